"""Which demands of a standard no example proves: each is taken away, and some verdict must change.

A demand is tried alone, on the columns that it reads, in the examples whose lists claim it. That finds the same as
taking it out of the whole standard, since the lists are held to the whole standard elsewhere, and costs a tenth.
"""

from __future__ import annotations

import csv
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from standards.schema import Schema
from validator.admission.demands import list_demands
from validator.admission.examples import places_of
from validator.faults import Place as Where
from validator.options import Options
from validator.tables.check import TableTask, check_table
from validator.tables.header import match_header
from validator.tables.matching import match_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    return labels + [
        one
        for together in _rounds([one for one in claimed if not one.is_label])
        for one in _tell_apart(rows, together, schema)
    ]


def _rounds(demands: Sequence[Demand]) -> Iterator[tuple[Demand, ...]]:
    """Yield demands that can be tried in one run: of single columns, no two of the same one; all others alone."""
    columns: dict[str, list[Demand]] = {}
    for one in demands:
        if len(one.columns) > 1 or "field" not in one.place:
            yield (one,)
        else:
            columns.setdefault(one.columns[0], []).append(one)
    for together in zip_longest(*columns.values()):
        yield tuple(one for one in together if one is not None)


def _tells_labels_apart(labels: list[str], demand: Demand) -> bool:
    kept, dropped = (match_header(labels, one, Where(path=""), row=1) for one in (demand.kept, demand.dropped))
    return [*_of(demand, places_of(kept.findings))] != [*_of(demand, places_of(dropped.findings))]


def _tell_apart(rows: list[list[str]], together: tuple[Demand, ...], schema: Schema) -> list[Demand]:
    """Return the demands without which something else is found in these rows."""
    kept, dropped = (
        [*_look(rows, schema, _joined(one))]
        for one in ([demand.kept for demand in together], [demand.dropped for demand in together])
    )
    return [one for one in together if [*_of(one, kept)] != [*_of(one, dropped)]]


def _joined(tables: Sequence[Schema]) -> Schema:
    """Return one table with the columns and the demands of several that share no column."""
    first = tables[0]
    return Schema(
        fields=tuple(field for one in tables for field in one.fields),
        missing_values=first.missing_values,
        primary_key=first.primary_key,
        unique_keys=first.unique_keys,
        rules=tuple(rule for one in tables for rule in one.rules),
        is_standard=first.is_standard,
    )


def _of(demand: Demand, places: Iterable[Place]) -> Iterator[Place]:
    return filter(demand.is_claimed_by, places)


def _look(rows: list[list[str]], schema: Schema, asked: Schema) -> Iterator[Place]:
    """Yield what is found in the columns that are asked, and in nothing else of the rows."""
    columns = match_columns(rows[0], schema)
    numbers = {column.field.name: column.number - 1 for column in columns if column.field is not None}
    names = [field.name for field in asked.fields if field.name in numbers]
    with TemporaryDirectory(prefix="dsreg-") as folder:
        path = Path(folder) / "columns.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow([ANCHOR, *names])
            for number, row in enumerate(rows[1:], start=2):
                cells = [row[numbers[name]] if numbers[name] < len(row) else "" for name in names]
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
