"""The header and what stands below it: one record of labels first, then the records of data."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from validator.tables.records import Quirk, RawRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from validator.tables.dialect import Dialect


def headed(records: Iterable[RawRecord], dialect: Dialect, names: Sequence[str] = ()) -> Iterator[RawRecord]:
    """Yield the header as one record, then every record below it.

    Where the table has no header, its labels are `names`, the schema's fields in their order, and beyond them field7
    for the seventh column; the header's number is then one less than the first record's.
    """
    rest = iter(records)
    if not dialect.has_header:
        first = next(rest, None)
        if first is not None:
            yield RawRecord(first.number - 1, first.line - 1, name_columns(len(first.cells), names), "", Quirk.NONE)
            yield first
    elif dialect.header_rows:
        yield from _joined(rest, dialect.header_rows, dialect.header_join)
    yield from rest


def name_columns(width: int, names: Sequence[str]) -> list[str]:
    """Return the labels of a table without a header."""
    return [*names, *(f"field{number}" for number in range(len(names) + 1, width + 1))]


def _joined(records: Iterator[RawRecord], rows: tuple[int, ...], separator: str) -> Iterator[RawRecord]:
    """Yield one record with the labels of these rows joined, column by column; what stands above them is left out."""
    found: list[RawRecord] = []
    for record in records:
        if record.number in rows:
            found.append(record)
        if record.number >= rows[-1]:
            break
    if found:
        stacked = zip_longest(*(record.cells for record in found), fillvalue="")
        labels = [separator.join(filter(None, map(str.strip, cells))) for cells in stacked] if len(found) > 1 else None
        last = found[-1]
        quirks = Quirk.NONE
        for record in found:
            quirks |= record.quirks
        yield RawRecord(last.number, last.line, labels or last.cells, last.end, quirks)
