"""Lists: items of one type between delimiters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standards.schema import Field
from validator.tables import sql
from validator.tables.types import moments, numbers, texts
from validator.tables.types.booleans import boolean
from validator.tables.types.type_rule import TypeRule

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot import exp

ITEMS: dict[str, Callable[[Field], TypeRule]] = {
    "string": texts.string,
    "integer": numbers.integer,
    "number": numbers.number,
    "boolean": boolean,
    "date": moments.date,
    "time": moments.time,
    "datetime": moments.datetime,
}
"""The types that an item may have, each in its default format."""


def list_of_items(field: Field) -> TypeRule:
    """Return the rule of lists. An item is not trimmed, and nothing quotes a delimiter."""
    delimiter = str(field.options.get("delimiter") or ",")
    kind = str(field.options.get("itemType") or "string")
    item = ITEMS.get(kind, texts.string)(Field(name=field.name, type=kind))
    if item.grammar is None:
        return TypeRule(expected="text", is_trimmed=False, size=lambda text: sql.count(sql.parts(text, delimiter)))
    grammar = f"(?:{item.grammar})" if "|" in item.grammar else item.grammar

    def refused(text: exp.Expr) -> exp.Expr:
        return sql.filtered(sql.parts(text, delimiter), sql.negate(item.accepts(sql.item())))

    def key(text: exp.Expr) -> exp.Expr:
        return sql.joined_list(sql.mapped(sql.parts(text, delimiter), item.key_text(sql.item())), delimiter)

    return TypeRule(
        expected=f"{item.expected}, or several with {delimiter} between them",
        grammar=rf"{grammar}(?:{re.escape(delimiter)}{grammar})*",
        also=lambda text: sql.compare(sql.count(refused(text)), "=", sql.literal(0)),
        key=key,
        size=lambda text: sql.count(sql.parts(text, delimiter)),
    )
