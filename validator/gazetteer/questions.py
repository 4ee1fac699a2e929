"""What a gazetteer is asked about a table: which columns hold UPRNs, the street and the point of a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sqlglot import exp

from standards.labels import fold_label
from validator.describing.identifiers import named_by
from validator.tables import sql
from validator.tables.damage.coordinates import EASTING, LATITUDE, LEAST_METRES, LONGITUDE, NORTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from standards.schema import Field, Schema
    from validator.gazetteer.index import Gazetteer
    from validator.tables.rules.all_rules import Reading

Point: TypeAlias = tuple[exp.Expr, exp.Expr]
"""Two values, x and y."""

NUMBERS = {"uprn": "[0-9]{1,12}", "usrn": "0*[1-9][0-9]{0,7}"}
WKT_POINT = r"(?i)^\s*POINT\s*\(\s*(-?[0-9.]+)\s+(-?[0-9.]+)\s*\)\s*$"
PAIRS = (
    ("xcoordinate", "ycoordinate"),
    ("easting", "northing"),
    ("eastings", "northings"),
    ("longitude", "latitude"),
    ("lon", "lat"),
    ("long", "lat"),
    ("lng", "lat"),
    ("geox", "geoy"),
)
"""Folded labels of two columns that are a point, where no rule of a standard says which ones are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A column of the file whose cells the gazetteer is asked about: its field, its number, the number in the cell."""

    field: Field
    column: int
    number: exp.Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What one gazetteer is asked of every row.

    `uprns` are columns of UPRNs, the first of them that of the row's point and street. `grid` and `degrees` are the
    row's point in metres of the National Grid and in degrees (x, y), NULL where it has none. `read` are the
    values of which both are made, by the names under which they refer to them.
    """

    gazetteer: Gazetteer
    uprns: tuple[Asked, ...]
    usrn: Asked | None
    read: tuple[tuple[str, exp.Expr], ...]
    grid: Point
    degrees: Point


def ask_gazetteer(
    schema: Schema,
    readings: Mapping[str, Reading],
    gazetteer: Gazetteer,
) -> Questions | None:
    """Return what is asked of a table; None of one that has no column of UPRNs.

    A point is taken for metres or degrees by its values: of one that is neither the checks of coordinates speak.
    """
    uprns = tuple(_carrying("uprn", schema, readings))
    if not uprns:
        return None
    read: list[tuple[str, exp.Expr]] = []
    points: list[Point] = []
    for number, (x, y) in enumerate(_points(schema, readings)):
        names = f"x{number}", f"y{number}"
        read += zip(names, (x, y), strict=True)
        points.append((exp.column(names[0]), exp.column(names[1])))
    return Questions(
        gazetteer=gazetteer,
        read=tuple(read),
        uprns=uprns,
        usrn=next(_carrying("usrn", schema, readings), None) if gazetteer.index.has_streets else None,
        grid=_first(points, _is_on_grid),
        degrees=_first(points, _is_in_degrees),
    )


def carries(field: Field, schema: Schema) -> str | None:
    """Return the identifier that a field carries: as its standard says, else as its label does."""
    is_agreed = schema.is_standard and any(one.name == field.name for one in schema.fields)
    return field.identifier or (None if is_agreed else named_by(field.name))


def pair_names(schema: Schema, names: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the names of each two fields that are a point, by the rules of the standard, else by their labels."""
    ruled = [(rule.fields[0], rule.fields[1]) for rule in schema.rules if rule.kind == "coordinates"]
    ruled = [pair for pair in ruled if all(name in names for name in pair)]
    if ruled:
        yield from ruled
        return
    folded = {fold_label(name): name for name in reversed(list(names))}
    for pair in PAIRS:
        if all(label in folded for label in pair):
            yield folded[pair[0]], folded[pair[1]]


def _carrying(identifier: str, schema: Schema, readings: Mapping[str, Reading]) -> Iterator[Asked]:
    for reading in sorted(readings.values(), key=lambda one: one.column):
        if carries(reading.field, schema) == identifier:
            yield Asked(field=reading.field, column=reading.column, number=_number(reading.column, identifier))


def _number(column: int, identifier: str) -> exp.Expr:
    """Return the number in a cell, NULL where there is none; few cells need trimming, which takes the longest."""
    texts = (sql.cell(column), sql.trimmed(sql.cell(column)))
    bare = sql.first_of([(sql.matches(text.copy(), NUMBERS[identifier]), text) for text in texts])
    return sql.try_cast(bare, "BIGINT")


def _points(schema: Schema, readings: Mapping[str, Reading]) -> Iterator[Point]:
    for x, y in pair_names(schema, readings):
        yield _coordinate(readings[x]), _coordinate(readings[y])
    for reading in readings.values():
        if fold_label(reading.field.name) == "point":
            text = sql.cell(reading.column)
            yield _decimal(sql.extracted(text, WKT_POINT, 1)), _decimal(sql.extracted(text.copy(), WKT_POINT, 2))


def _coordinate(reading: Reading) -> exp.Expr:
    if reading.field.type in {"number", "integer"}:
        return exp.Cast(this=reading.typed.copy(), to=exp.DataType(this=exp.DataType.Type.DOUBLE))
    return _decimal(sql.cell(reading.column))


def _decimal(text: exp.Expr) -> exp.Expr:
    """Return a number; what is none, such as a word, is nowhere in Great Britain, and needs no grammar."""
    return sql.try_cast(text, "DOUBLE")


def _is_in_degrees(x: exp.Expr, y: exp.Expr) -> exp.Expr:
    return sql.every([_between(x, LONGITUDE), _between(y, LATITUDE)])


def _is_on_grid(x: exp.Expr, y: exp.Expr) -> exp.Expr:
    is_metres = sql.either([sql.compare(value, ">=", exp.Literal.number(LEAST_METRES)) for value in (x, y)])
    return sql.every([_between(x, EASTING), _between(y, NORTHING), is_metres])


def _between(value: exp.Expr, limits: tuple[str, str]) -> exp.Expr:
    low, high = (exp.Literal.number(limit) for limit in limits)
    return exp.Between(this=value, low=low, high=high)


def _first(points: Sequence[Point], is_one: Callable[[exp.Expr, exp.Expr], exp.Expr]) -> Point:
    """Return the first of the points that is of one system, as x and y; NULL where none is."""
    if not points:
        return sql.null(), sql.null()
    x, y = (
        sql.first_of([(sql.known(is_one(*(one.copy() for one in point))), point[axis].copy()) for point in points])
        for axis in (0, 1)
    )
    return x, y
