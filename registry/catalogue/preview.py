"""The first rows of a table, as its page shows them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING

from registry.dataset.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from registry.dataset.table import Table

ROWS, COLUMNS, CELL = 20, 60, 200
HEAD = 1_000_000  # bytes of a file that are looked at
FORMATS = frozenset({"CSV", "TSV"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its number in the file, as reports count (the header is 1), and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The header and the first rows, every row as long as the header; `hidden` columns are not shown."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    hidden: int = 0


def has_preview(table: Table) -> bool:
    """Say whether the first rows of the table can be shown."""
    return bool(table.downloads) and table.downloads[0].format.label in FORMATS


def read_preview(content: bytes, *, delimiter: str = ",") -> Preview | None:
    """Return the first rows of a delimited text in UTF-8; None when it has no header that could be shown."""
    text = content[:HEAD].decode("utf-8-sig", errors="replace")
    if len(content) > HEAD:
        text = text[: text.rfind("\n") + 1]
    records = _records(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    header = next(records, None)
    if header is None:
        return None
    width = min(len(header), COLUMNS)
    rows = (Row(number=n, cells=_cells(record, width)) for n, record in enumerate(records, start=2) if any(record))
    return Preview(header=_cells(header, width), rows=tuple(islice(rows, ROWS)), hidden=len(header) - width)


def _records(reader: Iterable[list[str]]) -> Iterator[list[str]]:
    """Yield records until the file ends or cannot be read on: what was read so far is shown."""
    iterator = iter(reader)
    while True:
        try:
            record = next(iterator, None)
        except csv.Error:
            return
        if record is None:
            return
        yield record


def _cells(record: list[str], width: int) -> tuple[str, ...]:
    padded = record[:width] + [""] * (width - len(record))
    return tuple(read_text(cell, limit=CELL) for cell in padded)
