"""Positions: half a pair, the two swapped, written in the other system, or outside Great Britain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from validator.tables import sql
from validator.tables.plan import Check

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

    Without that column, or where it is blank, the system is the first of the rule's `values`, else WGS84; of a system
    that is not known only half a pair is said.
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
    inside = sql.either([sql.every([is_degrees, is_in_degrees(*here)]), sql.every([is_grid, is_on_grid(*here)])])
    is_pair = sql.every(sql.negate(sql.is_null(one.typed)) for one in (x, y))
    shown = sql.joined([sql.cell(reading.column) for reading in readings], " | ")
    half = sql.every([sql.either([x.is_blank, y.is_blank]), sql.negate(sql.every([x.is_blank, y.is_blank]))])
    is_known = sql.either([is_grid, is_degrees])
    outside = sql.every([is_pair, is_known, *(sql.negate(sql.known(one)) for one in (inside, swapped, other))])
    faults = {
        "coordinates-half": half,
        "coordinates-swapped": swapped,
        "coordinates-other-system": other,
        "coordinates-outside": outside,
    }
    return tuple(Check(code=code, fault=fault, shown=shown, constraint=rule.name) for code, fault in faults.items())


def _is_in(names: tuple[str, ...], rule: RowRule, readings: tuple[Reading, ...]) -> exp.Expr:
    """Say whether the row's system is one of the names, or is not stated and is usually one of them."""
    is_usual = (rule.values[0] if rule.values else "WGS84") in names
    usual = exp.true() if is_usual else exp.false()
    if len(readings) < len(("x", "y", "system")):
        return usual
    system = readings[2]
    named = sql.is_one_of(sql.lowered(system.text), [name.lower() for name in names])
    return sql.known(sql.either([sql.every([sql.negate(system.is_blank), named]), sql.every([system.is_blank, usual])]))


def _between(value: exp.Expr, limits: tuple[str, str]) -> exp.Expr:
    low, high = limits
    return sql.every([sql.compare(value, ">=", sql.number(low)), sql.compare(value, "<=", sql.number(high))])


def is_in_degrees(x: exp.Expr, y: exp.Expr) -> exp.Expr:
    """Say whether a longitude and a latitude lie in Great Britain."""
    return sql.every([_between(x, LONGITUDE), _between(y, LATITUDE)])


def is_on_grid(x: exp.Expr, y: exp.Expr) -> exp.Expr:
    """Say whether an easting and a northing lie on the National Grid."""
    is_metres = sql.either([sql.compare(value, ">=", sql.number(LEAST_METRES)) for value in (x, y)])
    return sql.every([_between(x, EASTING), _between(y, NORTHING), is_metres])


def _on_mercator(x: exp.Expr, y: exp.Expr) -> exp.Expr:
    return sql.every([_between(x, MERCATOR_X), _between(y, MERCATOR_Y)])
