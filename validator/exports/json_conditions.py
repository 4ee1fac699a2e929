"""Rules across columns as JSON Schema, as far as it can say them: kind → what makes the condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validator.exports.patterns import in_any_case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from standards.schema import Field, RowRule


def is_said(rule: RowRule) -> bool:
    """Say whether a JSON Schema can say the rule; one that only warns has no place in it."""
    return rule.kind in CONDITIONS and rule.severity == "error"


def condition(rule: RowRule, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return the schema that a row keeps where it keeps the rule."""
    return {"description": rule.says} | CONDITIONS[rule.kind](rule, [fields[name] for name in rule.fields])


def _together(_rule: RowRule, fields: list[Field]) -> dict[str, Any]:
    filled = [_filled(field) for field in fields]
    return {"anyOf": [{"allOf": filled}, {"not": {"anyOf": filled}}]}


def _needed_when(rule: RowRule, fields: list[Field]) -> dict[str, Any]:
    first, second = fields
    return {"if": _has(second, rule), "then": _filled(first)}


def _only_when(rule: RowRule, fields: list[Field]) -> dict[str, Any]:
    first, second = fields
    return {"if": _filled(first), "then": _has(second, rule)}


def _one_of(_rule: RowRule, fields: list[Field]) -> dict[str, Any]:
    return {"oneOf": [_filled(field) for field in fields]}


def _any_of(_rule: RowRule, fields: list[Field]) -> dict[str, Any]:
    return {"anyOf": [_filled(field) for field in fields]}


def _filled(field: Field) -> dict[str, Any]:
    return {"required": [field.name], "properties": {field.name: {"not": {"enum": [None, ""]}}}}


def _has(field: Field, rule: RowRule) -> dict[str, Any]:
    """Return that the field has one of the rule's values, any value where it names none."""
    if not rule.values:
        return _filled(field)
    words = "|".join(in_any_case(value) for value in rule.values)
    written = [{"type": "string", "pattern": f"^(?:{words})$"}]
    others = [value for word in rule.values for value in _other_values(field, word)]
    fitting = {"anyOf": [*written, {"enum": others}]} if others else written[0]
    return {"required": [field.name], "properties": {field.name: fitting}}


def _other_values(field: Field, word: str) -> Sequence[object]:
    """Return what a word is in JSON, where that is no text."""
    if field.type == "boolean":
        return {"true": [True], "false": [False]}.get(word.lower(), [])
    if field.type in {"integer", "number", "year"}:
        return [int(word)] if word.isascii() and word.isdigit() else []
    return []


CONDITIONS: dict[str, Callable[[RowRule, list[Field]], dict[str, Any]]] = {
    "together": _together,
    "needed-when": _needed_when,
    "only-when": _only_when,
    "one-of": _one_of,
    "any-of": _any_of,
}
