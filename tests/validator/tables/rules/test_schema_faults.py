"""Faults of a schema: each is told by its place and in plain words, inline and in a file of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

VERSION_2 = "https://datapackage.org/profiles/2.0/datapackage.json"


def _field(**field: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON holds anything
    return {"fields": [{"name": "n", **field}, {"name": "t", "type": "string"}]}


def _with(**schema: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON holds anything
    return {"fields": [{"name": "n", "type": "string"}, {"name": "t", "type": "string"}], **schema}


def _key(names: list[str], **reference: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON holds anything
    return _with(foreignKeys=[{"fields": names, "reference": reference}])


def _json_schema(schema: dict[str, Any]) -> dict[str, Any]:
    return _field(type="object", constraints={"jsonSchema": schema})


FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"fields": [{"type": "string"}]}, "/fields/0", 'lacks "name"'),
    ({"fields": ["n"]}, "/fields/0", "must be a group in braces"),
    ({"fields": {"name": "n"}}, "/fields", "must be a list"),
    ({"fields": [{"name": "n"}, {"name": "n"}]}, "/fields/1/name", "another field is called n too"),
    (_field(type="text"), "/fields/0/type", "must be one of string, number"),
    (_field(type="string", format="telephone"), "/fields/0/format", "must be one of default, email"),
    (_field(type="integer", constraints={"minLength": 3}), "/fields/0/constraints/minLength", "type integer"),
    (_field(type="boolean", constraints={"maximum": 3}), "/fields/0/constraints/maximum", "type boolean"),
    (_field(type="string", constraints={"required": "yes"}), "/fields/0/constraints/required", "true or false"),
    (_field(type="string", constraints={"minLength": "3"}), "/fields/0/constraints/minLength", "a whole number"),
    (_field(type="string", constraints={"enum": []}), "/fields/0/constraints/enum", "an empty list"),
    (_field(type="string", constraints={"enum": ["a", "a"]}), "/fields/0/constraints/enum", "the same twice"),
    (_field(type="integer", constraints={"enum": [1, "a"]}), "/fields/0/constraints/enum", "a is no value of the type"),
    (_field(type="date", constraints={"minimum": "soon"}), "/fields/0/constraints/minimum", "soon is no value"),
    (_field(type="string", constraints={"pattern": "(?=a)b"}), "/fields/0/constraints/pattern", "a look-ahead"),
    (
        _field(type="string", constraints={"pattern": "(?<!a)b"}),
        "/fields/0/constraints/pattern",
        "look-behind",
    ),
    (_field(type="string", constraints={"pattern": r"(a)\1"}), "/fields/0/constraints/pattern", "a back-reference"),
    (_field(type="string", constraints={"pattern": "(a"}), "/fields/0/constraints/pattern", "no regular expression"),
    (_field(type="date", format="%Y"), "/fields/0/format", "does not tell year, month and day"),
    (_field(type="boolean", trueValues=["x"], falseValues=["x"]), "/fields/0/falseValues", "for true and for false"),
    (_field(type="number", decimalChar=",", groupChar=","), "/fields/0/groupChar", "groups and decimals"),
    (_with(primaryKey=["x"]), "/primaryKey", "x is none of the fields"),
    (_with(uniqueKeys=[["n"], ["x"]]), "/uniqueKeys/1", "x is none of the fields"),
    (_with(missingValues="-"), "/missingValues", "must be a list"),
    (_with(fieldsMatch=["some"]), "/fieldsMatch/0", "must be one of exact, equal, subset"),
    (_with(fieldsMatch="some"), "/fieldsMatch", "must be one of exact, equal, subset"),
    (_with(foreignKeys=[{"fields": ["n"]}]), "/foreignKeys/0", 'lacks "reference"'),
    (_key(["x"], resource="", fields=["n"]), "/foreignKeys/0/fields", "x is none of the fields"),
    (_key(["n"], resource="", fields=["x"]), "/foreignKeys/0/reference/fields", "x is none of the fields"),
    (_key(["n"], resource="gone", fields=["n"]), "/foreignKeys/0/reference/resource", "no resource called gone"),
    (_key(["n", "t"], resource="", fields=["n"]), "/foreignKeys/0", "2 of its fields and 1 of the other"),
    (_json_schema({"type": "nothing"}), "/fields/0/constraints/jsonSchema", "it is no JSON Schema"),
    (_json_schema({"$ref": "https://example.org/s"}), "/fields/0/constraints/jsonSchema", "outside itself"),
    (_json_schema({"$ref": "s.json#/a"}), "/fields/0/constraints/jsonSchema", "outside itself"),
    (_json_schema({"$ref": "#/$defs/gone"}), "/fields/0/constraints/jsonSchema", "which is not in it"),
    (_json_schema({"$ref": "#gone"}), "/fields/0/constraints/jsonSchema", "which is not in it"),
    (_json_schema({"$ref": "#"}), "/fields/0/constraints/jsonSchema", "to itself without end"),
]
SOUND = [
    _with(primaryKey="n", uniqueKeys=[["n", "t"]], fieldsMatch=["subset"]),
    _key(["n"], resource="", fields=["t"]),
    _field(type="string", constraints={"pattern": "[(?=]", "enum": ["(", "="]}),
    _json_schema({"$ref": "#/$defs/a", "$defs": {"a": {"type": "object"}}}),
    _json_schema({"properties": {"child": {"$ref": "#"}}}),
    _json_schema({"$ref": "#here", "$defs": {"a": {"$anchor": "here", "type": "object"}}}),
]


def _told(folder: Path, schema: dict[str, Any], *, is_inline: bool) -> list[tuple[str, str]]:
    """Return (pointer within the schema, message) of every fault of a descriptor with this schema."""
    (folder / "r.csv").write_text("n,t\n1,{}\n", encoding="utf-8")
    (folder / "s.json").write_text(json.dumps(schema), encoding="utf-8")
    resource = {"name": "r", "path": "r.csv", "type": "table", "schema": schema if is_inline else "s.json"}
    path = folder / "datapackage.json"
    path.write_text(json.dumps({"$schema": VERSION_2, "name": "p", "resources": [resource]}), encoding="utf-8")
    report = validate([path], Options(only=frozenset({"descriptor-error"}), examples=None))
    assert report.errors == ()
    places = [place for finding in report.findings for place in finding.examples]
    return [(str(place.pointer).removeprefix("/resources/0/schema"), place.message) for place in places]


@pytest.mark.parametrize("is_inline", [True, False], ids=["inline", "own file"])
@pytest.mark.parametrize(("schema", "pointer", "says"), FAULTS, ids=[f"{at} {says}" for _, at, says in FAULTS])
def test_a_fault_is_told_by_its_place(
    tmp_path: Path, schema: dict[str, Any], pointer: str, says: str, *, is_inline: bool
) -> None:
    told = _told(tmp_path, schema, is_inline=is_inline)
    assert [message for at, message in told if at == pointer and says in message], told
    assert {at for at, _ in told} == {pointer}


@pytest.mark.parametrize("is_inline", [True, False], ids=["inline", "own file"])
@pytest.mark.parametrize("schema", SOUND, ids=str)
def test_a_sound_schema_is_not_complained_of(tmp_path: Path, schema: dict[str, Any], *, is_inline: bool) -> None:
    assert _told(tmp_path, schema, is_inline=is_inline) == []
