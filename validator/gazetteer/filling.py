"""Blank coordinates filled from an index, where a row has a UPRN that it knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standards.labels import fold_label
from standards.schema import Field, Schema
from validator.faults import Place
from validator.gazetteer.points import find_points
from validator.gazetteer.questions import NUMBERS, carries, pair_names
from validator.mending.change import Change
from validator.tables.damage.coordinates import DEGREE_NAMES, GRID_NAMES
from validator.tables.header import match_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from validator.gazetteer.index import Index
    from validator.gazetteer.points import Point
    from validator.mending.delimited import DelimitedText

FILLED = "coordinates-filled"
GRID_LABELS = frozenset({"xcoordinate", "easting", "eastings"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two columns that are a point, by their numbers in the file; the one that names their system, if any; else it."""

    x: int
    y: int
    system: int | None
    is_grid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """A row whose pair is blank."""

    row: int
    uprn: int
    pair: _Pair
    is_grid: bool


def fill_coordinates(text: DelimitedText, schema: Schema | None, index: Index) -> Iterator[Change]:
    """Yield what fills each pair of blank coordinates in a row with a known UPRN, in the row's own system.

    Half a pair is left: which half is wrong is for a person to say.
    """
    records = text.records()
    header = next((record for record in records if record.cells), None)
    if header is None:
        return
    held = schema or Schema(fields=())
    columns = match_header(header.cells, held, Place(path="", table=""), row=header.number).columns
    names = {field.name: number for number, field in reversed(columns)}
    uprn = next((number for number, field in columns if carries(field, held) == "uprn"), None)
    if uprn is None:
        return
    pairs = list(_pairs(held, names))
    gaps = [gap for record in records for gap in _gaps(record.number, record.cells, uprn, pairs)]
    points = find_points(index, (gap.uprn for gap in gaps))
    fields = dict(columns)
    for gap in gaps:
        if gap.uprn in points:
            yield from _changes(gap, points[gap.uprn], fields)


def _pairs(schema: Schema, names: Mapping[str, int]) -> Iterator[_Pair]:
    rules = {rule.fields[:2]: rule for rule in schema.rules if rule.kind == "coordinates"}
    for x, y in pair_names(schema, names):
        rule = rules.get((x, y))
        system = None if rule is None else next((names.get(name) for name in rule.fields[2:]), None)
        usual = fold_label(x) in GRID_LABELS if rule is None else bool(rule.values) and rule.values[0] in GRID_NAMES
        yield _Pair(x=names[x], y=names[y], system=system, is_grid=usual)


def _gaps(row: int, cells: Sequence[str], uprn: int, pairs: Iterable[_Pair]) -> Iterator[_Gap]:
    number = _cell(cells, uprn)
    if not re.fullmatch(NUMBERS["uprn"], number, re.ASCII):
        return
    for pair in pairs:
        is_grid = _is_grid(pair, cells)
        is_there = max(pair.x, pair.y) <= len(cells)
        if is_grid is not None and is_there and not _cell(cells, pair.x) and not _cell(cells, pair.y):
            yield _Gap(row=row, uprn=int(number), pair=pair, is_grid=is_grid)


def _is_grid(pair: _Pair, cells: Sequence[str]) -> bool | None:
    """Say whether the row's point is in metres of the National Grid; None where its system is not known."""
    stated = _cell(cells, pair.system).upper() if pair.system is not None else ""
    if not stated:
        return pair.is_grid
    if stated in GRID_NAMES:
        return True
    return False if stated in DEGREE_NAMES else None


def _cell(cells: Sequence[str], number: int) -> str:
    return cells[number - 1].strip() if number <= len(cells) else ""


def _changes(gap: _Gap, point: Point, fields: Mapping[int, Field]) -> Iterator[Change]:
    x, y = (point.easting, point.northing) if gap.is_grid else (point.longitude, point.latitude)
    for column, value in ((gap.pair.x, x), (gap.pair.y, y)):
        yield Change(code=FILLED, row=gap.row, column=column, field=fields[column].name, after=f"{value:f}")
