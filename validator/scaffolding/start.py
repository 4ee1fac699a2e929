"""Where a new standard starts from: its columns as standard.json has them, and what could not be carried over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standards.profile import load_form
from standards.table_schema import FORMS
from validator.tables.rules.patterns import refused_construct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TYPES = frozenset(load_form("standard")["$defs"]["field"]["properties"]["type"]["enum"])
CONSTRAINTS = frozenset(load_form("standard")["$defs"]["field"]["properties"]["constraints"]["properties"])
COUNTS = frozenset({"minLength", "maxLength"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The columns and keys of a standard that somebody begins, a title and purpose if there are any, and notes.

    `fields` are documents of standard.json's form. A note says what of the source has no place in a standard.
    """

    fields: tuple[Mapping[str, Any], ...] = ()
    title: str = ""
    purpose: str = ""
    missing_values: tuple[str, ...] = ("",)
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()


def one_line(text: object) -> str:
    """Return a text as standard.json has it: in one line, nothing at its ends."""
    return " ".join(str(text or "").split())


def clean_field(name: str, stated: Mapping[str, Any], notes: list[str]) -> dict[str, Any]:
    """Return the document of a column, without what has no place there, which is noted."""
    field: dict[str, Any] = {"name": one_line(name), **{key: value for key, value in stated.items() if value}}
    for key in ("title", "description", "example"):
        if key in field:
            field[key] = one_line(field[key])
    kind = str(field.get("type", "string"))
    if kind not in TYPES:
        notes.append(f"{name}: the type {kind} has no place in a standard, so it is text for now.")
        for key in ("type", "format", "constraints"):
            field.pop(key, None)
    if field.get("type") != "boolean":
        field = {key: value for key, value in field.items() if key not in {"trueValues", "falseValues"}}
    constraints = _clean_constraints(name, field.pop("constraints", {}), notes)
    return field | ({"constraints": constraints} if constraints else {})


def _clean_constraints(name: str, stated: Mapping[str, Any], notes: list[str]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in stated.items():
        refused = refused_construct(value) if key == "pattern" and isinstance(value, str) else None
        if key == "enum" and isinstance(value, list):
            words = dict.fromkeys(spelt for one in value if (spelt := one_line(_word(one))))
            kept |= {"enum": list(words)} if words else {}
        elif refused is not None:
            notes.append(f"{name}: its pattern has {refused}, which cannot be run, so it was left out.")
        elif key in CONSTRAINTS and FORMS[key](value) and value is not False and (key not in COUNTS or value):
            kept[key] = value
        elif key != "required":
            notes.append(f"{name}: its {key} has no place in a standard, so it was left out.")
    return kept


def _word(value: object) -> object:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def unique_fields(fields: Iterable[Mapping[str, Any]], notes: list[str]) -> tuple[Mapping[str, Any], ...]:
    """Return the columns, the first of each name; blank and repeated names are noted."""
    kept: dict[str, Mapping[str, Any]] = {}
    for number, field in enumerate(fields, start=1):
        named = field if field["name"] else {**field, "name": f"column{number}"}
        if named is not field:
            notes.append(f"Column {number} has no name; it is called {named['name']} for now.")
        if named["name"] in kept:
            notes.append(f"{named['name']} stands twice; the first was taken.")
        kept.setdefault(str(named["name"]), named)
    return tuple(kept.values())


def whole_pattern(pattern: str) -> str:
    """Return a pattern that is looked for anywhere as one that the whole value matches."""
    bare = re.sub(r"\\.", "xx", pattern)
    is_anchored = bare.startswith("^") and bare.endswith("$")
    if is_anchored and not _has_alternatives(re.sub(r"\[\^?\]?[^\]]*\]", "x", bare)):
        return pattern[1:-1]
    return f".*(?:{pattern}).*"


def _has_alternatives(bare: str) -> bool:
    """Say whether alternatives stand outside of every group, in a pattern without escapes and classes."""
    deep = 0
    for char in bare:
        deep += (char == "(") - (char == ")")
        if char == "|" and deep == 0:
            return True
    return False
