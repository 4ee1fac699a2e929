"""How a delimited file is written: its delimiter, quote and header row; stated, or told from its first lines."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DELIMITERS = (",", "\t", ";", "|")
NAMES = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "vertical bars"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The properties of Table Dialect that a reader needs.

    `header_rows` are the records that hold the labels, from 1: None where nobody said (then the first), () for none;
    the labels of several are joined by `header_join`.
    """

    delimiter: str = ","
    quote: str = '"'
    header_rows: tuple[int, ...] | None = None
    header_join: str = " "

    @property
    def has_header(self) -> bool:
        """Say whether the table has labels at all."""
        return self.header_rows != ()

    @property
    def is_plain(self) -> bool:
        """Say whether the engine reads text in this dialect by itself."""
        return self.quote == '"' and self.header_rows in {None, (), (1,)}


PLAIN = Dialect()


def tell_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter under which the first lines agree best on a number of columns; a comma if none does."""
    scores = {delimiter: _agreement(lines, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0.0, 0) else ","


def _agreement(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    """Return (share of records as wide as the header, that width); (0, 0) for one column."""
    widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
    if not widths or widths[0] == 1:
        return 0.0, 0
    return round(Counter(widths)[widths[0]] / len(widths), 1), widths[0]
