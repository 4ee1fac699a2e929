"""A standard as a Table Schema, version 2, in words that tools of version 1 read too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from validator.exports import unsaid
from validator.exports.patterns import form_pattern, has_forms, only_format, own_patterns
from validator.exports.written import Written

if TYPE_CHECKING:
    from standards.schema import Field
    from standards.standard import Standard

PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
UNSAID = (
    unsaid.presence,
    unsaid.wishes,
    unsaid.other_headings,
    unsaid.letter_case,
    unsaid.calendar,
    unsaid.limits_of_texts,
    unsaid.second_patterns,
    unsaid.slips,
    unsaid.links,
    unsaid.unenforced_rules,
)
STRINGS = frozenset({"email", "uri", "uuid", "binary"})
"""The formats that a string may have in a Table Schema."""
OF_VALUES = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


def write_table_schema(standard: Standard) -> Written:
    """Return the Table Schema of a standard; what it cannot say stands in it as `dsreg:unsaid`."""
    left = unsaid.unsaid(standard, UNSAID)
    document = table_schema(standard) | {"dsreg:unsaid": list(left)}
    return Written(text=json.dumps(document, ensure_ascii=False, indent=2) + "\n", unsaid=left)


def table_schema(standard: Standard) -> dict[str, Any]:
    """Return the descriptor of a standard's table."""
    schema = standard.schema
    document: dict[str, Any] = {
        "$schema": PROFILE,
        "title": standard.title,
        "description": standard.purpose,
        "dsreg:standard": f"{standard.id}@{standard.version}",
        "fields": [_field(field) for field in schema.fields],
        "fieldsMatch": "partial",
        "missingValues": list(schema.missing_values),
    }
    keys = [list(key) for key in (*schema.unique_keys, *unsaid.rule_keys(standard))]
    if schema.primary_key:
        document["primaryKey"] = list(schema.primary_key)
    return document | ({"uniqueKeys": keys} if keys else {})


def _field(field: Field) -> dict[str, Any]:
    constraints = _constraints(field)
    written = _kind(field) | {"title": field.title, "description": field.description, "example": field.example}
    return {
        "name": field.name,
        **{name: value for name, value in written.items() if value},
        **({"constraints": constraints} if constraints else {}),
        **_beyond(field),
    }


def _kind(field: Field) -> dict[str, Any]:
    """Return type, format and options; a moment in one of several forms is a text."""
    if has_forms(field):
        return {"type": "string"}
    options = {name: value for name, value in field.options.items() if name != "formats"}
    return {"type": field.type, "format": _format(field)} | options


def _format(field: Field) -> str:
    """Return the format that Table Schema knows, '' for the default one."""
    form = only_format(field)
    return "" if form == "default" or (field.type == "string" and form not in STRINGS) else form


def _constraints(field: Field) -> dict[str, Any]:
    required = {"required": True} if field.is_required else {}
    if has_forms(field):
        kept = {name: value for name, value in field.constraints.items() if name not in OF_VALUES}
        return required | kept | {"pattern": form_pattern(field)}
    pattern = own_patterns(field)[:1]
    return required | dict(field.constraints) | ({"pattern": pattern[0]} if pattern else {})


def _beyond(field: Field) -> dict[str, Any]:
    """Return what the standard says beyond Table Schema, under names that other tools pass over."""
    said: dict[str, Any] = {
        "dsreg:level": str(field.level),
        "dsreg:identifier": field.identifier,
        "dsreg:aliases": list(field.aliases),
        "dsreg:unit": field.unit,
        "dsreg:personalData": field.personal_data,
        "dsreg:formats": list(field.options["formats"]) if has_forms(field) else None,
    }
    return {name: value for name, value in said.items() if value}
