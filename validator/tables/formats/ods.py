"""The inside of an ODS file, as far as it is looked at without a reader: how far each sheet goes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from validator.tables.formats.extent import Extent
from validator.tables.formats.unpacking import Damaged, unpack_member

if TYPE_CHECKING:
    import zipfile

CONTENT = "content.xml"
MANY = 10_000
"""An error that is repeated over more cells than this is counted and not shown as its text."""


def scan_sheets(archive: zipfile.ZipFile, *, shown: str) -> dict[str, Extent]:
    """Return how far each sheet goes, from the cells themselves. Raise Damaged, DsregError beyond a limit."""
    scan = _Scan()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = scan.start, scan.end
    parser.CharacterDataHandler = scan.text
    parser.EntityDeclHandler = _refuse_entities
    try:
        info = archive.getinfo(CONTENT)
        for piece in unpack_member(archive, info, shown=shown):
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - the parser's own signature
    except (KeyError, expat.ExpatError, ValueError) as error:
        raise Damaged("its content.xml is spoilt") from error
    return scan.sheets


def _refuse_entities(*_declaration: object) -> None:
    raise Damaged("it declares entities")


class _Scan:
    """The state that goes from one element to the next."""

    def __init__(self) -> None:
        self.sheets: dict[str, Extent] = {}
        self.sheet = Extent()
        self.row = self.rows = self.column = self.columns = 0
        self.depth = 0
        self.has_value = self.is_error = False
        self.words: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == "table:table":
            self.depth += 1
            if self.depth == 1:
                self.sheet = self.sheets.setdefault(attributes.get("table:name", ""), Extent())
                self.row = self.rows = 0
        elif self.depth == 1 and name == "table:table-row":
            self.row += self.rows
            self.rows = int(attributes.get("table:number-rows-repeated", "1"))
            self.column = self.columns = 0
        elif self.depth == 1 and name in {"table:table-cell", "table:covered-table-cell"}:
            self.column += self.columns
            self.columns = int(attributes.get("table:number-columns-repeated", "1"))
            self.has_value = "office:value-type" in attributes
            self.is_error = attributes.get("calcext:value-type") == "error"
            self.words = []

    def text(self, words: str) -> None:
        """Take some text."""
        if self.is_error:
            self.words.append(words)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "table:table":
            self.depth -= 1
        elif self.depth == 1 and name in {"table:table-cell", "table:covered-table-cell"} and self.has_value:
            last_row, last_column = self.row + self.rows, self.column + self.columns
            self.sheet.take(last_row, last_column)
            text = "".join(self.words).strip()
            if self.is_error and text and self.rows * self.columns <= MANY:
                for row in range(self.row + 1, last_row + 1):
                    for column in range(self.column + 1, last_column + 1):
                        self.sheet.take_error(row, column, text)
            self.has_value = self.is_error = False
