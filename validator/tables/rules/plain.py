"""The quick question: is there plainly nothing to say of this cell? Asked of every cell, so it must cost little."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlglot import exp

from standards.identifiers.all_identifiers import IDENTIFIERS
from validator.tables import sql
from validator.tables.damage.shapes import has_shapes
from validator.tables.damage.spreadsheet import ERROR_VALUE, IDENTIFIER_DAMAGE
from validator.tables.damage.text import BIDI, EDGE, FORMULA, MOJIBAKE
from validator.tables.rules.blanks import NULL_WORDS
from validator.tables.rules.constraints import RANGES, constraint_checks
from validator.tables.rules.literals import text_of
from validator.tables.rules.quick import QuickForm, quick_form
from validator.tables.rules.quick_patterns import has_digits_alone, matches_quickly
from validator.tables.structure import ALL_HINTS, Hint

if TYPE_CHECKING:
    from standards.schema import Field, Schema
    from validator.tables.types.type_rule import TypeRule

DAMAGE = "|".join(
    (EDGE, *(f"^(?:{grammar})$" for grammar in (NULL_WORDS, ERROR_VALUE, IDENTIFIER_DAMAGE, FORMULA)), MOJIBAKE, BIDI),
)
"""Whatever a check of damage could name."""
SHORT = 6
"""No word for nothing that starts with a letter is longer."""

EXACT = {"number", "integer", "boolean", "date", "datetime", "time", "year", "yearmonth"}
"""Types whose grammar leaves no room for damage, so that text need not be searched for it."""


def plain_cell(
    field: Field,
    column: int,
    schema: Schema,
    rule: TypeRule,
    hints: frozenset[Hint] = ALL_HINTS,
) -> exp.Expr:
    """Say whether a cell is plainly good: never true of a cell that any check would name.

    `hints` are the kinds of damage whose bytes stand somewhere in the file; without one, its search is left out.
    """
    cell = sql.cell(column)
    good = sql.every([*_is_sound(field, cell, rule, hints), *_keeps_constraints(field, column, schema, rule)])
    missing = schema.missing_of(field)
    if any(missing):
        good = sql.every([good, sql.negate(sql.is_one_of(cell, [value for value in missing if value]))])
    if "" not in missing:
        return good
    if field.is_required or schema.primary_key == (field.name,):
        return sql.every([sql.differs(cell, sql.text("")), good])
    return sql.either([sql.is_one_of(cell, [""]), good])


def _is_sound(field: Field, cell: exp.Expr, rule: TypeRule, hints: frozenset[Hint]) -> list[exp.Expr]:
    if rule.is_parsed or has_shapes(field):
        return [sql.false()]
    identifier = IDENTIFIERS.get(field.identifier or "")
    quick = quick_form(field)
    conditions = [] if identifier is None else [sql.matches(cell, identifier.plain)]
    if quick is not None:
        conditions.append(sql.matches(cell, quick.grammar))
    elif rule.grammar is not None:
        conditions.append(rule.accepts(cell))
    is_exact = field.type in EXACT and field.options.get("bareNumber", True)
    is_exact = is_exact or has_digits_alone(str(field.constraints.get("pattern", "")))
    if identifier is None and not is_exact and not field.constraints.get("enum"):
        conditions.append(_is_undamaged(cell, hints))
    return conditions


def _is_undamaged(cell: exp.Expr, hints: frozenset[Hint]) -> exp.Expr:
    """Say whether no check of damage names the cell: by its first and last character, else by a search."""
    starts_with_digit = sql.every([sql.compare(cell, ">=", sql.text("0")), sql.compare(cell, "<", sql.text(":"))])
    starts_with_letter = sql.every([sql.compare(cell, ">=", sql.text("A")), sql.compare(cell, "<", sql.text("{"))])
    quick = [
        sql.either([starts_with_digit, starts_with_letter]),
        sql.compare(sql.byte_length(cell), ">", sql.literal(SHORT)),
        sql.compare(sql.last_character(cell), ">", sql.text(" ")),
    ]
    if hints & {Hint.WIDE_SPACES, Hint.BROKEN_LETTERS, Hint.HIDDEN}:
        quick.append(sql.compare(sql.byte_length(cell), "=", sql.length(cell)))
    if Hint.EXPONENTS in hints:
        quick.append(sql.negate(sql.contains(cell, "E+")))
    searched = sql.negate(sql.holds(cell, DAMAGE))
    return exp.Case(ifs=[exp.If(this=sql.every(quick), true=exp.true())], default=searched)


def _keeps_constraints(field: Field, column: int, schema: Schema, rule: TypeRule) -> list[exp.Expr]:
    """Return the constraints as the cell keeps them; a cell that is plainly good has no spaces to trim."""
    cell, quick = sql.cell(column), quick_form(field)
    kept = []
    for check in constraint_checks(field, column, rule, is_lenient=schema.is_standard):
        if check.test is not None:
            kept.append(sql.false())
        if check.test is not None or check.code != "constraint-error" or check.constraint == "enum":
            continue
        limit = str(field.constraints.get(check.constraint or "", ""))
        if check.constraint == "pattern":
            kept.append(matches_quickly(cell, limit))
        elif check.constraint == "maxLength" and field.type == "string":
            kept.append(sql.compare(sql.byte_length(cell), "<=", sql.literal(int(limit))))
        elif quick is None or check.constraint not in RANGES or not re.fullmatch(quick.grammar, limit):
            kept.append(sql.negate(sql.known(check.fault.transform(_untrimmed))))
    enum = [] if rule.parsing else [text_of(option, field) for option in field.constraints.get("enum", ())]
    ranged = [] if quick is None else _keeps_range(field, cell, quick)
    return [*([sql.is_one_of(cell, enum)] if enum else []), *kept, *ranged]


def _keeps_range(field: Field, cell: exp.Expr, quick: QuickForm) -> list[exp.Expr]:
    """Return the ranges whose bounds are of the quick form; both ends in one question, so that one cast serves."""
    limits = {name: str(field.constraints[name]) for name in RANGES if name in field.constraints}
    limits = {name: limit for name, limit in limits.items() if re.fullmatch(quick.grammar, limit)}
    if limits.keys() == {"minimum", "maximum"}:
        low, high = (quick.value(sql.text(limits[name])) for name in ("minimum", "maximum"))
        return [exp.Between(this=quick.value(cell), low=low, high=high)]
    return [
        sql.negate(sql.compare(quick.value(cell), RANGES[name], quick.value(sql.text(limit))))
        for name, limit in limits.items()
    ]


def _untrimmed(node: exp.Expr) -> exp.Expr:
    return node.this if isinstance(node, exp.Trim) and not node.args.get("position") else node
