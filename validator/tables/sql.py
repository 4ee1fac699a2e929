"""The few SQL expressions that every rule is built from, as sqlglot trees: no text is ever joined into a statement."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from sqlglot import exp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

SPACES = " \t\r\n\v\f\u00a0\ufeff"
"""What is trimmed from both ends of a cell before it is read."""
UNIT_SEPARATOR = "\x1f"
"""Stands between the parts of a key."""


def cell(column: int) -> exp.Expr:
    """Return the raw text of the cell in `column` (from 1): '' where it is blank, NULL where the record has none."""
    return exp.column(f"c{column}")


def plain(column: int) -> exp.Expr:
    """Say whether the cell in `column` was found to be plainly good, by the name that the engine gives the answer."""
    return exp.column(f"p{column}")


def text(value: str) -> exp.Expr:
    """Return a string literal."""
    return exp.Literal.string(value)


def trimmed(value: exp.Expr) -> exp.Expr:
    """Return the text without the spaces around it."""
    return exp.Trim(this=value, expression=text(SPACES))


def is_blank_row(width: int) -> exp.Expr:
    """Say whether the record has nothing in any of its cells."""
    return are_blank([cell(number) for number in range(1, width + 1)])


def are_blank(cells: Sequence[exp.Expr]) -> exp.Expr:
    """Say whether there is nothing in any of the cells; spaces alone are as good as nothing."""
    first, *others = cells
    # the first cell alone rules out most rows; the others are asked together, in a short statement
    return every(is_one_of(trimmed(one), [""]) for one in (first, *([joined(others, "")] if others else [])))


def matches(value: exp.Expr, pattern: str) -> exp.Expr:
    """Say whether the whole text matches an RE2 pattern."""
    return exp.RegexpFullMatch(this=value, expression=text(pattern))


def holds(value: exp.Expr, pattern: str) -> exp.Expr:
    """Say whether an RE2 pattern is found somewhere in the text."""
    return exp.RegexpLike(this=value, expression=text(pattern))


def is_one_of(value: exp.Expr, options: Sequence[str]) -> exp.Expr:
    """Say whether the text is one of the options."""
    if len(options) == 1:
        return exp.EQ(this=value, expression=text(options[0]))
    return exp.In(this=value, expressions=[text(option) for option in options])


def is_null(value: exp.Expr) -> exp.Expr:
    """Say whether there is nothing."""
    return exp.Is(this=value, expression=exp.null())


def negate(condition: exp.Expr) -> exp.Expr:
    """Say the opposite."""
    return exp.Not(this=_held_together(condition, exp.Connector))


def every(conditions: Iterable[exp.Expr]) -> exp.Expr:
    """Say whether all conditions hold; true for none."""
    return _chain(exp.And, (_held_together(condition, exp.Or) for condition in conditions), empty=exp.true())


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
    chained = list(conditions)
    return reduce(lambda left, right: kind(this=left, expression=right), chained) if chained else empty


def _held_together(value: exp.Expr, *kinds: type[exp.Expr]) -> exp.Expr:
    """Return the value, in brackets where it is of a kind that would come apart beside its neighbours.

    Brackets elsewhere are dear: DuckDB's parser and sqlglot's generator took a fifth of a small file's time for them.
    """
    return exp.Paren(this=value) if isinstance(value, kinds) else value


def true() -> exp.Expr:
    """Return the condition that always holds."""
    return exp.true()


def false() -> exp.Expr:
    """Return the condition that never holds."""
    return exp.false()


def differs(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """Say whether two texts differ."""
    return exp.NEQ(this=left, expression=right)


def replaced(value: exp.Expr, old: str, new: str) -> exp.Expr:
    """Return the text with every `old` replaced."""
    return exp.Replace(this=value, expression=text(old), replacement=text(new))


def without(value: exp.Expr, pattern: str) -> exp.Expr:
    """Return the text without any match of an RE2 pattern."""
    return rewritten(value, pattern, "")


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
    total = reduce(lambda left, right: exp.Add(this=left, expression=right), ones, literal(0))
    return exp.NEQ(this=exp.Paren(this=total), expression=exp.Literal.number(1))


def key_of(texts: Sequence[exp.Expr]) -> exp.Expr:
    """Return one text that is equal where all the texts are equal; NULL where one of them is."""
    first, *others = texts
    separated = [piece for other in others for piece in (text(UNIT_SEPARATOR), other)]
    return concat(first, *separated) if others else first


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


def part(value: exp.Expr, separator: str, number: int) -> exp.Expr:
    """Return the part of the text with that number (from 1) between separators, '' where there is none."""
    return exp.SplitPart(this=value, delimiter=text(separator), part_index=literal(number))


def parts(value: exp.Expr, separator: str) -> exp.Expr:
    """Return the list of the text's parts between separators."""
    return exp.Split(this=value, expression=text(separator))


def without_leading(value: exp.Expr, characters: str) -> exp.Expr:
    """Return the text without these characters at its start."""
    return exp.Trim(this=value, expression=text(characters), position="LEADING")


def without_trailing(value: exp.Expr, characters: str) -> exp.Expr:
    """Return the text without these characters at its end."""
    return exp.Trim(this=value, expression=text(characters), position="TRAILING")


def extracted(value: exp.Expr, pattern: str, group: int = 0) -> exp.Expr:
    """Return the first match of an RE2 pattern, or one group of it; '' where there is none."""
    return exp.RegexpExtract(this=value, expression=text(pattern), group=literal(group))


def rewritten(value: exp.Expr, pattern: str, replacement: str) -> exp.Expr:
    r"""Return the text with every match of an RE2 pattern replaced; \1 stands for its first group."""
    return exp.RegexpReplace(
        this=value,
        expression=text(pattern),
        replacement=text(replacement),
        modifiers=text("g"),
    )


def translated(value: exp.Expr, old: str, new: str) -> exp.Expr:
    """Return the text with each character of `old` replaced by the one at its place in `new`."""
    return exp.Translate(this=value, from_=text(old), to=text(new))


def starts_with(value: exp.Expr, start: str) -> exp.Expr:
    """Say whether the text starts so."""
    return exp.StartsWith(this=value, expression=text(start))


def concat(*values: exp.Expr) -> exp.Expr:
    """Return the texts, none of them NULL, one behind the other."""
    pieces = [_held_together(one, exp.Binary, exp.Not, exp.Predicate) for one in values]
    return reduce(lambda left, right: exp.DPipe(this=left, expression=right), pieces)


def or_else(value: exp.Expr, other: exp.Expr) -> exp.Expr:
    """Return the value, or the other where it is NULL."""
    return exp.Coalesce(this=value, expressions=[other])


def choose(branches: Iterable[tuple[exp.Expr, exp.Expr]], otherwise: exp.Expr) -> exp.Expr:
    """Return the value of the first branch whose condition holds, else the other."""
    return exp.Case(ifs=[exp.If(this=condition, true=value) for condition, value in branches], default=otherwise)


def plus(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """Return the sum."""
    return exp.Paren(this=exp.Add(this=left, expression=right))


def minus(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """Return the difference."""
    return exp.Paren(this=exp.Sub(this=left, expression=right))


def times(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """Return the product."""
    return exp.Paren(this=exp.Mul(this=left, expression=right))


def greatest(*values: exp.Expr) -> exp.Expr:
    """Return the greatest of the values."""
    return exp.Greatest(this=values[0], expressions=list(values[1:]), ignore_nulls=True)


def zeros(count: exp.Expr) -> exp.Expr:
    """Return so many zeros; none for less than one."""
    return exp.Repeat(this=text("0"), times=count)


def padded(value: exp.Expr, width: int) -> exp.Expr:
    """Return the text with zeros in front of it, `width` characters long."""
    return exp.Pad(this=value, expression=literal(width), fill_pattern=text("0"), is_left=True)


def left(value: exp.Expr, length: exp.Expr) -> exp.Expr:
    """Return the first characters of the text, as many as counted."""
    return exp.Left(this=value, expression=length)


def from_character(value: exp.Expr, number: exp.Expr) -> exp.Expr:
    """Return the text from one of its characters on (from 1)."""
    return exp.Substring(this=value, start=number)


def is_in(value: exp.Expr, others: Iterable[exp.Expr]) -> exp.Expr:
    """Say whether the value is one of the others."""
    return exp.In(this=value, expressions=list(others))


def count(items: exp.Expr) -> exp.Expr:
    """Return the length of a list."""
    return exp.ArraySize(this=items)


ITEM = "item"


def item() -> exp.Expr:
    """Return the item that a `mapped` or `filtered` list is being asked about."""
    return exp.column(ITEM)


def mapped(items: exp.Expr, value: exp.Expr) -> exp.Expr:
    """Return the list with each `item` replaced by the value."""
    return exp.Transform(this=items, expression=_lambda(value))


def filtered(items: exp.Expr, condition: exp.Expr) -> exp.Expr:
    """Return the list of those for which the condition on `item` holds."""
    return exp.ArrayFilter(this=items, expression=_lambda(condition))


def _lambda(body: exp.Expr) -> exp.Expr:
    return exp.Lambda(this=body, expressions=[exp.to_identifier(ITEM)])


def null() -> exp.Expr:
    """Return nothing."""
    return exp.null()


def given(name: str, value: exp.Expr, body: Callable[[exp.Expr], exp.Expr]) -> exp.Expr:
    """Return the body, in which the value has a name: however often it is used, it is written and calculated once."""
    named = exp.Lambda(this=body(exp.column(name)), expressions=[exp.to_identifier(name)])
    listed = exp.Transform(this=exp.array(value, copy=False), expression=named)
    return exp.Anonymous(this="list_extract", expressions=[listed, literal(1)])


def first_known(values: Iterable[exp.Expr]) -> exp.Expr:
    """Return the first value that is not NULL."""
    first, *others = values
    return exp.Coalesce(this=first, expressions=others)


def modulo(value: exp.Expr, divisor: int) -> exp.Expr:
    """Return what is left of a whole number when it is divided."""
    return exp.Paren(this=exp.Mod(this=exp.Paren(this=value), expression=literal(divisor)))


def padded_behind(value: exp.Expr, width: int) -> exp.Expr:
    """Return the text with zeros behind it, `width` characters long."""
    return exp.Pad(this=value, expression=literal(width), fill_pattern=text("0"), is_left=False)


def year_of(moment: exp.Expr) -> exp.Expr:
    """Return the year of a moment; 0 and below before the year 1."""
    return exp.Year(this=moment)


def later_by_microseconds(moment: exp.Expr, count: exp.Expr) -> exp.Expr:
    """Return the moment so many microseconds later."""
    return plus(moment, exp.Anonymous(this="to_microseconds", expressions=[count]))


def earlier_by_minutes(moment: exp.Expr, count: exp.Expr) -> exp.Expr:
    """Return the moment so many minutes earlier."""
    return minus(moment, exp.Anonymous(this="to_minutes", expressions=[count]))


def minutes_of_zone(value: exp.Expr) -> exp.Expr:
    """Return the distance from UTC that a text ends with (+01:00, -0530), in minutes; 0 where it ends without one."""
    hours, minutes = (extracted(value, r"[+-]([0-9]{2}):?([0-9]{2})$", group) for group in (1, 2))
    total = plus(times(try_cast(hours, "INT"), literal(60)), try_cast(minutes, "INT"))
    is_west = holds(value, "-[0-9]{2}:?[0-9]{2}$")
    return or_else(choose([(is_west, minus(literal(0), total))], total), literal(0))


def joined_list(items: exp.Expr, separator: str) -> exp.Expr:
    """Return the texts of a list joined."""
    return exp.ArrayToString(this=items, expression=text(separator))


def selected(values: Iterable[exp.Expr]) -> str:
    """Return the statement that calculates values that stand in no table."""
    return exp.select(*values, copy=False).sql(dialect="duckdb")
