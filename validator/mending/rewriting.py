"""A file written anew: the cells that are named in changes, blank rows and columns at its ends gone, all else kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.mending.change import Change
from validator.tables.records import Quirk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from validator.mending.delimited import DelimitedText
    from validator.tables.records import RawRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How far a table reaches: the last record and the last column that hold anything, and its header's width."""

    last_row: int
    width: int
    header_width: int


def measure(text: DelimitedText) -> Extent:
    """Return the extent of a table. Raise DsregError "not-mendable" where its text is not certain."""
    last_row = width = header_width = 0
    for record in text.records():
        header_width = header_width or len(record.cells)
        filled = _filled_width(record.cells)
        if filled:
            last_row, width = record.number, max(width, filled)
    return Extent(last_row=last_row, width=width, header_width=header_width)


def _filled_width(cells: list[str]) -> int:
    return next((number for number in range(len(cells), 0, -1) if cells[number - 1].strip()), 0)


class Rewriting:
    """One pass over a file: yields its new text and keeps what was really changed, in the order of the rows."""

    def __init__(self, text: DelimitedText, extent: Extent, edits: Mapping[int, tuple[Change, ...]]) -> None:
        """Take the changes wished for, by row."""
        self.changes: list[Change] = []
        self._text, self._extent, self._edits = text, extent, edits

    def lines(self) -> Iterator[str]:
        """Yield the text of every record that stays."""
        for column in range(self._extent.width + 1, self._extent.header_width + 1):
            self.changes.append(Change(code="blank-label", column=column))
        for record in self._text.records():
            if record.number > self._extent.last_row:
                self.changes.append(Change(code="blank-row", row=record.number))
            else:
                line = self._text.write(self._mended(record)) if record.cells else "\n"
                yield line.removesuffix("\n") if self._is_cut_off(record) else line

    def _is_cut_off(self, record: RawRecord) -> bool:
        """Say whether the file breaks off in this record: the sign of it, a line without an end, is kept."""
        return Quirk.NO_LINE_END in record.quirks and 0 < len(record.cells) < self._extent.header_width

    def _mended(self, record: RawRecord) -> list[str]:
        cells = record.cells[: self._extent.width]
        for column in range(max(self._extent.width, self._extent.header_width) + 1, len(record.cells) + 1):
            before = record.cells[column - 1]
            self.changes.append(Change(code="extra-cell", row=record.number, column=column, before=before))
        for change in self._edits.get(record.number, ()):
            at = (change.column or 0) - 1
            if 0 <= at < len(cells) and cells[at] == change.before:
                cells[at] = change.after
                self.changes.append(change)
        return cells
