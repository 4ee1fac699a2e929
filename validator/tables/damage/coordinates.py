"""Positions: half a pair, the two swapped, written in the other system, or outside Great Britain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from validator.tables import sql
from validator.tables.plan import Check, Value

if TYPE_CHECKING:
    from standards.schema import RowRule
    from validator.tables.rules.all_rules import Reading

LONGITUDE, LATITUDE = ("-9.01", "2.01"), ("49.75", "61.01")
"""The area of use of the British National Grid (EPSG:27700), in degrees of WGS84."""
EASTING, NORTHING = ("0", "700000"), ("0", "1300000")
"""The limits of the National Grid's squares, in metres."""
LEAST_METRES = "1000"
"""No place in Great Britain has an easting and a northing below this: degrees cannot be taken for metres."""
MERCATOR_X, MERCATOR_Y = ("-1100000", "300000"), ("6300000", "8800000")
GRID_NAMES = ("OSGB36", "OSGB", "BNG", "EPSG:27700", "27700")
DEGREE_NAMES = ("WGS84", "WGS 84", "ETRS89", "EPSG:4326", "4326")


def coordinate_checks(rule: RowRule, readings: tuple[Reading, ...]) -> tuple[Check, ...]:
    """Return the checks of a pair of coordinates: x, y and, if there is one, the column that names their system.

    What is wrong with a pair is told once a row, as the number of the fault; each check asks for its own number.
    """
    shown = sql.joined([sql.cell(reading.column) for reading in readings], " | ")
    faults = coordinate_faults(rule, readings)
    # most pairs are right, and are asked nothing else
    conditions = [_is_right(rule, readings), *faults.values()]
    number = sql.first_of((one, sql.literal(number)) for number, one in enumerate(conditions))
    told = Value(name=f"told {rule.name}", value=number)
    return tuple(
        Check(
            code=code,
            fault=sql.compare(exp.column(told.name), "=", sql.literal(number)),
            told=told,
            shown=shown.copy(),
            constraint=rule.name,
        )
        for number, code in enumerate(faults, start=1)
    )


def coordinate_faults(rule: RowRule, readings: tuple[Reading, ...]) -> dict[str, exp.Expr]:
    """Return what can be wrong with a pair, by its code, no two of them at once; the last is of a pair not right.

    Without a column for the system, or where it is blank, the system is the first of the rule's `values`, else WGS84;
    of a system that is not known only half a pair is said.
    """
    x, y = readings[0], readings[1]
    is_grid, is_degrees = _is_in(GRID_NAMES, rule, readings), _is_in(DEGREE_NAMES, rule, readings)
    here, there = (x.typed, y.typed), (y.typed, x.typed)
    swapped = sql.either(
        [
            sql.every([is_degrees, is_in_degrees(*there), sql.negate(is_in_degrees(*here))]),
            sql.every([is_grid, is_on_grid(*there), sql.negate(is_on_grid(*here))]),
        ],
    )
    other = sql.either(
        [
            sql.every([is_degrees, sql.either([is_on_grid(*here), is_on_grid(*there), _on_mercator(*here)])]),
            sql.every([is_grid, sql.either([is_in_degrees(*here), is_in_degrees(*there), _on_mercator(*here)])]),
        ],
    )
    is_pair = sql.every(sql.negate(sql.is_null(one.typed)) for one in (x, y))
    return {
        "coordinates-half": sql.every(
            [sql.either([x.is_blank, y.is_blank]), sql.negate(sql.every([x.is_blank, y.is_blank]))],
        ),
        "coordinates-swapped": swapped,
        "coordinates-other-system": other,
        "coordinates-outside": sql.every([is_pair, sql.either([is_grid, is_degrees])]),
    }


def _is_right(rule: RowRule, readings: tuple[Reading, ...]) -> exp.Expr:
    """Say whether a pair lies in the area of its own system."""
    x, y = readings[0].typed, readings[1].typed
    is_grid, is_degrees = _is_in(GRID_NAMES, rule, readings), _is_in(DEGREE_NAMES, rule, readings)
    return sql.either([sql.every([is_degrees, is_in_degrees(x, y)]), sql.every([is_grid, is_on_grid(x, y)])])


def _is_in(names: tuple[str, ...], rule: RowRule, readings: tuple[Reading, ...]) -> exp.Expr:
    """Say whether the row's system is one of the names, or is not stated and is usually one of them."""
    is_usual = (rule.values[0] if rule.values else "WGS84") in names
    if len(readings) < len(("x", "y", "system")):
        return sql.true() if is_usual else sql.false()
    system = readings[2]
    is_named = sql.is_one_of(sql.lowered(system.text), [name.lower() for name in names])
    if is_usual:
        return sql.either([system.is_blank, is_named])
    return sql.every([sql.negate(system.is_blank), is_named])


def _between(value: exp.Expr, limits: tuple[str, str]) -> exp.Expr:
    low, high = (sql.number(limit) for limit in limits)
    return exp.Between(this=value, low=low, high=high)


def is_in_degrees(x: exp.Expr, y: exp.Expr) -> exp.Expr:
    """Say whether a pair lies in Great Britain, in degrees of WGS84."""
    return sql.every([_between(x, LONGITUDE), _between(y, LATITUDE)])


def is_on_grid(x: exp.Expr, y: exp.Expr) -> exp.Expr:
    """Say whether a pair lies on the National Grid, in its metres."""
    is_metres = sql.either([sql.compare(value, ">=", sql.number(LEAST_METRES)) for value in (x, y)])
    return sql.every([_between(x, EASTING), _between(y, NORTHING), is_metres])


def _on_mercator(x: exp.Expr, y: exp.Expr) -> exp.Expr:
    return sql.every([_between(x, MERCATOR_X), _between(y, MERCATOR_Y)])
