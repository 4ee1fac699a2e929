"""Row expressions: a condition over the columns of a row, in a small part of SQL that can do nothing but answer.

The text is parsed and built anew from the nodes that are listed here, each operand's kind checked, so that what is not
listed cannot pass: no subquery, no table, no setting, no function that reads a file or the clock.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from sqlglot import exp

from standards.errors import DsregError
from validator.tables import sql
from validator.tables.rules.schema_faults import pattern_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from standards.schema import RowRule
    from validator.tables.rules.all_rules import Reading

NUMBER, TEXT, MOMENT, TRUTH = "number", "text", "date", "condition"
KINDS: dict[str, str] = {
    **dict.fromkeys(("integer", "number", "year"), NUMBER),
    **dict.fromkeys(("date", "datetime"), MOMENT),
    "boolean": TRUTH,
}
"""What a column of each type is in an expression; text, where it is not here."""
LONGEST = 2_000
"""The characters of an expression; nobody can read more."""
PLACES = 10
"""The decimals that a number keeps."""

Built = tuple[exp.Expr, str]


def build_condition(rule: RowRule, readings: Mapping[str, Reading]) -> exp.Expr:
    """Return the condition of a rule. Raise DsregError "expression-unsupported" for what is not in the language."""
    # only a standard with such a rule needs the parser: 20 ms
    from sqlglot import parse_one  # noqa: PLC0415
    from sqlglot.errors import SqlglotError  # noqa: PLC0415

    building = _Building(rule, readings)
    if len(rule.expression) > LONGEST:
        building.refuse(f"it is longer than {LONGEST} characters")
    try:
        condition, kind = building.build(parse_one(rule.expression, read="duckdb"))
    except (SqlglotError, RecursionError):
        building.refuse("it is no expression")
    if kind != TRUTH:
        building.refuse(f"it is a {kind}, and a condition is needed")
    # arithmetic can overflow, which would end the whole check: the row is then not at fault
    return exp.Try(this=condition) if condition.find(exp.Add, exp.Sub, exp.Mul, exp.Neg) else condition


class _Building:
    """One expression while it is built."""

    def __init__(self, rule: RowRule, readings: Mapping[str, Reading]) -> None:
        self.rule, self.readings = rule, readings

    def refuse(self, reason: str) -> NoReturn:
        """Raise the error that says why the expression cannot be asked."""
        raise DsregError("expression-unsupported", rule=self.rule.name, reason=reason)

    def build(self, node: exp.Expr) -> Built:
        """Return a node built anew, and its kind."""
        maker = MAKERS.get(type(node))
        if maker is None:
            self.refuse(f"{_spelt(node)} is not allowed in it")
        return maker(self, node)

    def expect(self, node: exp.Expr, *kinds: str) -> exp.Expr:
        """Return a node that must be of one of the kinds."""
        built, kind = self.build(node)
        if kind not in kinds:
            self.refuse(f"{_spelt(node)} is a {kind}, and a {' or a '.join(kinds)} is needed")
        return built

    def alike(self, nodes: Iterable[exp.Expr]) -> tuple[list[exp.Expr], str]:
        """Return nodes that must be of one kind; a text beside a date is read as a date."""
        listed = list(nodes)
        built = [self.build(node) for node in listed]
        kinds = {kind for _, kind in built}
        if kinds == {MOMENT, TEXT}:
            pairs = zip(listed, built, strict=True)
            return [self._day(node) if kind == TEXT else one for node, (one, kind) in pairs], MOMENT
        if len(kinds) != 1:
            self.refuse(f"{' and '.join(_spelt(node) for node in listed)} cannot be compared")
        return [one for one, _ in built], kinds.pop()

    def _day(self, node: exp.Expr) -> exp.Expr:
        text = node.this if isinstance(node, exp.Literal) else ""
        if not _is_day(text):
            self.refuse(f"{_spelt(node)} is no date; write one like '2026-03-31'")
        return sql.try_strptime(sql.text(text), ("%Y-%m-%d",))

    def column(self, node: exp.Expr) -> Built:
        """Return a column's value; NULL where the cell is blank or no value."""
        reading = self.readings.get(node.name)
        if reading is None or node.args.get("table"):
            self.refuse(f"{_spelt(node)} is none of its fields")
        if reading.field.type == "time" and reading.field.format != "default":
            self.refuse(f"{node.name} is a time in a form of its own, which cannot be compared here")
        return reading.typed.copy(), KINDS.get(reading.field.type, TEXT)

    def literal(self, node: exp.Expr) -> Built:
        """Return a text, or a number with all its digits."""
        if node.args.get("is_string"):
            return sql.text(node.name), TEXT
        if not re.fullmatch(rf"[0-9]{{1,28}}(?:\.[0-9]{{0,{PLACES}}})?|\.[0-9]{{1,{PLACES}}}", node.name):
            self.refuse(f"{node.name} has too many digits")
        return sql.number(node.name), NUMBER

    def truth(self, node: exp.Expr) -> Built:
        """Return true or false."""
        return (exp.true() if node.this else exp.false()), TRUTH

    def paren(self, node: exp.Expr) -> Built:
        """Return what stands in brackets."""
        built, kind = self.build(node.this)
        return exp.paren(built), kind

    def both(self, node: exp.Expr) -> Built:
        """Return two conditions joined."""
        return type(node)(this=self.expect(node.this, TRUTH), expression=self.expect(node.expression, TRUTH)), TRUTH

    def opposite(self, node: exp.Expr) -> Built:
        """Return the opposite of a condition."""
        return sql.negate(self.expect(node.this, TRUTH)), TRUTH

    def comparison(self, node: exp.Expr) -> Built:
        """Return a comparison of two values of one kind."""
        (left, right), _ = self.alike([node.this, node.expression])
        return type(node)(this=left, expression=right), TRUTH

    def is_missing(self, node: exp.Expr) -> Built:
        """Return whether a value is missing."""
        if not isinstance(node.expression, exp.Null):
            self.refuse(f"{_spelt(node)} is not allowed in it; only IS NULL is")
        return sql.is_null(self.build(node.this)[0]), TRUTH

    def listed(self, node: exp.Expr) -> Built:
        """Return whether a value is one of several that are written out."""
        if not node.expressions:
            self.refuse("a list is written out, it cannot be looked up")
        (value, *others), _ = self.alike([node.this, *node.expressions])
        return sql.is_in(value, others), TRUTH

    def between(self, node: exp.Expr) -> Built:
        """Return whether a value lies between two others, both included."""
        (value, low, high), _ = self.alike([node.this, node.args["low"], node.args["high"]])
        return exp.Between(this=value, low=low, high=high), TRUTH

    def arithmetic(self, node: exp.Expr) -> Built:
        """Return a sum, a difference or a product."""
        return exp.paren(
            type(node)(this=self.expect(node.this, NUMBER), expression=self.expect(node.expression, NUMBER))
        ), NUMBER

    def negative(self, node: exp.Expr) -> Built:
        """Return a number with the other sign."""
        return exp.paren(exp.Neg(this=self.expect(node.this, NUMBER))), NUMBER

    def first_there(self, node: exp.Expr) -> Built:
        """Return the first value that is not missing."""
        (first, *others), kind = self.alike([node.this, *node.expressions])
        return exp.Coalesce(this=first, expressions=others), kind

    def pattern(self, node: exp.Expr) -> Built:
        """Return whether a text is like a pattern that is written out."""
        value, wanted = self.expect(node.this, TEXT), node.expression
        if not (isinstance(wanted, exp.Literal) and wanted.is_string) or node.args.get("modifiers"):
            self.refuse("a pattern is written out, it cannot be calculated")
        if not isinstance(node, exp.Like):
            for says in pattern_faults(wanted.name):
                self.refuse(says)
        return type(node)(this=value, expression=sql.text(wanted.name)), TRUTH

    def day(self, node: exp.Expr) -> Built:
        """Return a date that is written as DATE '2026-03-31'."""
        if not node.args["to"].is_type("date") or not isinstance(node.this, exp.Literal):
            self.refuse(f"{_spelt(node)} is not allowed in it; only DATE '2026-03-31' is")
        return self._day(node.this), MOMENT


def _function(takes: str, gives: str, *others: str) -> Callable[[_Building, exp.Expr], Built]:
    """Return the maker of a function of one value, and of further ones that stand in `others`."""

    def make(building: _Building, node: exp.Expr) -> Built:
        extra = {name for name, value in node.args.items() if value} - {"this", *others}
        if extra or any(node.args.get(name) is None for name in others):
            building.refuse(f"{_spelt(node)} is not allowed in it")
        built = {name: building.expect(node.args[name], takes) for name in others}
        return type(node)(this=building.expect(node.this, takes), **built), gives

    return make


MAKERS: dict[type[exp.Expr], Callable[[_Building, exp.Expr], Built]] = {
    exp.Column: _Building.column,
    exp.Literal: _Building.literal,
    exp.Boolean: _Building.truth,
    exp.Paren: _Building.paren,
    exp.And: _Building.both,
    exp.Or: _Building.both,
    exp.Not: _Building.opposite,
    **dict.fromkeys((exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE), _Building.comparison),
    exp.Is: _Building.is_missing,
    exp.In: _Building.listed,
    exp.Between: _Building.between,
    **dict.fromkeys((exp.Add, exp.Sub, exp.Mul), _Building.arithmetic),
    exp.Neg: _Building.negative,
    exp.Coalesce: _Building.first_there,
    **dict.fromkeys((exp.Like, exp.RegexpFullMatch), _Building.pattern),
    exp.Cast: _Building.day,
    exp.Length: _function(TEXT, NUMBER),
    exp.Lower: _function(TEXT, TEXT),
    exp.Upper: _function(TEXT, TEXT),
    exp.Trim: _function(TEXT, TEXT),
    exp.StartsWith: _function(TEXT, TRUTH, "expression"),
    exp.EndsWith: _function(TEXT, TRUTH, "expression"),
    exp.Contains: _function(TEXT, TRUTH, "expression"),
    exp.Abs: _function(NUMBER, NUMBER),
    exp.Year: _function(MOMENT, NUMBER),
    exp.Month: _function(MOMENT, NUMBER),
    exp.Day: _function(MOMENT, NUMBER),
}
"""The whole language: what may stand in an expression."""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text))


def _spelt(node: exp.Expr) -> str:
    return node.sql(dialect="duckdb")[:60]
