"""Numbers of any length compared exactly.

A decimal of SQL holds 38 digits and rounds the others away, a double fewer still. Here a number's shortest text
without exponent is its key, equal where two numbers are; that key behind its sign and the length of its whole part
sorts as the numbers do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables import sql

if TYPE_CHECKING:
    from sqlglot import exp

SHORTEST = r"-?[1-9][0-9]{0,17}(?:\.[0-9]{0,8}[1-9])?|0"
"""Numbers that are their own key; most are."""
NOT_A_NUMBER, INFINITE, NEGATIVE_INFINITE = "nan", "inf", "-inf"
DIGITS, COMPLEMENTS = "0123456789", "9876543210"
WIDTH = 9
"""The digits of the length of a whole part; a cell has fewer characters."""


def key_of(number: exp.Expr) -> exp.Expr:
    """Return the shortest text of a plain number: `7` for `007`, `+7.0` and `70e-1`; special values in lower case."""
    return sql.choose([(sql.matches(number, SHORTEST), number)], sql.given("number", sql.lowered(number), _shortest))


def order_of(number: exp.Expr) -> exp.Expr:
    """Return a text that sorts as plain numbers do; NULL for NaN, which has no place among them."""
    return sql.given("key", key_of(number), _sortable)


def _sortable(key: exp.Expr) -> exp.Expr:
    size = sql.without_leading(key, "-")
    places = sql.length(sql.part(size, ".", 1))
    positive = sql.concat(sql.text("1"), _counted(places), size)
    mirrored = sql.translated(size, DIGITS, COMPLEMENTS)
    behind = _counted(sql.minus(sql.literal(10**WIDTH - 1), places))
    negative = sql.concat(sql.text("0"), behind, mirrored, sql.text("~"))
    return sql.choose(
        [
            (sql.is_one_of(key, [NOT_A_NUMBER]), sql.null()),
            (sql.is_one_of(key, [INFINITE]), sql.text("2")),
            (sql.is_one_of(key, [NEGATIVE_INFINITE]), sql.text("")),
            (sql.starts_with(key, "-"), negative),
        ],
        positive,
    )


def _counted(count: exp.Expr) -> exp.Expr:
    return sql.padded(sql.as_text(count), WIDTH)


def _shortest(number: exp.Expr) -> exp.Expr:
    """Return the key of a number with a sign, zeros that mean nothing, or an exponent."""
    mantissa = sql.without_leading(sql.part(number, "e", 1), "+-")
    exponent = sql.or_else(sql.try_cast(sql.part(number, "e", 2), "INT"), sql.literal(0))
    digits = sql.replaced(mantissa, ".", "")
    place = sql.plus(sql.length(sql.part(mantissa, ".", 1)), exponent)
    spread = sql.given("digits", digits, lambda digits: sql.given("place", place, lambda place: _spread(digits, place)))
    shortest = sql.given("number", spread, _without_zeros)
    is_negative = sql.every([sql.starts_with(number, "-"), sql.differs(shortest, sql.text("0"))])
    signed = sql.concat(sql.choose([(is_negative, sql.text("-"))], sql.text("")), shortest)
    return sql.choose([(sql.is_one_of(number, [NOT_A_NUMBER, INFINITE, NEGATIVE_INFINITE]), number)], signed)


def _spread(digits: exp.Expr, place: exp.Expr) -> exp.Expr:
    """Return the digits with the point at its place, zeros put in where the place is outside of them."""
    before = sql.zeros(sql.minus(sql.literal(0), place))
    behind = sql.zeros(sql.minus(place, sql.length(digits)))
    split = sql.greatest(place, sql.literal(0))
    return sql.given(
        "digits",
        sql.concat(before, digits, behind),
        lambda digits: sql.concat(
            sql.left(digits, split),
            sql.text("."),
            sql.from_character(digits, sql.plus(split, sql.literal(1))),
        ),
    )


def _without_zeros(number: exp.Expr) -> exp.Expr:
    """Return the number without the zeros around it: `.5`, `5.` and `.` become `0.5`, `5` and `0`."""
    bare = sql.without_trailing(sql.without_trailing(sql.without_leading(number, "0"), "0"), ".")
    has_whole = sql.negate(sql.either([sql.is_one_of(bare, [""]), sql.starts_with(bare, ".")]))
    return sql.choose([(has_whole, bare)], sql.concat(sql.text("0"), bare))
