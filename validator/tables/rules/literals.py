"""What a schema writes as a limit or as a listed value: a JSON value, or a text of the field's own type and format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.types.booleans import words_of
from validator.tables.types.decimals import key_of, order_of

if TYPE_CHECKING:
    from sqlglot import exp

    from standards.schema import Field
    from validator.tables.types.type_rule import TypeRule

NUMBERS = frozenset({"number", "integer"})


def text_of(value: object, field: Field) -> str:
    """Return a value as a cell of the field would write it, numbers with a point."""
    if isinstance(value, bool):
        words = words_of(field)[0 if value else 1]
        return words[0] if words and field.type == "boolean" else str(value).lower()
    if isinstance(value, int) and field.type == "year":
        return f"{value:04}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def comparable_of(value: object, field: Field, rule: TypeRule) -> exp.Expr:
    """Return what the field's cells are compared with; NULL where the value is none of the type."""
    if _is_number(value) and field.type in NUMBERS:
        return order_of(sql.text(text_of(value, field)))
    return rule.comparable(sql.text(text_of(value, field)))


def key_of_value(value: object, field: Field, rule: TypeRule) -> exp.Expr:
    """Return the key that an equal cell has; NULL where the value is none of the type."""
    if _is_number(value) and field.type in NUMBERS:
        return key_of(sql.text(text_of(value, field)))
    return rule.key_text(sql.text(text_of(value, field)))


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
