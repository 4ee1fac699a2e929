"""The quick question: is there plainly nothing to say of this cell? Asked of every cell, so it must cost little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import IDENTIFIERS
from validator.tables import sql
from validator.tables.damage.text import BIDI, MOJIBAKE
from validator.tables.rules.constraints import constraint_checks

if TYPE_CHECKING:
    from sqlglot import exp

    from standards.schema import Field, Schema
    from validator.tables.rules.types import TypeRule

EVERY_DAMAGE = (
    "^[ \t\r\n\v\f\u00a0\ufeff]|[ \t\r\n\v\f\u00a0\ufeff]$|^[=@+#?<\u2013-]|^[Nn]/?[Aa]$|^[Nn]\\.[Aa]\\.$"
    "|^[Nn][Uu][Ll][Ll]>*$|^[Tt][Bb][CcAa]$|^[0-9](?:\\.[0-9]+)?[Ee]\\+?[0-9]+$"
    f"|{MOJIBAKE}|{BIDI}"
)
"""Whatever may be damage: a cell that this finds is looked at with care, any other is not damaged."""

EXACT = {"number", "integer", "boolean", "date", "datetime", "time", "year", "yearmonth"}
"""Types whose grammar leaves no room for damage, so that text need not be searched for it."""


def plain_cell(field: Field, column: int, schema: Schema, rule: TypeRule) -> exp.Expr:
    """Say whether a cell is plainly good: never true of a cell that any check would name."""
    cell = sql.cell(column)
    good = sql.every([*_is_sound(field, cell, rule), *_keeps_constraints(field, column, schema, rule)])
    missing = [value for value in schema.missing_values if value]
    if missing:
        good = sql.every([good, sql.negate(sql.is_one_of(cell, missing))])
    if "" not in schema.missing_values:
        return good
    if field.is_required:
        return sql.every([sql.differs(cell, sql.text("")), good])
    return sql.either([sql.is_one_of(cell, [""]), good])


def _is_sound(field: Field, cell: exp.Expr, rule: TypeRule) -> list[exp.Expr]:
    identifier = IDENTIFIERS.get(field.identifier or "")
    conditions = [] if identifier is None else [sql.matches(cell, identifier.plain)]
    if rule.grammar is not None:
        conditions.append(rule.accepts(cell))
    if identifier is None and field.type not in EXACT and not field.constraints.get("enum"):
        conditions.append(sql.negate(sql.holds(cell, EVERY_DAMAGE)))
    return conditions


def _keeps_constraints(field: Field, column: int, schema: Schema, rule: TypeRule) -> list[exp.Expr]:
    checks = constraint_checks(field, column, rule, is_lenient=schema.is_standard)
    others = [sql.negate(sql.known(check.fault)) for check in checks if check.constraint and check.constraint != "enum"]
    enum = [str(option) for option in field.constraints.get("enum", ())]
    return [sql.is_one_of(sql.cell(column), enum), *others] if enum else others
