"""Booleans: the words for yes and for no."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.types.type_rule import TypeRule

if TYPE_CHECKING:
    from standards.schema import Field

TRUE_VALUES = ("true", "True", "TRUE", "1")
FALSE_VALUES = ("false", "False", "FALSE", "0")


def words_of(field: Field) -> tuple[list[str], list[str]]:
    """Return the field's words for yes and for no."""
    yes = field.options.get("trueValues") or TRUE_VALUES
    no = field.options.get("falseValues") or FALSE_VALUES
    return [str(word) for word in yes], [str(word) for word in no]


def boolean(field: Field) -> TypeRule:
    """Return the rule of booleans."""
    yes, no = words_of(field)
    return TypeRule(
        expected=f"{yes[0]} or {no[0]}",
        grammar="|".join(re.escape(word) for word in (*yes, *no)),
        typed=lambda text: sql.is_one_of(text, yes),
        is_total=True,
    )
