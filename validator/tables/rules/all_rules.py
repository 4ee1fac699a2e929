"""Every rule across the columns of a row that a standard can state, in plain sight: kind → what makes its check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standards.schema import CHOICES
from validator.tables import sql
from validator.tables.damage.coordinates import coordinate_checks
from validator.tables.plan import Check, KeyCheck
from validator.tables.rules.expression import build_condition
from validator.tables.rules.quick import quick_form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlglot import exp

    from standards.schema import Field, RowRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the cells of one column are read.

    When they are blank; their text, trimmed where it is read so; the value that can be calculated with; the value that
    can be compared exactly; a text that is equal where values are. Values and key are NULL where there is none.
    """

    field: Field
    column: int
    is_blank: exp.Expr
    text: exp.Expr
    typed: exp.Expr
    comparable: exp.Expr
    key: exp.Expr


def row_checks(rule: RowRule, readings: Mapping[str, Reading]) -> tuple[Check | KeyCheck, ...]:
    """Return the checks of one rule.

    There is none where the file lacks a column that the rule reads: that is said once, of the header, and not again of
    every row. Only a choice between columns counts one that is not there as blank, as long as any of them is.
    """
    present = tuple(readings[name] for name in rule.fields if name in readings)
    if rule.kind == "coordinates":
        has_pair = all(name in readings for name in rule.fields[:2])
        return coordinate_checks(rule, present) if has_pair else ()
    needed = 1 if rule.kind in CHOICES else len(rule.fields)
    if len(present) < needed:
        return ()
    return (ALL_RULES[rule.kind](rule, present),)


def _check(rule: RowRule, fault: exp.Expr, readings: tuple[Reading, ...]) -> Check:
    shown = sql.joined([sql.cell(reading.column) for reading in readings], " | ")
    return Check(
        code="row-constraint",
        constraint=rule.name,
        fault=fault,
        shown=shown,
        severity=rule.severity,
        message=rule.says,
        expected=rule.says,
    )


def together(rule: RowRule, readings: tuple[Reading, ...]) -> Check:
    """Return the check that the fields are all filled or all blank."""
    blanks = [reading.is_blank for reading in readings]
    fault = sql.every([sql.either(blanks), sql.negate(sql.every(blanks))])
    return _check(rule, fault, readings)


def not_after(rule: RowRule, readings: tuple[Reading, ...]) -> Check:
    """Return the check that the first value is not greater (later) than the second."""
    first, second = readings
    return _check(rule, _is_greater(first, second), readings)


def needed_when(rule: RowRule, readings: tuple[Reading, ...]) -> Check:
    """Return the check that the first field is filled where the second has one of the values (any value if none)."""
    first, second = readings
    return _check(rule, sql.every([first.is_blank, _has_value(second, rule)]), readings)


def only_when(rule: RowRule, readings: tuple[Reading, ...]) -> Check:
    """Return the check that the first field is blank unless the second has one of the values (any value if none)."""
    first, second = readings
    return _check(rule, sql.every([sql.negate(first.is_blank), sql.negate(_has_value(second, rule))]), readings)


def one_of(rule: RowRule, readings: tuple[Reading, ...]) -> Check:
    """Return the check that exactly one of the fields is filled."""
    filled = [sql.negate(reading.is_blank) for reading in readings]
    return _check(rule, sql.differs_from_one(filled), readings)


def any_of(rule: RowRule, readings: tuple[Reading, ...]) -> Check:
    """Return the check that at least one of the fields is filled."""
    return _check(rule, sql.every(reading.is_blank for reading in readings), readings)


def unique_within(rule: RowRule, readings: tuple[Reading, ...]) -> KeyCheck:
    """Return the check that the last field's value comes once among rows with the same other fields."""
    return KeyCheck(
        code="row-constraint",
        constraint=rule.name,
        key=sql.key_of([*(reading.text for reading in readings[:-1]), readings[-1].key]),
        severity=rule.severity,
        message=rule.says,
    )


def expression(rule: RowRule, readings: tuple[Reading, ...]) -> Check:
    """Return the check that the rule's own condition holds; a row in which it cannot be told is not at fault."""
    condition = build_condition(rule, {reading.field.name: reading for reading in readings})
    return _check(rule, sql.negate(condition), readings)


def _is_greater(first: Reading, second: Reading) -> exp.Expr:
    """Say whether the first value is greater; quickly where both cells have the quick form of their type."""
    exactly = sql.compare(first.comparable, ">", second.comparable)
    quick = quick_form(first.field)
    if quick is None or quick != quick_form(second.field):
        return exactly
    cells = [sql.cell(reading.column) for reading in (first, second)]
    # a text that means "no value", such as -99, may look like one
    blanks = [sql.negate(reading.is_blank) for reading in (first, second)]
    quickly = sql.every([sql.compare(quick.value(cells[0]), ">", quick.value(cells[1])), *blanks])
    return sql.choose([(sql.every(sql.matches(cell, quick.grammar) for cell in cells), quickly)], exactly)


def _has_value(reading: Reading, rule: RowRule) -> exp.Expr:
    if not rule.values:
        return sql.negate(reading.is_blank)
    wanted = [value.lower() for value in rule.values]
    return sql.every([sql.negate(reading.is_blank), sql.is_one_of(sql.lowered(reading.text), wanted)])


ALL_RULES: dict[str, Callable[[RowRule, tuple[Reading, ...]], Check | KeyCheck]] = {
    "together": together,
    "not-after": not_after,
    "needed-when": needed_when,
    "only-when": only_when,
    "one-of": one_of,
    "any-of": any_of,
    "unique-within": unique_within,
    "expression": expression,
}
