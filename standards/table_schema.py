"""A plain Table Schema, version 1 or 2, as a Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standards.schema import Field, FieldsMatch, ForeignKey, Schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FIELD_KEYS = frozenset({"name", "type", "format", "title", "description", "constraints", "example", "missingValues"})
VERSION_2 = "datapackage.org/profiles/2"


def parse_table_schema(descriptor: Mapping[str, Any], *, is_version_2: bool | None = None) -> Schema:
    """Return the schema that a Table Schema descriptor states; what is not of its form is left out.

    `is_version_2` is what the package says; without it the schema's own `$schema` counts.
    """
    if is_version_2 is None:
        is_version_2 = VERSION_2 in str(descriptor.get("$schema", ""))
    untyped = "any" if is_version_2 else "string"
    fields = [one for one in _list(descriptor.get("fields")) if isinstance(one, dict) and "name" in one]
    keys = (_foreign_key(one) for one in _list(descriptor.get("foreignKeys")))
    return Schema(
        fields=tuple(_parse_field(one, untyped) for one in fields),
        missing_values=_missing_values(descriptor.get("missingValues", [""])),
        primary_key=_names(descriptor.get("primaryKey")),
        unique_keys=tuple(names for key in _list(descriptor.get("uniqueKeys")) if (names := _names(key))),
        foreign_keys=tuple(key for key in keys if key is not None),
        fields_match=_fields_match(descriptor.get("fieldsMatch")),
    )


def _parse_field(descriptor: Mapping[str, Any], untyped: str) -> Field:
    missing = descriptor.get("missingValues")
    return Field(
        name=str(descriptor["name"]),
        type=str(descriptor.get("type", untyped)),
        format=str(descriptor.get("format", "default")).removeprefix("fmt:"),
        title=str(descriptor.get("title", "")),
        description=str(descriptor.get("description", "")),
        constraints=_constraints(descriptor),
        options={key: value for key, value in descriptor.items() if key not in FIELD_KEYS},
        missing_values=_missing_values(missing) if isinstance(missing, list) else None,
        example=str(descriptor.get("example", "")),
        identifier=descriptor.get("dsreg:identifier"),
    )


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_limit(value: object) -> bool:
    return isinstance(value, (int, float, str)) and not isinstance(value, bool)


FORMS: dict[str, Callable[[object], bool]] = {
    "required": _is_flag,
    "unique": _is_flag,
    "minLength": _is_count,
    "maxLength": _is_count,
    "minimum": _is_limit,
    "maximum": _is_limit,
    "exclusiveMinimum": _is_limit,
    "exclusiveMaximum": _is_limit,
    "pattern": lambda value: isinstance(value, str),
    "enum": lambda value: isinstance(value, list) and bool(value),
    "jsonSchema": lambda value: isinstance(value, (dict, bool)),
}
"""What the value of each constraint looks like; the constraints of Table Schema in plain sight."""


def _constraints(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Return the constraints that have their form; categories are the list of allowed values where there is none."""
    stated = descriptor.get("constraints")
    stated = stated if isinstance(stated, dict) else {}
    found = {name: value for name, value in stated.items() if name in FORMS and FORMS[name](value)}
    categories = category_values(descriptor)
    return {**found, "enum": categories} if categories and "enum" not in found else found


def category_values(descriptor: Mapping[str, Any]) -> list[Any]:
    """Return the values of a field's categories, which may be objects with a label."""
    listed = _list(descriptor.get("categories"))
    return [one.get("value") if isinstance(one, dict) else one for one in listed]


def _missing_values(listed: object) -> tuple[str, ...]:
    """Return the texts; in version 2 one may be an object with a label."""
    values = [one.get("value", "") if isinstance(one, dict) else one for one in _list(listed)]
    return tuple(str(value) for value in values)


def _foreign_key(descriptor: object) -> ForeignKey | None:
    reference = descriptor.get("reference") if isinstance(descriptor, dict) else None
    if not isinstance(descriptor, dict) or not isinstance(reference, dict):
        return None
    fields, others = _names(descriptor.get("fields")), _names(reference.get("fields"))
    resource = str(reference.get("resource") or "") or None
    return ForeignKey(fields=fields, reference=others, resource=resource) if fields and others else None


def _fields_match(stated: object) -> FieldsMatch:
    """Return the mode; the published profile of version 2 has it as a list of one."""
    named = stated[0] if isinstance(stated, list) and stated else stated
    known = isinstance(named, str) and named in set(FieldsMatch)
    return FieldsMatch(named) if known and isinstance(named, str) else FieldsMatch.EXACT


def _names(key: object) -> tuple[str, ...]:
    return (key,) if isinstance(key, str) else tuple(str(name) for name in _list(key))


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else []
