"""From a row's position in the engine to its record number and physical line in the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validator.tables.canonical import Canonical
    from validator.tables.structure import Structure


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where rows stand.

    `first` is the number of the first record below the header. `gaps` are positions before which a record was left
    out; from each record of `starts` on, a record's line is its number plus the offset at the same index.
    """

    first: int = 2
    gaps: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    offsets: tuple[int, ...] = ()

    @classmethod
    def regular(cls, structure: Structure, *, first: int = 2) -> Places:
        """Return the places of a file that the engine read as it is."""
        starts = tuple(record + 1 for record, _ in structure.breaks)
        offsets = tuple(accumulate(count for _, count in structure.breaks))
        return cls(first=first, starts=starts, offsets=offsets)

    @classmethod
    def rewritten(cls, canonical: Canonical) -> Places:
        """Return the places of a file that was rewritten for the engine."""
        starts = tuple(record for record, _ in canonical.lines)
        offsets = tuple(line - record for record, line in canonical.lines)
        return cls(first=canonical.header_number + 1, gaps=canonical.gaps, starts=starts, offsets=offsets)

    def place(self, position: int) -> tuple[int, int | None]:
        """Return the record number and the line of a position (from 0), None where they agree."""
        row = position + self.first + bisect_right(self.gaps, position)
        return row, self.line(row)

    def line(self, row: int) -> int | None:
        """Return the physical line on which a record starts, None where it is the record's number."""
        index = bisect_left(self.starts, row + 1) - 1
        offset = self.offsets[index] if index >= 0 else 0
        return row + offset if offset else None
