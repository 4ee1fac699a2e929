"""Constraints on values that only a program reads: JSON, durations, lists, GeoJSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from validator.finding import Finding

    Look = Callable[..., tuple[Finding, ...]]

PERSON = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string", "pattern": "^[A-Z]"}, "age": {"type": "integer", "minimum": 0}},
}
NAMED = {"$ref": "#/$defs/code", "$defs": {"code": {"type": "array", "items": {"enum": ["a", "b"]}}}}

CASES: list[tuple[dict[str, Any], list[str], list[str]]] = [
    (
        {"type": "object", "constraints": {"jsonSchema": PERSON}},
        ['{"name":"Ann","age":4}'],
        ['{"age":4}', '{"name":"ann"}'],
    ),
    ({"type": "array", "constraints": {"jsonSchema": NAMED}}, ['["a","b"]', "[]"], ['["c"]']),
    ({"type": "object", "constraints": {"minLength": 1}}, ['{"a":1}'], ["{}"]),
    ({"type": "array", "constraints": {"maxLength": 2}}, ["[1,2]"], ["[1,2,3]"]),
    ({"type": "object", "constraints": {"enum": [{"a": 1, "b": 2}]}}, ['{"b": 2, "a": 1.0}'], ['{"a": 1}']),
    ({"type": "list", "constraints": {"minLength": 2}}, ["a,b"], ["a"]),
    ({"type": "list", "itemType": "integer", "constraints": {"enum": ["1,2"]}}, ["01,2"], ["2,1"]),
    ({"type": "duration", "constraints": {"minimum": "P1D"}}, ["P1D", "PT24H", "P1M"], ["PT23H59M", "-P2D"]),
    ({"type": "duration", "constraints": {"maximum": "P1M"}}, ["P1M", "P28D", "P30D"], ["P32D", "P1Y"]),
    ({"type": "duration", "constraints": {"exclusiveMinimum": "PT0S"}}, ["PT0.1S"], ["P0D"]),
    ({"type": "duration", "constraints": {"exclusiveMaximum": "PT1H"}}, ["PT59M"], ["PT60M"]),
    ({"type": "duration", "constraints": {"enum": ["P1Y"]}}, ["P12M"], ["P365D"]),
    ({"type": "geopoint", "constraints": {"enum": ["90,45"]}}, ["90.0, 45.0"], ["45,90"]),
    ({"type": "yearmonth", "constraints": {"minimum": "2024-01"}}, ["2024-01"], ["2023-12"]),
    ({"type": "time", "constraints": {"maximum": "12:00:00"}}, ["12:00:00"], ["12:00:01"]),
    ({"type": "year", "constraints": {"exclusiveMaximum": "2024"}}, ["2023"], ["2024"]),
    ({"type": "boolean", "constraints": {"enum": ["true"]}}, ["TRUE", "1"], ["0"]),
]
IDS = [f"{field['type']} {next(iter(field['constraints']))}" for field, _, _ in CASES]


def _rows(*cells: str) -> str:
    return "a,b\n" + "".join(f'"{cell.replace(chr(34), chr(34) * 2)}",x\n' for cell in cells)


@pytest.mark.parametrize(("field", "good", "bad"), CASES, ids=IDS)
def test_a_constraint_is_asked_of_the_value_and_not_of_its_text(
    look: Look, field: dict[str, Any], good: list[str], bad: list[str]
) -> None:
    field, other = {"name": "a", **field}, {"name": "b"}
    assert look(_rows(*good), field, other) == ()
    (finding,) = look(_rows(*good, *bad), field, other)
    (constraint,) = field["constraints"]
    assert (finding.code, finding.constraint) == ("constraint-error", constraint)
    assert [place.row for place in finding.examples] == list(range(len(good) + 2, len(good) + len(bad) + 2))


def test_what_is_no_value_breaks_the_type_and_no_constraint(look: Look) -> None:
    field = {"name": "a", "type": "object", "constraints": {"jsonSchema": PERSON, "minLength": 1}}
    assert [one.code for one in look(_rows("{name: 1}"), field, {"name": "b"})] == ["type-error"]


@pytest.mark.parametrize("kind", ["object", "array", "geojson", "duration"])
def test_equal_values_are_one_to_unique_however_they_are_written(look: Look, kind: str) -> None:
    pairs = {
        "object": ('{"a":1,"b":2}', '{ "b": 2, "a": 1 }'),
        "array": ("[1,2]", "[1, 2.0]"),
        "geojson": ('{"type":"Point","coordinates":[1,2]}', '{"coordinates":[1.0,2],"type":"Point"}'),
        "duration": ("P1Y", "P12M"),
    }
    field = {"name": "a", "type": kind, "constraints": {"unique": True}}
    (finding,) = look(_rows(*pairs[kind]), field, {"name": "b"})
    assert (finding.code, [place.row for place in finding.examples]) == ("unique-error", [3])


def test_a_pattern_in_a_json_schema_cannot_hang(look: Look) -> None:
    schema = {"properties": {"a": {"pattern": "^(a+)+$"}}}
    field = {"name": "a", "type": "object", "constraints": {"jsonSchema": schema}}
    (finding,) = look(_rows(f'{{"a": "{"a" * 5000}b"}}'), field, {"name": "b"})
    assert finding.constraint == "jsonSchema"
