"""Every format but delimited text, in plain sight: how its content tells it, and where its reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables.formats.format import Format
from validator.tables.source import read_head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from validator.tables.formats.format import Opening
    from validator.tables.task import TableTask

ROOM = "validator.tables.formats"
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
COMPOUND = b"\xd0\xcf\x11\xe0"
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
"""Stands unpacked at the start of an ODS file (OpenDocument 1.2, part 3, 3.3)."""


def _starts(*marks: bytes) -> Callable[[bytes, Path], bool]:
    return lambda head, _path: head.startswith(marks)


def _holds(part: str) -> Callable[[bytes, Path], bool]:
    """Return whether a zip file has a part of this name."""
    return lambda head, path: head.startswith(ZIP) and part in _parts(path)


def _parts(path: Path) -> frozenset[str]:
    # zipfile is imported only for a zip file: 10 ms
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415

    try:
        with ZipFile(path) as archive:
            return frozenset(name.replace("\\", "/").lower() for name in archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()


def _is_ods(head: bytes, path: Path) -> bool:
    return head.startswith(ZIP) and SPREADSHEET in head[:200] and "content.xml" in _parts(path)


def _is_json(head: bytes, path: Path) -> bool:
    from validator.tables.formats.json_kind import is_document  # noqa: PLC0415 - only for what looks like JSON

    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"} and is_document(head, path)


def _is_json_lines(head: bytes, path: Path) -> bool:
    from validator.tables.formats.json_kind import is_lines  # noqa: PLC0415 - only for what looks like JSON

    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"} and is_lines(head, path)


FORMATS: dict[str, Format] = {
    "gzip": Format(title="a gzip file", is_told=_starts(b"\x1f\x8b"), reader=(f"{ROOM}.packed", "open_gzip")),
    "xlsx": Format(
        title="an Excel workbook", is_told=_holds("xl/workbook.xml"), reader=(f"{ROOM}.workbook", "open_xlsx")
    ),
    "ods": Format(title="an OpenDocument spreadsheet", is_told=_is_ods, reader=(f"{ROOM}.workbook", "open_ods")),
    "xls": Format(title="an old Excel workbook", is_told=_starts(COMPOUND), reader=(f"{ROOM}.workbook", "open_xls")),
    "zip": Format(title="a zip file", is_told=_starts(ZIP, EMPTY_ZIP), reader=(f"{ROOM}.packed", "open_zip")),
    "parquet": Format(title="a Parquet file", is_told=_starts(b"PAR1"), reader=(f"{ROOM}.parquet", "open_parquet")),
    "ndjson": Format(
        title="JSON, one value a line", is_told=_is_json_lines, reader=(f"{ROOM}.json_tables", "open_lines")
    ),
    "json": Format(title="a JSON document", is_told=_is_json, reader=(f"{ROOM}.json_tables", "open_json")),
}


def open_tables(task: TableTask, opening: Opening) -> Iterator[TableTask]:
    """Yield a task for each table in a file; delimited text is the task as it came."""
    kind = tell_format(task.path, shown=task.shown)
    if kind is None:
        yield task
    else:
        yield from kind.open(task, opening)


def tell_format(path: Path, *, shown: str) -> Format | None:
    """Return the format of a file by its content, None for delimited text and for what is no table at all."""
    head = read_head(path, shown=shown)
    return next((kind for kind in FORMATS.values() if kind.is_told(head, path)), None)
