"""The inside of an old Excel file (BIFF in a compound file), as far as it is looked at without a reader."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.tables.formats.extent import Extent
from validator.tables.formats.unpacking import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_NAMES = frozenset({"EncryptedPackage", "EncryptionInfo"})
LAST_SECTOR = 0xFFFFFFFA
ENTRY = 128
STREAM = 2
BOF, EOF, SHEET, PASSWORD = 0x0809, 0x000A, 0x0085, 0x002F
FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
SINGLE = frozenset({0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, 0x0205, *FORMULAS})
SEVERAL = 0x00BD
TRUTH = 0x0205
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
"""[MS-XLS] 2.5.10, BErr."""


def scan_sheets(path: Path, *, shown: str) -> tuple[Extent, ...]:
    """Return how far each sheet goes, in the order of the workbook.

    Raise Damaged, and DsregError "not-a-table" for another Office file or "password-protected".
    """
    try:
        streams = _streams(path.read_bytes())
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Damaged("it breaks off") from error
    if ENCRYPTED_NAMES & set(streams):
        raise DsregError("password-protected", path=shown)
    book = streams.get("Workbook", streams.get("Book"))
    if book is None:
        raise DsregError("not-a-table", path=shown, looks_like="an old Word or other Office file")
    try:
        return tuple(_scan_sheet(book, offset) for offset in _sheet_offsets(book, shown))
    except struct.error as error:
        raise Damaged("it breaks off") from error


def _sheet_offsets(book: bytes, shown: str) -> Iterator[int]:
    for kind, content in _records(book, 0):
        if kind == PASSWORD:
            raise DsregError("password-protected", path=shown)
        if kind == SHEET:
            yield struct.unpack_from("<I", content)[0]
        if kind == EOF:
            return


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _scan_sheet(book: bytes, offset: int) -> Extent:
    """Return the extent of one sheet; a chart inside it is a book within the book and does not count."""
    extent, depth = Extent(), 0
    for kind, content in _records(book, offset):
        depth += (kind == BOF) - (kind == EOF)
        if depth == 0:
            break
        if depth == 1 and kind in SINGLE:
            row, column = struct.unpack_from("<HH", content)
            error = _error(kind, content)
            if error is not None:
                extent.take_error(row + 1, column + 1, error)
            elif not _is_empty_formula(kind, content):
                extent.take(row + 1, column + 1)
        elif depth == 1 and kind == SEVERAL:
            row = struct.unpack_from("<H", content)[0]
            extent.take(row + 1, struct.unpack_from("<H", content, len(content) - 2)[0] + 1)
    return extent


def _error(kind: int, content: bytes) -> str | None:
    if kind == TRUTH and content[7]:
        return ERRORS.get(content[6], "#ERR!")
    is_formula = kind in FORMULAS and content[12:14] == b"\xff\xff" and content[6] == STREAM
    return ERRORS.get(content[8], "#ERR!") if is_formula else None


def _is_empty_formula(kind: int, content: bytes) -> bool:
    return kind in FORMULAS and content[12:14] == b"\xff\xff" and content[6] == 3  # noqa: PLR2004 - [MS-XLS] 2.5.133


def _streams(content: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file ([MS-CFB]) by name."""
    if content[:8] != MAGIC:
        raise Damaged("it does not begin as it should")
    shift, short_shift = struct.unpack_from("<HH", content, 30)
    first_entry, cutoff, first_short = (struct.unpack_from("<I", content, at)[0] for at in (48, 56, 60))
    if shift not in {9, 12} or short_shift != 6:  # noqa: PLR2004 - the only sizes there are
        raise Damaged("its sectors have an odd size")
    size = 1 << shift
    table = _table(content, size)
    entries = _chain(content[size:], table, first_entry, size)
    short_table = (
        list(struct.unpack(f"<{len(found) // 4}I", found))
        if (found := _chain(content[size:], table, first_short, size))
        else []
    )
    if not entries or len(entries) % ENTRY:
        raise Damaged("its list of streams breaks off")
    root = entries[:ENTRY]
    short = _chain(content[size:], table, struct.unpack_from("<I", root, 116)[0], size)
    streams: dict[str, bytes] = {}
    for at in range(0, len(entries) - ENTRY + 1, ENTRY):
        entry = entries[at : at + ENTRY]
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", errors="replace")
        start, length = struct.unpack_from("<II", entry, 116)
        if entry[66] == STREAM and name not in streams:
            is_short = length < cutoff
            found = _chain(short, short_table, start, 64) if is_short else _chain(content[size:], table, start, size)
            streams[name] = found[:length]
    return streams


def _table(content: bytes, size: int) -> list[int]:
    """Return the table that leads from each sector to the next."""
    sectors = list(struct.unpack_from("<109I", content, 76))
    at, left = struct.unpack_from("<II", content, 68)
    while at < LAST_SECTOR and left and len(sectors) * size <= len(content):
        more = struct.unpack_from(f"<{size // 4}I", content, (at + 1) * size)
        sectors += more[:-1]
        at, left = more[-1], left - 1
    table: list[int] = []
    for sector in sectors:
        if sector < LAST_SECTOR:
            table += struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
    return table


def _chain(content: bytes, table: list[int], at: int, size: int) -> bytes:
    """Return the bytes of a chain of sectors; one that bites its tail is damaged."""
    found = bytearray()
    steps = 0
    while at < LAST_SECTOR:
        if at >= len(table) or steps > len(table):
            raise Damaged("its sectors do not hang together")
        found += content[at * size : (at + 1) * size]
        at, steps = table[at], steps + 1
    return bytes(found)
