"""The findings about a file as a whole and about how its records are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.faults import Place, find
from validator.finding import Example, Finding
from validator.tables.dialect import Dialect
from validator.tables.records import read_records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from validator.tables.canonical import Canonical
    from validator.tables.structure import Structure

SPOKEN = {
    "cp850": "code page 850 (DOS)",
    "cp437": "code page 437 (DOS)",
    "mac_roman": "Mac OS Roman",
    "utf-8": "UTF-8 with broken places",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 without a byte order mark",
    "utf-16-be": "UTF-16 (big-endian) without a byte order mark",
}
DECLARE = "Declare the encoding that the file has, or save the file again as CSV UTF-8 and declare none."
LINE_ENDS = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}


def spoken_encoding(name: str) -> str:
    """Return an encoding as people call it: Windows-1252, ISO 8859-7."""
    windows, iso = re.fullmatch("cp(125[0-8])", name), re.fullmatch("iso8859_([0-9]+)", name)
    numbered = f"Windows-{windows[1]}" if windows else f"ISO 8859-{iso[1]}" if iso else name
    return SPOKEN.get(name, numbered)


def structure_findings(
    path: Path,
    structure: Structure,
    place: Place,
    *,
    guess: str | None,
    refused: str | None = None,
) -> Iterator[Finding]:
    """Yield what the bytes tell: a byte order mark, an encoding that nobody declared, or another than was declared.

    `guess` is the encoding that the bytes look like, where it is not as declared; `refused` is the declared encoding
    in which some of the bytes mean nothing.
    """
    if structure.has_bom:
        yield find("encoding-bom", place)
    if guess is None:
        return
    is_good = structure.is_utf8 and guess == "utf-8"
    looks_like = "UTF-8" if is_good else spoken_encoding(guess)
    if refused is not None:
        message = f"The file is not in {spoken_encoding(refused)}, as was declared; it looks like {looks_like}."
        yield find("encoding-error", place, message=message, fix=DECLARE, examples=_first_bad_byte(path))
    elif not is_good:
        yield find("encoding-error", place, expected=looks_like, examples=_first_bad_byte(path))


def _first_bad_byte(path: Path) -> Iterator[Example]:
    """Yield the first cell that is not UTF-8: its row and its column, and the byte itself."""
    with path.open(encoding="latin-1", newline="") as stream:
        for record in read_records(stream, Dialect()):
            for column, cell in enumerate(record.cells, start=1):
                byte = _bad_byte(cell)
                if byte is not None:
                    line = record.line if record.line != record.number else None
                    yield Example(row=record.number, line=line, message=f"column {column} holds the byte 0x{byte:02X}")
                    return


def _bad_byte(cell: str) -> int | None:
    content = cell.encode("latin-1")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content[error.start]
    return None


def record_findings(canonical: Canonical, place: Place, keep: int | None) -> Iterator[Finding]:
    """Yield what a strict reading of the records found: line ends, quotes, cells too few or too many."""
    kinds = [LINE_ENDS[end] for end, count in canonical.line_ends.most_common() if count]
    if len(kinds) > 1:
        yield find("line-ends-mixed", place, expected=" and ".join(kinds))
    if kinds == ["CR"]:
        yield find("line-ends-cr", place)
    for code, fault in canonical.faults.items():
        examples = [
            Example(row=row, line=line if line != row else None, value=text) for row, line, text in fault.places[:keep]
        ]
        count = 1 if code == "unclosed-quote" else fault.count
        yield find(code, place, count=count, examples=examples)
