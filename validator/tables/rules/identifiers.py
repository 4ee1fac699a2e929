"""Identifiers in a column: the known ways in which they are spoilt, then the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.plan import Check, KeyCheck

if TYPE_CHECKING:
    from sqlglot import exp

    from standards.identifiers.identifier import Identifier
    from standards.schema import Field


def identifier_checks(column: int, identifier: Identifier) -> tuple[Check, ...]:
    """Return the checks of an identifier's form, the trap that explains a fault before the plain "malformed"."""
    value = sql.trimmed(sql.cell(column))

    def check(code: str, fault: exp.Expr, says: str) -> Check:
        return Check(
            code=code,
            fault=fault,
            expected=identifier.expected,
            explain=lambda text: (says, identifier.suggest(text.strip(sql.SPACES))),
        )

    traps = tuple(check(trap.code, sql.matches(value, trap.grammar), trap.says) for trap in identifier.traps)
    if identifier.malformed is None:
        return traps
    return (*traps, check(identifier.malformed, sql.negate(sql.matches(value, identifier.grammar)), ""))


def duplicate_uprn(field: Field, column: int) -> KeyCheck:
    """Return the check for one property named twice, however its number is padded."""
    value = sql.trimmed(sql.cell(column))
    bare = sql.without(value, "^0+")
    return KeyCheck(
        code="uprn-duplicate",
        key=sql.when(sql.matches(value, "[0-9]{1,12}"), bare),
        field=field.name,
        column=column,
    )
