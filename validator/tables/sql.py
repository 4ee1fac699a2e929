"""The few SQL expressions that every rule is built from, as sqlglot trees: no text is ever joined into a statement."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from sqlglot import exp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SPACES = " \t\r\n\v\f\u00a0\ufeff"
"""What is trimmed from both ends of a cell before it is read."""


def cell(column: int) -> exp.Expr:
    """Return the raw text of the cell in `column` (from 1): '' where it is blank, NULL where the record has none."""
    return exp.column(f"c{column}")


def text(value: str) -> exp.Expr:
    """Return a string literal."""
    return exp.Literal.string(value)


def trimmed(value: exp.Expr) -> exp.Expr:
    """Return the text without the spaces around it."""
    return exp.Trim(this=value, expression=text(SPACES))


def matches(value: exp.Expr, pattern: str) -> exp.Expr:
    """Say whether the whole text matches an RE2 pattern."""
    return exp.RegexpFullMatch(this=value, expression=text(pattern))


def holds(value: exp.Expr, pattern: str) -> exp.Expr:
    """Say whether an RE2 pattern is found somewhere in the text."""
    return exp.RegexpLike(this=value, expression=text(pattern))


def is_one_of(value: exp.Expr, options: Sequence[str]) -> exp.Expr:
    """Say whether the text is one of the options."""
    return exp.In(this=value, expressions=[text(option) for option in options])


def is_null(value: exp.Expr) -> exp.Expr:
    """Say whether there is nothing."""
    return exp.Is(this=value, expression=exp.null())


def negate(condition: exp.Expr) -> exp.Expr:
    """Say the opposite."""
    return exp.Not(this=exp.paren(condition, copy=False))


def every(conditions: Iterable[exp.Expr]) -> exp.Expr:
    """Say whether all conditions hold; true for none."""
    return _chain(exp.And, conditions, empty=exp.true())


def either(conditions: Iterable[exp.Expr]) -> exp.Expr:
    """Say whether any condition holds; false for none."""
    return _chain(exp.Or, conditions, empty=exp.false())


def try_cast(value: exp.Expr, to: str) -> exp.Expr:
    """Return the value as an SQL type, NULL where it is none."""
    return exp.TryCast(this=value, to=_type(to))


def _type(name: str) -> exp.DataType:
    """Return an SQL type, DECIMAL with ten exact places; DataType.build would parse its text, 20 ms at the start."""
    digits = [exp.DataTypeParam(this=exp.Literal.number(size)) for size in (38, 10)] if name == "DECIMAL" else []
    return exp.DataType(this=exp.DataType.Type[name], expressions=digits)


def try_strptime(value: exp.Expr, formats: Sequence[str]) -> exp.Expr:
    """Return the text as a timestamp by the first format that reads it, else NULL."""
    return exp.Anonymous(this="try_strptime", expressions=[value, exp.array(*map(text, formats), copy=False)])


def first_of(branches: Iterable[tuple[exp.Expr, exp.Expr]]) -> exp.Expr:
    """Return the value of the first branch whose condition holds, else NULL."""
    return exp.Case(ifs=[exp.If(this=condition, true=value) for condition, value in branches])


def when(condition: exp.Expr, value: exp.Expr) -> exp.Expr:
    """Return the value where the condition holds, else NULL."""
    return first_of([(condition, value)])


def known(condition: exp.Expr) -> exp.Expr:
    """Return a condition that is false where it would be unknown."""
    return exp.Coalesce(this=condition, expressions=[exp.false()])


def _chain(kind: type[exp.Connector], conditions: Iterable[exp.Expr], *, empty: exp.Expr) -> exp.Expr:
    wrapped: list[exp.Expr] = [exp.paren(condition, copy=False) for condition in conditions]
    return reduce(lambda left, right: kind(this=left, expression=right), wrapped) if wrapped else empty


def true() -> exp.Expr:
    """Return the condition that always holds."""
    return exp.true()


def differs(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """Say whether two texts differ."""
    return exp.NEQ(this=left, expression=right)


def replaced(value: exp.Expr, old: str, new: str) -> exp.Expr:
    """Return the text with every `old` replaced."""
    return exp.Replace(this=value, expression=text(old), replacement=text(new))


def without(value: exp.Expr, pattern: str) -> exp.Expr:
    """Return the text without any match of an RE2 pattern."""
    return exp.RegexpReplace(this=value, expression=text(pattern), replacement=text(""), modifiers=text("g"))


def first_characters(value: exp.Expr, length: int) -> exp.Expr:
    """Return the first characters of the text."""
    return exp.Substring(this=value, start=exp.Literal.number(1), length=exp.Literal.number(length))


def lowered(value: exp.Expr) -> exp.Expr:
    """Return the text in lower case."""
    return exp.Lower(this=value)


def length(value: exp.Expr) -> exp.Expr:
    """Return the number of characters of the text."""
    return exp.Length(this=value)


def number(value: str) -> exp.Expr:
    """Return a numeric literal that keeps its digits: an exact decimal."""
    return exp.Cast(this=text(value), to=_type("DECIMAL"))


def compare(left: exp.Expr, operator: str, right: exp.Expr) -> exp.Expr:
    """Compare two values; unknown where either is NULL."""
    compared: exp.Expr = COMPARISONS[operator](this=left, expression=right)
    return compared


COMPARISONS: dict[str, type[exp.Binary]] = {
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
    "=": exp.EQ,
    "!=": exp.NEQ,
}


def hashed(value: exp.Expr) -> exp.Expr:
    """Return a 64-bit hash of the value, NULL for NULL."""
    return when(negate(is_null(value)), exp.Anonymous(this="hash", expressions=[value.copy()]))


def joined(values: Iterable[exp.Expr], separator: str) -> exp.Expr:
    """Return the texts joined, a NULL among them left out."""
    return exp.Anonymous(this="concat_ws", expressions=[text(separator), *values])


def differs_from_one(conditions: Sequence[exp.Expr]) -> exp.Expr:
    """Say whether the number of conditions that hold is not one."""
    ones: list[exp.Expr] = [
        exp.Case(ifs=[exp.If(this=condition, true=exp.Literal.number(1))], default=exp.Literal.number(0))
        for condition in conditions
    ]
    total = reduce(lambda left, right: exp.Add(this=left, expression=right), ones)
    return exp.NEQ(this=exp.paren(total, copy=False), expression=exp.Literal.number(1))


def key_of(texts: Sequence[exp.Expr], *, unless: exp.Expr) -> exp.Expr:
    """Return one text that is equal where all the texts are equal; NULL where `unless` holds."""
    return when(negate(unless), joined(texts, "\x1f") if len(texts) > 1 else texts[0])


def as_text(value: exp.Expr) -> exp.Expr:
    """Return the value written as text."""
    return exp.Cast(this=value, to=_type("VARCHAR"))


def byte_length(value: exp.Expr) -> exp.Expr:
    """Return the number of bytes of the text in UTF-8."""
    return exp.Anonymous(this="strlen", expressions=[value])


def last_character(value: exp.Expr) -> exp.Expr:
    """Return the last character of the text."""
    return exp.Anonymous(this="array_extract", expressions=[value, exp.Neg(this=exp.Literal.number(1))])


def contains(value: exp.Expr, part: str) -> exp.Expr:
    """Say whether the text contains another."""
    return exp.Contains(this=value, expression=text(part))


def literal(value: int) -> exp.Expr:
    """Return a whole number."""
    return exp.Literal.number(value)
