"""Table Schema's types, in plain sight: the name of a type → what makes its rule (docs/types.md).

The ASCII grammar comes first and the cast second: engines disagree on `1.5`, `1_000`, `0x10` or `2021-1-5` as they
cast them, and agree once the text has passed the grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables.types import booleans, durations, json_values, lists, moments, numbers, points, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from standards.schema import Field
    from validator.tables.types.type_rule import TypeRule

TYPES: dict[str, Callable[[Field], TypeRule]] = {
    "string": texts.string,
    "number": numbers.number,
    "integer": numbers.integer,
    "boolean": booleans.boolean,
    "date": moments.date,
    "time": moments.time,
    "datetime": moments.datetime,
    "year": moments.year,
    "yearmonth": moments.yearmonth,
    "duration": durations.duration,
    "geopoint": points.geopoint,
    "geojson": json_values.geojson,
    "object": json_values.json_object,
    "array": json_values.json_array,
    "list": lists.list_of_items,
    "any": texts.any_text,
}


def type_rule(field: Field) -> TypeRule:
    """Return how the field's text is read; an unknown type reads any text."""
    return TYPES.get(field.type, texts.any_text)(field)
