"""Rules across columns as conditions on a row in SQL: kind → what makes the condition; None where it cannot be said."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from sqlglot import exp

from validator.exports.patterns import has_part_dates
from validator.exports.sql.columns import NUMBERS, column_of, signed, stored_type
from validator.tables import sql
from validator.tables.damage.coordinates import coordinate_faults
from validator.tables.rules.all_rules import Reading
from validator.tables.rules.expression import build_condition
from validator.tables.types.booleans import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from standards.schema import Field, RowRule
    from validator.exports.sql.dialects import SqlDialect

    Condition = Callable[[RowRule, list[Field], SqlDialect], exp.Expr | None]

NEVER = exp.EQ(this=exp.Literal.number(1), expression=exp.Literal.number(0))
MOMENTS = frozenset({"date", "datetime"})
PORTABLE = (
    *(exp.Column, exp.Identifier, exp.Literal, exp.Boolean, exp.Null, exp.Paren, exp.And, exp.Or, exp.Not, exp.Is),
    *(exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.In, exp.Between, exp.Add, exp.Sub, exp.Mul, exp.Neg),
    *(exp.Coalesce, exp.Length, exp.Lower, exp.Upper, exp.Trim, exp.Abs, exp.Like, exp.Cast, exp.DataType),
)
"""What every database reads alike in an expression."""


def rule_condition(rule: RowRule, fields: Mapping[str, Field], dialect: SqlDialect) -> exp.Expr | None:
    """Return what a row keeps where it keeps the rule, None where the database cannot be asked."""
    if rule.severity != "error" or rule.kind not in CONDITIONS or not dialect.has_checks:
        return None
    return CONDITIONS[rule.kind](rule, [fields[name] for name in rule.fields], dialect)


def _together(_rule: RowRule, fields: list[Field], _dialect: SqlDialect) -> exp.Expr:
    return sql.either([sql.every(map(_blank, fields)), sql.every(map(_filled, fields))])


def _one_of(_rule: RowRule, fields: list[Field], _dialect: SqlDialect) -> exp.Expr:
    ones = [sql.choose([(_filled(field), sql.literal(1))], sql.literal(0)) for field in fields]
    return exp.EQ(
        this=reduce(lambda left, right: exp.Add(this=left, expression=right), ones), expression=sql.literal(1)
    )


def _any_of(_rule: RowRule, fields: list[Field], _dialect: SqlDialect) -> exp.Expr:
    return reduce(lambda left, right: exp.Or(this=left, expression=right), map(_filled, fields))


def _needed_when(rule: RowRule, fields: list[Field], _dialect: SqlDialect) -> exp.Expr | None:
    first, second = fields
    if not rule.values:
        return exp.Or(this=_filled(first), expression=_blank(second))
    has_value = _has_value(second, rule)
    return (
        None if has_value is None else sql.either([_filled(first), _blank(second), exp.Not(this=exp.paren(has_value))])
    )


def _only_when(rule: RowRule, fields: list[Field], _dialect: SqlDialect) -> exp.Expr | None:
    first, second = fields
    if not rule.values:
        return exp.Or(this=_blank(first), expression=_filled(second))
    has_value = _has_value(second, rule)
    return None if has_value is None else sql.either([_blank(first), sql.every([_filled(second), has_value])])


def _not_after(_rule: RowRule, fields: list[Field], _dialect: SqlDialect) -> exp.Expr | None:
    first, second = fields
    kinds = {stored_type(first), stored_type(second)}
    if kinds <= NUMBERS or kinds <= MOMENTS:
        return sql.compare(column_of(first), "<=", column_of(second))
    if has_part_dates(first) and has_part_dates(second):
        later = sql.compare(_whole_day(first), "<=", _whole_day(second))
        return sql.either([_blank(first), _blank(second), later])
    return None


def _coordinates(rule: RowRule, fields: list[Field], dialect: SqlDialect) -> exp.Expr | None:
    """Return that the point is whole and not told in the other system; one that only warns is not asked."""
    faults = coordinate_faults(rule, tuple(map(_reading, fields)))
    asked = (fault for code, fault in faults.items() if code != "coordinates-outside")
    condition = sql.every(_plain(sql.negate(fault)) for fault in asked)
    return condition if dialect.has_truth or not condition.find(exp.Boolean, exp.Coalesce) else None


def _expression(rule: RowRule, fields: list[Field], dialect: SqlDialect) -> exp.Expr | None:
    """Return the rule's own condition, where every database reads it alike."""
    if not dialect.has_truth or any(field.type != stored_type(field) for field in fields):
        return None
    condition = _plain(build_condition(rule, {field.name: _reading(field) for field in fields}))
    return condition if all(isinstance(node, PORTABLE) for node in condition.walk()) else None


CONDITIONS: dict[str, Condition] = {
    "together": _together,
    "one-of": _one_of,
    "any-of": _any_of,
    "needed-when": _needed_when,
    "only-when": _only_when,
    "not-after": _not_after,
    "coordinates": _coordinates,
    "expression": _expression,
}
"""A unique-within is a key, and stands among the keys."""


def _blank(field: Field) -> exp.Expr:
    return sql.is_null(column_of(field))


def _filled(field: Field) -> exp.Expr:
    return exp.Not(this=_blank(field))


def _has_value(field: Field, rule: RowRule) -> exp.Expr | None:
    wanted = [value.lower() for value in rule.values]
    column, stored = column_of(field), stored_type(field)
    if stored == "boolean":
        return _has_truth(field, wanted)
    if stored in NUMBERS:
        numbers = [signed(value) for value in wanted if value.removeprefix("-").isdecimal()]
        return sql.is_in(column, numbers) if numbers else NEVER.copy()
    return sql.is_one_of(sql.lowered(column), wanted) if stored == "string" else None


def _has_truth(field: Field, wanted: list[str]) -> exp.Expr:
    yes, no = (any(word.lower() in wanted for word in words) for words in words_of(field))
    if yes and no:
        return _filled(field)
    if yes or no:
        return exp.EQ(this=column_of(field), expression=exp.true() if yes else exp.false())
    return NEVER.copy()


def _whole_day(field: Field) -> exp.Expr:
    """Return the first day of the year or month that is told, or the day itself; such texts sort as days do."""
    padded = exp.Concat(expressions=[column_of(field), sql.text("-01-01")], safe=False, coalesce=False)
    return sql.first_characters(padded, len("2026-01-01"))


def _reading(field: Field) -> Reading:
    column = column_of(field)
    return Reading(
        field=field, column=1, is_blank=_blank(field), text=column, typed=column, comparable=column, key=column
    )


def _plain(condition: exp.Expr) -> exp.Expr:
    """Return the condition in the words of all databases: plain numbers and dates, nothing tried, no idle brackets."""
    # only an export needs the optimiser: 30 ms
    from sqlglot.optimizer.simplify import simplify  # noqa: PLC0415

    plain: exp.Expr = simplify(condition.copy().transform(_plain_node))
    return plain


def _plain_node(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.Try):
        tried: exp.Expr = node.this
        return tried
    if isinstance(node, exp.Cast) and isinstance(node.this, exp.Literal) and node.to.is_type("decimal"):
        return signed(node.this.name)
    if isinstance(node, exp.Anonymous) and node.name.lower() == "try_strptime":
        return exp.cast(node.expressions[0], "date")
    return node
