"""Packed bytes unpacked within limits: what a zip file says of its own sizes is checked, never believed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.limits import LIMITS, beyond

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import IO

PIECE = 1024**2
HARMLESS = 16 * 1024**2
"""Up to this size the ratio does not matter: a short file of one repeated word packs very well."""
LOCAL_HEADER = struct.Struct("<4s22xHH")
ENCRYPTED = 0x1


class Damaged(Exception):  # noqa: N818 - it says what the file is
    """The bytes are not what they should be: `reason` says why, `part` in which part of the file."""

    def __init__(self, reason: str, part: str = "") -> None:
        """Keep the reason and the part."""
        super().__init__(f"{reason} ({part})" if part else reason)


def unpack_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, shown: str) -> Iterator[bytes]:
    """Yield the bytes of one member of a zip file, piece by piece.

    Raise DsregError "password-protected" or "limit-reached", Damaged where the bytes are not what the archive says.
    """
    if info.flag_bits & ENCRYPTED:
        raise DsregError("password-protected", path=shown)
    stream = archive.fp
    if stream is None or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Damaged("it is packed in an unusual way")
    packed = _member_bytes(stream, info)
    pieces = packed if info.compress_type == zipfile.ZIP_STORED else _inflate(packed, -zlib.MAX_WBITS)
    crc = 0
    for piece in within_limits(pieces, packed_size=info.compress_size, shown=shown):
        crc = zlib.crc32(piece, crc)
        yield piece
    if crc != info.CRC:
        raise Damaged("a checksum is wrong", info.filename)


def unpack_gzip(path: Path, *, shown: str) -> Iterator[bytes]:
    """Yield the bytes of a gzip file, its members joined. Raise as unpack_member does."""
    with path.open("rb") as stream:
        pieces = _inflate(iter(lambda: stream.read(PIECE), b""), 16 + zlib.MAX_WBITS, joined=True)
        yield from within_limits(pieces, packed_size=path.stat().st_size, shown=shown)


def within_limits(pieces: Iterable[bytes], *, packed_size: int, shown: str) -> Iterator[bytes]:
    """Yield the pieces. Raise DsregError "limit-reached" where they are too many, or many times what they come from."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LIMITS.table:
            raise beyond(shown, "its unpacked size in bytes", LIMITS.table)
        if size > HARMLESS and size > packed_size * LIMITS.ratio:
            raise beyond(shown, "its unpacked size, in times the packed one,", LIMITS.ratio)
        yield piece


def _member_bytes(stream: IO[bytes], info: zipfile.ZipInfo) -> Iterator[bytes]:
    stream.seek(info.header_offset)
    header = stream.read(LOCAL_HEADER.size)
    if len(header) < LOCAL_HEADER.size:
        raise Damaged("it breaks off")
    mark, name_length, extra_length = LOCAL_HEADER.unpack(header)
    if mark != b"PK\x03\x04":
        raise Damaged("a part is not where the list of parts says", info.filename)
    at, left = stream.seek(name_length + extra_length, 1), info.compress_size
    while left:
        stream.seek(at)  # between two pieces another member may have been read
        piece = stream.read(min(PIECE, left))
        if not piece:
            raise Damaged("it breaks off")
        at, left = at + len(piece), left - len(piece)
        yield piece


def _inflate(packed: Iterable[bytes], window: int, *, joined: bool = False) -> Iterator[bytes]:
    """Yield the unpacked bytes; never more than a piece at a time, however well they were packed."""
    inflater = zlib.decompressobj(window)
    try:
        for chunk in packed:
            rest = chunk
            while rest:
                if inflater.eof:
                    if not joined or not rest.strip(b"\0"):
                        return
                    inflater = zlib.decompressobj(window)
                yield inflater.decompress(rest, PIECE)
                rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
        while not inflater.eof:
            piece = inflater.decompress(b"", PIECE)
            if not piece:
                raise Damaged("it breaks off")
            yield piece
    except zlib.error as error:
        raise Damaged("its packed bytes are spoilt") from error
