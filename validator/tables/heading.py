"""The header and what stands below it: one record of labels first, then the records of data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables.records import Quirk, RawRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from validator.tables.dialect import Dialect


def headed(records: Iterable[RawRecord], dialect: Dialect, names: Sequence[str] = ()) -> Iterator[RawRecord]:
    """Yield the header as one record, then every record below it.

    Where the table has no header, its labels are `names`, the schema's fields in their order, and beyond them field7
    for the seventh column; the header's number is then one less than the first record's. Comments are marked as such;
    those above the header are left out.
    """
    rest = _marked(records, dialect) if dialect.comment or dialect.comment_rows else iter(records)
    if dialect.header_rows:
        yield from _joined(rest, dialect.header_rows, dialect.header_join)
        yield from rest
        return
    first = next((record for record in rest if Quirk.COMMENT not in record.quirks), None)
    if first is None:
        return
    if not dialect.has_header:
        yield RawRecord(first.number - 1, first.line - 1, name_columns(len(first.cells), names), "", Quirk.NONE)
    yield first
    yield from rest


def _marked(records: Iterable[RawRecord], dialect: Dialect) -> Iterator[RawRecord]:
    for record in records:
        yield record._replace(quirks=record.quirks | Quirk.COMMENT) if is_comment(record, dialect) else record


def is_comment(record: RawRecord, dialect: Dialect) -> bool:
    """Say whether the dialect calls a record a comment: by how it begins, or by its number."""
    begins = bool(dialect.comment) and bool(record.cells) and record.cells[0].startswith(dialect.comment)
    return begins or record.number in dialect.comment_rows


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
        width = max(len(record.cells) for record in found)
        stacked = zip(*(_stretched(record.cells, width) for record in found), strict=True)
        labels = [separator.join(filter(None, map(str.strip, cells))) for cells in stacked] if len(found) > 1 else None
        last = found[-1]
        quirks = Quirk.NONE
        for record in found:
            quirks |= record.quirks
        yield RawRecord(last.number, last.line, labels or last.cells, last.end, quirks)


def _stretched(cells: list[str], width: int) -> list[str]:
    """Return a row of the header as wide as the others: its last label stands over all that is right of it."""
    return cells + cells[-1:] * (width - len(cells)) if cells else [""] * width
