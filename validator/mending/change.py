"""A change: what a repair made of one cell, heading, row or column, or of the file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the log: row and column as in the original file, None for what concerns more than one cell.

    In a description a change has a line and a pointer instead, and its field is the property.
    """

    code: str
    row: int | None = None
    column: int | None = None
    field: str | None = None
    before: str = ""
    after: str = ""
    line: int | None = None
    pointer: str | None = None


LABELS = ("row", "column", "field", "code", "before", "after")
DESCRIPTION_LABELS = ("line", "pointer", "field", "code", "before", "after")


def write_log(changes: Iterable[Change], labels: tuple[str, ...] = LABELS) -> str:
    """Return the log of changes as CSV, every cell quoted."""
    stream = StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(labels)
    for one in changes:
        row = (getattr(one, label) for label in labels)
        writer.writerow("" if cell is None else cell for cell in row)
    return stream.getvalue()
