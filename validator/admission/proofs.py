"""Which demands of a standard no example proves: each is taken away, and some verdict must change.

A demand is tried alone, on the columns that it reads, in the examples whose lists claim it; the column with the demand
and the column without it stand side by side in one table. That finds the same as taking it out of the whole standard,
since the lists are held to the whole standard elsewhere, at a small part of the cost.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.admission.demands import list_demands
from validator.admission.examples import places_of
from validator.faults import Place as Where
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.header import match_header
from validator.tables.matching import match_columns
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standards.schema import Schema
    from validator.admission.demands import Demand
    from validator.admission.examples import Claim, Place

ANCHOR = "dsreg:row"
"""A column of row numbers, so that a row whose only cell is blank is no blank line."""


def list_unproved(schema: Schema, claims: Iterable[Claim]) -> tuple[Demand, ...]:
    """Return the demands that could be taken out of the standard without changing the verdict on any example."""
    left = list(list_demands(schema))
    for claim in claims:
        if not claim.path.is_file():
            continue
        claimed = [one for one in left if any(map(one.is_claimed_by, claim.places))]
        proved = _proved(claim.path, claimed, schema)
        left = [one for one in left if one not in proved]
    return tuple(left)


def _proved(path: Path, claimed: Sequence[Demand], schema: Schema) -> list[Demand]:
    """Return which of the demands an example proves."""
    rows = _read(path) if claimed else []
    if not rows:
        return []
    labels = [one for one in claimed if one.is_label and _tells_labels_apart(rows[0], one)]
    columns = [one for one in claimed if not one.is_label and "field" in one.place]
    others = [one for one in claimed if "field" not in one.place]
    return [*labels, *_tell_columns_apart(rows, columns, schema), *_tell_rows_apart(rows, others, schema)]


def _tells_labels_apart(labels: list[str], demand: Demand) -> bool:
    kept, dropped = (match_header(labels, one, Where(path=""), row=1) for one in (demand.kept, demand.dropped))
    return [*_of(demand, places_of(kept.findings))] != [*_of(demand, places_of(dropped.findings))]


def _tell_columns_apart(rows: list[list[str]], demands: Sequence[Demand], schema: Schema) -> list[Demand]:
    """Return the demands on single columns without which something else is found: all of them are tried in one run."""
    if not demands:
        return []
    pairs = [(one, f"{number} with", f"{number} without") for number, one in enumerate(demands)]
    fields = [
        (one.columns[0], replace(asked.fields[0], name=name))
        for one, *names in pairs
        for name, asked in zip(names, (one.kept, one.dropped), strict=True)
    ]
    table = replace(demands[0].kept, fields=tuple(field for _, field in fields))
    places = [*_look(rows, schema, table, [column for column, _ in fields])]
    return [one for one, kept, dropped in pairs if [*_of(one, places, kept)] != [*_of(one, places, dropped)]]


def _tell_rows_apart(rows: list[list[str]], demands: Sequence[Demand], schema: Schema) -> list[Demand]:
    """Return the rules and keys without which something else is found; several rules are tried in one run."""
    ruled = [one for one in demands if one.kept.rules]
    runs = [ruled, *([one] for one in demands if not one.kept.rules)]
    proved = []
    for together in filter(None, runs):
        kept, dropped = (
            [*_look(rows, schema, table, [field.name for field in table.fields])]
            for table in (_joined([one.kept for one in together]), _joined([one.dropped for one in together]))
        )
        proved += [one for one in together if [*_of(one, kept)] != [*_of(one, dropped)]]
    return proved


def _joined(tables: Sequence[Schema]) -> Schema:
    """Return one table with the columns and the rules of several that read the same columns alike."""
    fields = {field.name: field for one in tables for field in one.fields}
    rules = {rule.name: rule for one in tables for rule in one.rules}
    return replace(tables[0], fields=tuple(fields.values()), rules=tuple(rules.values()))


def _of(demand: Demand, places: Iterable[Place], name: str | None = None) -> Iterator[Place]:
    """Yield the places that prove a demand, in the column of that name where it has another there."""
    for place in places:
        own = place if name is None else {**place, "field": demand.columns[0]}
        if (name is None or place.get("field") == name) and demand.is_claimed_by(own):
            yield own


def _look(rows: list[list[str]], schema: Schema, asked: Schema, columns: Sequence[str]) -> Iterator[Place]:
    """Yield what is found where the table that is asked has these columns of the rows, and nothing else of them."""
    matched = match_columns(rows[0], schema)
    numbers = {column.field.name: column.number - 1 for column in matched if column.field is not None}
    taken = [(field.name, numbers[name]) for field, name in zip(asked.fields, columns, strict=True) if name in numbers]
    with TemporaryDirectory(prefix="dsreg-") as folder:
        path = Path(folder) / "columns.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow([ANCHOR, *(name for name, _ in taken)])
            for number, row in enumerate(rows[1:], start=2):
                cells = [row[place] if place < len(row) else "" for _, place in taken]
                writer.writerow([number if any(row) else "", *cells])
        task = TableTask(path=path, shown=path.name, name=path.stem, schema=asked)
        try:
            yield from places_of(check_table(task, Options(examples=None))[1])
        except DsregError:
            return


def _read(path: Path) -> list[list[str]]:
    """Return the records of an example; none where it is no plain table, which is then found elsewhere."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.reader(stream))
    except (OSError, UnicodeError, csv.Error):
        return []
