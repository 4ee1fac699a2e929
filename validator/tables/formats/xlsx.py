"""The inside of an XLSX or XLSM file, as far as it is looked at without a reader: its sheets, how far each one goes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from validator.limits import LIMITS
from validator.tables.formats.extent import Extent
from validator.tables.formats.unpacking import Damaged, unpack_member

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator, Mapping

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*("[^"]*"|'[^']*')""")
_TOKEN = re.compile(rb"<(?:\w+:)?(?:(row|c)(\s[^>]*)?>|(v)(?:\s[^>]*)?>([^<]+)|(is)(?:\s[^>]*)?>)")
_PLAIN = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?(?:<v>[^<]|<is>)',
)
"""A cell with a value as nearly every program writes it."""
_VALUES = (b"<v>", b"<v ", b":v>", b":v ", b"<is>", b"<is ", b":is>", b":is ")
"""What begins a value, however it is written."""
_PLACE = re.compile(rb"""\sr\s*=\s*["']\$?([A-Za-z]*)\$?([0-9]*)["']""")
_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")


def scan_sheet(archive: zipfile.ZipFile, sheet: str, *, shown: str) -> Extent:
    """Return how far a sheet goes, from the cells themselves. Raise Damaged, DsregError beyond a limit."""
    members = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
    return _scan_cells(unpack_member(archive, members[_part_of(archive, members, sheet, shown)], shown=shown))


def check_parts(archive: zipfile.ZipFile, *, shown: str) -> None:
    """Unpack, within limits, every part that a reader unpacks whole."""
    for info in archive.infolist():
        name = info.filename.lower()
        if name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/"):
            for _ in unpack_member(archive, info, shown=shown):
                pass


def _part_of(archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], sheet: str, shown: str) -> str:
    """Return the name of the part that holds a sheet, in lower case."""
    listed = _SHEET.findall(_text(archive, members, WORKBOOK, shown))
    relations = [_attributes(one) for one in _RELATION.findall(_text(archive, members, RELATIONS, shown))]
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for attributes in map(_attributes, listed):
        if attributes.get("name") == sheet:
            identifier = next((value for key, value in attributes.items() if key.endswith(":id")), None)
            target = targets.get(identifier, "")
            part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl", target))
            if part.lower() in members:
                return part.lower()
    raise Damaged("its list of sheets does not lead to one", sheet)


def _text(archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], name: str, shown: str) -> str:
    if name not in members:
        raise Damaged("a part is missing", name)
    content = bytearray()
    for piece in unpack_member(archive, members[name], shown=shown):
        content += piece
        if len(content) > LIMITS.descriptor:
            raise Damaged("a part is far too long", name)
    return content.decode("utf-8", errors="replace")


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(value[1:-1]) for name, value in _ATTRIBUTE.findall(text)}


def _scan_cells(pieces: Iterable[bytes]) -> Extent:
    """Return the extent of the cells that hold a value; a cell or row without a place stands after the one before."""
    extent = Extent()
    row = column = 0
    is_error = False
    for part in _whole_tags(pieces):
        plain = _PLAIN.findall(part)
        if b'="e"' not in part and len(plain) == sum(map(part.count, _VALUES)):
            # every value of this part stands in a cell with a place, so the places alone tell how far they go
            for letters in {letters for letters, _ in plain}:
                extent.take(0, _number(letters))
            extent.take(max((int(number) for number in {number for _, number in plain}), default=0), 0)
            row, column = (int(plain[-1][1]), _number(plain[-1][0])) if plain else (row, column)
            continue
        for name, attributes, value, text, inline in _TOKEN.findall(part):
            if name == b"row":
                row, column = _row(attributes, row + 1), 0
            elif name == b"c":
                row, column = _cell(attributes, row, column + 1)
                is_error = b"e" in attributes and _ERROR.search(attributes) is not None
            elif value and is_error:
                extent.take_error(row, column, text.decode("utf-8", errors="replace"))
            elif value or inline:
                extent.take(row, column)
    return extent


def _whole_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes, cut in front of a tag."""
    rest = b""
    for piece in pieces:
        rest += piece
        cut = rest.rfind(b"<")
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > LIMITS.record:
            raise Damaged("it holds a cell without an end")
    yield rest


def _row(attributes: bytes, following: int) -> int:
    place = _PLACE.search(attributes)
    return int(place[2]) if place and place[2] else following


def _cell(attributes: bytes, row: int, following: int) -> tuple[int, int]:
    place = _PLACE.search(attributes)
    if place is None or not (place[1] and place[2]):
        return row, following
    return int(place[2]), _number(place[1])


def _number(letters: bytes) -> int:
    """Return the number of a column, from 1: A is 1, XFD is 16,384."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - 64
    return column
