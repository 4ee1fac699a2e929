"""A start from a JSON Schema of one record, or of a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validator.scaffolding.start import Start, clean_field, one_line, unique_fields, whole_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMATS = {
    "date": ("date", None),
    "date-time": ("datetime", None),
    "time": ("time", None),
    "duration": ("duration", None),
    "email": (None, "email"),
    "uri": (None, "uri"),
    "uuid": (None, "uuid"),
}
"""A string's format → the type and format of Table Schema."""
CONSTRAINTS = ("minimum", "maximum", "minLength", "maxLength", "exclusiveMinimum", "exclusiveMaximum", "enum")
DEEP = 5
"""How many references are followed one after the other; a circle has no end."""


def start_from_json_schema(document: Mapping[str, Any]) -> Start:
    """Return the start that the properties of a record state."""
    record = _record(document)
    stated = record.get("properties")
    properties = stated if isinstance(stated, dict) else {}
    required = record.get("required", ())
    needed = {str(name) for name in required} if isinstance(required, list) else set()
    notes: list[str] = []
    fields = [
        _field(str(name), _resolved(one, document), notes, is_needed=name in needed) for name, one in properties.items()
    ]
    return Start(
        fields=unique_fields(fields, notes),
        title=one_line(record.get("title") or document.get("title")),
        purpose=one_line(record.get("description") or document.get("description")),
        notes=tuple(notes),
    )


def _record(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of one record: the document's own, or that of its items."""
    record = _resolved(document, document)
    for _ in range(DEEP):
        if "properties" in record or not isinstance(record.get("items"), dict):
            break
        record = _resolved(record["items"], document)
    return record


def _resolved(schema: object, document: Mapping[str, Any], deep: int = DEEP) -> Mapping[str, Any]:
    """Return a schema, or the part of the document that it refers to; what else it says stands before that."""
    found: dict[str, Any] = dict(schema) if isinstance(schema, dict) else {}
    for _ in range(DEEP):
        reference = found.pop("$ref", None)
        if not isinstance(reference, str) or not reference.startswith("#"):
            break
        target: Any = document
        for step in filter(None, reference[1:].split("/")):
            target = target.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(target, dict) else None
        found = {**(target if isinstance(target, dict) else {}), **found}
    return {**_chosen(found, document, deep), **found}


def _chosen(schema: Mapping[str, Any], document: Mapping[str, Any], deep: int) -> dict[str, Any]:
    """Return what all of several schemas say together, and the first of alternatives that is not null."""
    chosen: dict[str, Any] = {}
    for key in ("allOf", "anyOf", "oneOf"):
        listed = schema.get(key)
        parts = [_resolved(one, document, deep - 1) for one in listed] if isinstance(listed, list) and deep else []
        parts = [one for one in parts if one.get("type") != "null"]
        for one in parts if key == "allOf" else parts[:1]:
            chosen |= one
    return chosen


def _field(name: str, schema: Mapping[str, Any], notes: list[str], *, is_needed: bool) -> dict[str, Any]:
    kinds = schema.get("type", "string")
    kinds = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind != "null"]
    kind = kinds[0] if len(kinds) == 1 else "any"
    type_, form = FORMATS.get(str(schema.get("format")), (None, None)) if kind == "string" else (kind, None)
    examples = schema.get("examples")
    example = examples[0] if isinstance(examples, list) and examples else schema.get("example", "")
    constraints = {key: schema[key] for key in CONSTRAINTS if key in schema and not isinstance(schema[key], bool)}
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if schema.get(exclusive) is True and limit in constraints:  # as draft 4 has it
            constraints[exclusive] = constraints.pop(limit)
    if "enum" in constraints and isinstance(constraints["enum"], list):
        constraints["enum"] = [one for one in constraints["enum"] if one is not None]
    if "const" in schema:
        constraints["enum"] = [schema["const"]]
    if isinstance(schema.get("pattern"), str):
        constraints["pattern"] = whole_pattern(schema["pattern"])
    stated = {
        "title": schema.get("title"),
        "description": schema.get("description"),
        "type": type_,
        "format": form,
        "constraints": constraints,
        "level": "must-have-value" if is_needed else "should",
        "example": example if isinstance(example, (str, int, float)) and not isinstance(example, bool) else "",
    }
    return clean_field(name, stated, notes)
