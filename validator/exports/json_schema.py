"""A standard as a JSON Schema of one row, an object with a key a column."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from standards.schema import Level
from validator.exports import unsaid
from validator.exports.json_conditions import condition, is_said
from validator.exports.patterns import form_pattern, own_patterns
from validator.exports.written import Written
from validator.tables.types.booleans import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.schema import Field
    from standards.standard import Standard

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FORMATS = {"email": "email", "uri": "uri", "uuid": "uuid"}
NUMBERS = frozenset({"integer", "number", "year"})
LIMITS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
LENGTHS = ("minLength", "maxLength")


def write_json_schema(standard: Standard) -> Written:
    """Return the JSON Schema of a row; what it cannot say stands in it as `$comment`."""
    left = unsaid.unsaid(standard, UNSAID)
    document = json_schema(standard) | {"$comment": "Not said here. " + " ".join(left)}
    return Written(text=json.dumps(document, ensure_ascii=False, indent=2) + "\n", unsaid=left)


def json_schema(standard: Standard) -> dict[str, Any]:
    """Return the schema of a standard's row. A cell without a value is null, or its key is not there."""
    fields = {field.name: field for field in standard.schema.fields}
    conditions = [condition(rule, fields) for rule in standard.schema.rules if is_said(rule)]
    return {
        "$schema": DIALECT,
        "$id": f"urn:dsreg:standard:{standard.id}:{standard.version}",
        "title": standard.title,
        "description": standard.purpose,
        "type": "object",
        "properties": {field.name: _property(field) for field in fields.values()},
        "required": [field.name for field in fields.values() if field.is_required or field.level is Level.COLUMN],
    } | ({"allOf": conditions} if conditions else {})


def _property(field: Field) -> dict[str, Any]:
    about = {"title": field.title, "description": field.description}
    value = _value(field)
    if not field.is_required:
        value = {"anyOf": [value, {"type": "null"}]}
    return {name: text for name, text in about.items() if text} | value


def _value(field: Field) -> dict[str, Any]:
    if field.type == "boolean":
        return {"enum": [True, False, *(word for words in words_of(field) for word in words)]}
    if field.type in NUMBERS:
        return _number(field)
    return {} if field.type == "any" and not field.constraints else _text(field)


def _number(field: Field) -> dict[str, Any]:
    stated: dict[str, Any] = {name: _as_json(field.constraints[name]) for name in LIMITS if name in field.constraints}
    if "enum" in field.constraints:
        stated["enum"] = [_as_json(one) for one in field.constraints["enum"]]
    return {"type": "number" if field.type == "number" else "integer"} | stated


def _as_json(limit: object) -> float:
    """Return a number that a standard may write as a text."""
    value = Decimal(str(limit))
    return int(value) if value == value.to_integral_value() else float(value)


def _text(field: Field) -> dict[str, Any]:
    stated = {name: field.constraints[name] for name in (*LENGTHS, "enum") if name in field.constraints}
    if field.is_required and "enum" not in stated:
        stated = {"minLength": 1} | stated
    if field.format in FORMATS and field.type == "string":
        stated["format"] = FORMATS[field.format]
    form = form_pattern(field) if field.type != "string" else None
    patterns = [f"^(?:{pattern})$" for pattern in (*own_patterns(field), *([form] if form else []))]
    if len(patterns) == 1:
        stated["pattern"] = patterns[0]
    elif patterns:
        stated["allOf"] = [{"pattern": pattern} for pattern in patterns]
    return {"type": "string"} | stated


def _unsaid_rules(standard: Standard) -> Iterator[str]:
    return unsaid.sentences(rule for rule in standard.schema.rules if not is_said(rule))


UNSAID = (
    unsaid.wishes,
    unsaid.other_headings,
    unsaid.letter_case,
    unsaid.uniqueness,
    unsaid.calendar_days,
    unsaid.limits_of_moments,
    unsaid.slips,
    unsaid.links,
    _unsaid_rules,
)
