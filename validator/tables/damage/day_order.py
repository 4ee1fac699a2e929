"""Dates in which day and month could be each other: what a whole column of them shows."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.tables.records import NO_CELL
from validator.tables.rules.blanks import NULL_WORDS
from validator.tables.sql import SPACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from standards.schema import Field, Schema
    from validator.tables.dialect import Dialect

LOOKED_AT = 200
"""A column that has shown no such date by then is not followed any further."""
DATES = frozenset({"date", "datetime"})
TEXTS = frozenset({"string", "any"})
DATE = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2[0-9]{4}(?:[T ,].*)?", re.ASCII | re.DOTALL)
NOTHING = re.compile(NULL_WORDS, re.ASCII)
MONTHS = 12
ORDERS = (re.compile("%d.*%m.*%[yY]"), re.compile("%m.*%d.*%[yY]"))


@dataclass(slots=True)
class DayOrder:
    """One column while it is followed: where its first date stands that reads either way, as (position, text)."""

    column: int
    field: Field
    first: tuple[int, str] | None = None
    is_settled: bool = False

    def take(self, position: int, text: str) -> None:
        """Learn from one filled cell: a day above 12 settles the order, other text that this is no column of dates."""
        date = DATE.fullmatch(text)
        if date is None:
            self.is_settled = self.field.type in TEXTS
            return
        one, other = int(date[1]), int(date[3])
        self.is_settled = max(one, other) > MONTHS
        if one != other and self.first is None:
            self.first = position, text


def open_day_orders(
    path: Path,
    columns: Sequence[tuple[int, Field]],
    schema: Schema,
    dialect: Dialect,
) -> tuple[DayOrder, ...]:
    """Return the columns of a regular UTF-8 file in which nothing shows whether the day or the month comes first."""
    followed = [DayOrder(column, field) for column, field in columns if _leaves_it_open(field)]
    for position, row in enumerate(_rows(path, dialect)):
        if position == LOOKED_AT:
            followed = [one for one in followed if one.first is not None]
        if not followed:
            return ()
        for one in followed:
            text = row[one.column - 1] if one.column <= len(row) else ""
            if not _is_blank(text, one.field, schema):
                one.take(position, text.strip(SPACES))
        followed = [one for one in followed if not one.is_settled]
    return tuple(one for one in followed if one.first is not None)


def _rows(path: Path, dialect: Dialect) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        rows = csv.reader(stream, delimiter=dialect.delimiter)
        if dialect.has_header:
            next(rows, None)
        yield from rows


def _leaves_it_open(field: Field) -> bool:
    """Say whether neither the type nor the format of a field settles what 03/04/2026 means."""
    if field.type in TEXTS:
        return field.identifier is None and field.format == "default" and not {"enum", "pattern"} & {*field.constraints}
    formats = field.options.get("formats", ()) if field.format == "any-of" else (field.format,)
    orders = [any(order.search(str(one)) for one in formats) for order in ORDERS]
    return field.type in DATES and orders[0] == orders[1]


def _is_blank(text: str, field: Field, schema: Schema) -> bool:
    bare = text.strip(SPACES)
    return not bare or text == NO_CELL or text in schema.missing_of(field) or NOTHING.fullmatch(bare) is not None
