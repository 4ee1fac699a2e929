"""A plain Table Schema, v1 or v2, as a Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standards.schema import Field, Schema

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELD_KEYS = frozenset({"name", "type", "format", "title", "description", "constraints", "example"})


def parse_table_schema(descriptor: Mapping[str, Any]) -> Schema:
    """Return the schema that a Table Schema descriptor states; what is not of its form is left out."""
    fields = [one for one in _list(descriptor.get("fields")) if isinstance(one, dict) and "name" in one]
    return Schema(
        fields=tuple(_parse_field(one) for one in fields),
        missing_values=_missing_values(descriptor.get("missingValues", ("",))),
        primary_key=_names(descriptor.get("primaryKey")),
        unique_keys=tuple(_names(key) for key in _list(descriptor.get("uniqueKeys"))),
    )


def _parse_field(descriptor: Mapping[str, Any]) -> Field:
    constraints = descriptor.get("constraints")
    return Field(
        name=str(descriptor["name"]),
        type=str(descriptor.get("type", "any")),
        format=str(descriptor.get("format", "default")),
        title=str(descriptor.get("title", "")),
        description=str(descriptor.get("description", "")),
        constraints=constraints if isinstance(constraints, dict) else {},
        options={key: value for key, value in descriptor.items() if key not in FIELD_KEYS},
        example=str(descriptor.get("example", "")),
        identifier=descriptor.get("dsreg:identifier"),
    )


def _missing_values(listed: object) -> tuple[str, ...]:
    """Return the texts; in v2 one may be an object with a label."""
    values = [one.get("value", "") if isinstance(one, dict) else one for one in _list(listed)]
    return tuple(str(value) for value in values)


def _names(key: object) -> tuple[str, ...]:
    return (key,) if isinstance(key, str) else tuple(str(name) for name in _list(key))


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else []
