"""Blank cells: which texts mean "no value", which words people write instead, where a value is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.plan import Check
from validator.tables.rules.literals import text_of
from validator.tables.types.booleans import words_of

if TYPE_CHECKING:
    from sqlglot import exp

    from standards.schema import Field, Schema

NULL_WORDS = "(?i:<*null>{0,2}|n/?a|n\\.a\\.|\\?+|-+|\u2013|tbc|tba)"
"""What people write for "nothing": the patterns that planning.data.gov.uk treats so, and what officers write."""
LETTERS = "[A-Za-z]+"
ANY_LETTERS = ("anyword", "ANYWORD")
ANY_SIGNS = ("any-word", "any/word", "any.word", "any?word", "any<word>", "any\u2013word")
"""A pattern that takes one of these takes words at large, and does not say that a word for nothing is a value."""


def is_missing(field: Field, column: int, schema: Schema) -> exp.Expr:
    """Say whether the cell is one of the field's missing values; spaces alone are as good as nothing."""
    cell, missing = sql.cell(column), schema.missing_of(field)
    named = [value for value in missing if value]
    conditions = [sql.is_one_of(cell, named)] if named else []
    if "" in missing:
        conditions.append(sql.is_one_of(sql.trimmed(cell), [""]))
    return sql.either(conditions)


def is_null_word(field: Field, column: int) -> exp.Expr:
    """Say whether the cell holds a word for nothing, where that word is not one of the field's own values.

    `NA` is a country under the pattern `[A-Z]{2}`, and nothing under `[A-Za-z ]+`.
    """
    value = sql.trimmed(sql.cell(column))
    listed = [text_of(value, field) for value in field.constraints.get("enum", ())]
    if field.type == "boolean":
        listed += [word for words in words_of(field) for word in words]
    conditions = [sql.matches(value, NULL_WORDS)]
    if listed:
        conditions.append(sql.negate(sql.is_one_of(value, listed)))
    if "pattern" in field.constraints and field.type == "string":
        conditions.append(sql.negate(_is_of_pattern(value, str(field.constraints["pattern"]))))
    return sql.every(conditions)


def _is_of_pattern(value: exp.Expr, pattern: str) -> exp.Expr:
    """Say whether the pattern takes the word for one of few forms, not as it takes any other word."""
    has_letters_alone = sql.matches(value, LETTERS)
    at_large = sql.choose([(has_letters_alone, _takes_any(ANY_LETTERS, pattern))], _takes_any(ANY_SIGNS, pattern))
    return sql.every([sql.matches(value, pattern), sql.negate(at_large)])


def _takes_any(words: tuple[str, ...], pattern: str) -> exp.Expr:
    return sql.either(sql.matches(sql.text(word), pattern) for word in words)


def blank_checks(field: Field, column: int, schema: Schema) -> tuple[Check, ...]:
    """Return the checks of a cell without a value: a word for nothing, and a value that is needed."""
    null_word = Check(
        code="null-word",
        fault=sql.every([sql.negate(is_missing(field, column, schema)), is_null_word(field, column)]),
        explain=lambda _value: ("leave the cell empty", ""),
    )
    if field.is_required:
        return (null_word, Check(code="constraint-error", constraint="required", fault=sql.true()))
    if schema.primary_key == (field.name,):
        return (null_word, Check(code="primary-key", fault=sql.true()))
    return (null_word,)
