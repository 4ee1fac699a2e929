"""Patterns of the common kinds, asked without a regular expression, or known to leave no room for damage.

Measured on DuckDB 2.0, nanoseconds a cell of 60 characters: a regular expression 220, a search for one character 7.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.tables import sql

if TYPE_CHECKING:
    from sqlglot import exp

DIGITS = re.compile(r"(?:\[[0-9]-[0-9]\]|\\d|[0-9]|\{[0-9]+(?:,[0-9]*)?\}|[?+*|()]|\(\?:)+")
"""A pattern that only digits match: no sign, letter or space stands in it."""
NO_SPACES = re.compile(
    r"(?P<start>[A-Za-z0-9:/_#-]*?)(?:(?P<maybe>[A-Za-z0-9])\?)?(?P<rest>[A-Za-z0-9:/_#-]*)(?:\[\^\\s\]|\\S)\+",
)
"""A start, one letter of which may be missing, and then anything but spaces, such as https?://[^\\s]+."""
SPACES = " \t\n\f\r"
"""What RE2 calls a space."""


def has_digits_alone(pattern: str) -> bool:
    """Say whether a text that matches can only be of digits."""
    return DIGITS.fullmatch(pattern) is not None


def matches_quickly(value: exp.Expr, pattern: str) -> exp.Expr:
    """Say whether the whole text matches an RE2 pattern, without one where there is a shorter way."""
    found = NO_SPACES.fullmatch(pattern)
    if found is None:
        return sql.matches(value, pattern)
    start, maybe, rest = found["start"], found["maybe"] or "", found["rest"]
    starts = [f"{start}{letter}{rest}" for letter in dict.fromkeys((maybe, ""))]
    return sql.every(
        [
            sql.either(_has_more_than(value, one) for one in starts),
            *(sql.negate(sql.contains(value, space)) for space in SPACES),
        ],
    )


def _has_more_than(value: exp.Expr, start: str) -> exp.Expr:
    is_longer = sql.compare(sql.byte_length(value), ">", sql.literal(len(start)))
    return sql.every([sql.starts_with(value, start), is_longer]) if start else is_longer
