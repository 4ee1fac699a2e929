"""docs/types.md and the code hold the same grammar for every type and format, letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standards.schema import Field
from validator.tables.rules.types import TYPES, type_rule

if TYPE_CHECKING:
    from pathlib import Path

FIELDS: list[tuple[str, dict[str, Any]]] = [
    ("string, format email", {"type": "string", "format": "email"}),
    ("string, format uri", {"type": "string", "format": "uri"}),
    ("string, format uuid", {"type": "string", "format": "uuid"}),
    ("string, format binary", {"type": "string", "format": "binary"}),
    ("integer", {"type": "integer"}),
    ("integer", {"type": "integer", "options": {"groupChar": ","}}),
    ("integer", {"type": "integer", "options": {"bareNumber": False}}),
    ("number", {"type": "number"}),
    ("number", {"type": "number", "options": {"decimalChar": ",", "groupChar": "."}}),
    ("number", {"type": "number", "options": {"bareNumber": False}}),
    ("boolean", {"type": "boolean"}),
    ("date, format default", {"type": "date"}),
    ("date, time and datetime, format PATTERN", {"type": "date", "format": "%d/%m/%Y"}),
    ("date, format any", {"type": "date", "format": "any"}),
    ("time, format default", {"type": "time"}),
    ("time, format any", {"type": "time", "format": "any"}),
    ("datetime, format default", {"type": "datetime"}),
    ("year", {"type": "year"}),
    ("yearmonth", {"type": "yearmonth"}),
    ("duration", {"type": "duration"}),
    ("geopoint, format default", {"type": "geopoint"}),
    ("geopoint, format array", {"type": "geopoint", "format": "array"}),
    ("geopoint, format object", {"type": "geopoint", "format": "object"}),
    ("object", {"type": "object"}),
    ("array", {"type": "array"}),
    ("list", {"type": "list", "options": {"itemType": "integer"}}),
]
"""The fields that the page writes a grammar for, in its order."""


def _lines(root: Path) -> list[tuple[str, str]]:
    """Return (heading, grammar) of every grammar of the page."""
    found, heading, is_next = [], "", False
    for line in (root / "docs" / "types.md").read_text(encoding="utf-8").splitlines():
        if is_next:
            found.append((heading, line))
        if line.startswith("#"):
            heading = line.lstrip("# ")
        is_next = line == "```re2"
    return found


def test_each_grammar_of_the_page_is_the_one_that_is_run(root: Path) -> None:
    assert [(heading, type_rule(Field(name="a", **field)).grammar) for heading, field in FIELDS] == _lines(root)


def test_every_type_but_any_has_a_grammar_on_the_page() -> None:
    assert {str(field["type"]) for _, field in FIELDS} | {"any", "geojson"} == TYPES.keys()


def test_geojson_is_an_object_to_its_grammar() -> None:
    """The page says so in words, without a line of its own."""
    assert type_rule(Field(name="a", type="geojson")).grammar == type_rule(Field(name="a", type="object")).grammar
