"""A new standard's folder: what each kind of source gives, and that the result can be used at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from standards.errors import DsregError
from standards.library import COMMUNITY, load_standard
from validator.admission.check import check_standard
from validator.scaffolding.scaffold import read_start, write_scaffold
from validator.scaffolding.start import whole_pattern

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE_SCHEMA = {
    "title": "Benches",
    "description": "One row for each bench.",
    "fields": [
        {"name": "Bench", "constraints": {"required": True, "unique": True, "pattern": "B-[0-9]+"}},
        {"name": "Seats", "type": "integer", "title": "Places to sit", "constraints": {"minimum": 1}},
        {
            "name": "Placed",
            "type": "date",
            "format": "%d/%m/%Y",
            "description": "When it came.",
            "example": "01/02/2026",
        },
        {"name": "Lit", "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
        {"name": "Size", "type": "integer", "constraints": {"enum": [1, 2]}},
        {"name": "Place", "type": "geopoint"},
        {"name": "Cost", "type": "number", "decimalChar": ","},
    ],
    "primaryKey": "Bench",
    "missingValues": ["", "n/a"],
    "foreignKeys": [{"fields": "Bench", "reference": {"resource": "makers", "fields": "bench"}}],
}
CSVW = {
    "@context": "http://www.w3.org/ns/csvw",
    "url": "benches.csv",
    "dc:title": "Benches",
    "dc:description": {"@value": "One row for each bench.", "@language": "en"},
    "null": "n/a",
    "tableSchema": {
        "columns": [
            {"name": "bench", "titles": ["Bench", "Bench No"], "required": True, "dc:description": "Its number."},
            {"name": "seats", "titles": {"en": "Seats"}, "datatype": {"base": "integer", "minimum": 1}},
            {"name": "placed", "titles": "Placed", "datatype": {"base": "date", "format": "dd/MM/yyyy"}},
            {"name": "lit", "titles": "Lit", "datatype": {"base": "boolean", "format": "yes|no"}},
            {"name": "page", "titles": "Page", "datatype": "anyURI"},
            {"name": "code", "titles": "Code", "datatype": {"base": "string", "format": "[A-Z]+", "maxLength": 4}},
            {"name": "tags", "titles": "Tags", "separator": ";"},
            {"name": "count", "titles": "Count", "datatype": "positiveInteger"},
            {"name": "type", "virtual": True, "propertyUrl": "rdf:type"},
        ],
        "primaryKey": "bench",
    },
}
JSON_SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {"$ref": "#/$defs/bench"},
    "$defs": {
        "bench": {
            "title": "Bench",
            "description": "One bench.",
            "type": "object",
            "required": ["number"],
            "properties": {
                "number": {"type": "string", "pattern": "^B-[0-9]+$", "examples": ["B-1"]},
                "seats": {"type": ["integer", "null"], "minimum": 1, "description": "How many people sit on it."},
                "placed": {"type": "string", "format": "date"},
                "page": {"$ref": "#/$defs/page"},
                "material": {"enum": ["wood", "metal", None]},
                "length": {"type": "number", "exclusiveMinimum": 0},
                "parts": {"type": "array", "items": {"type": "string"}},
                "odd": {"type": "string", "pattern": "(?=x)y"},
            },
        },
        "page": {"type": "string", "format": "uri", "title": "Page"},
    },
}
TABLE = "Bench No,Postcode,Placed,Seats\n1,N3 1TR,22/05/2019,3\n2,W1J 7NT,23/05/2019,4\n"


@pytest.fixture
def begin(tmp_path: Path) -> Callable[..., tuple[dict[str, Any], tuple[str, ...]]]:
    """Return a function that begins a standard from a content and returns its document and the notes."""

    def begin(content: object, name: str = "source.json") -> tuple[dict[str, Any], tuple[str, ...]]:
        source = tmp_path / name
        source.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        start = read_start(source)
        folder = tmp_path / "begun"
        write_scaffold("my/benches", folder, start)
        assert load_standard(folder).id == "my/benches"
        return json.loads((folder / "standard.json").read_text(encoding="utf-8")), start.notes

    return begin


def columns(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the columns by name, without the words that a person has to write."""
    words = {"name", "title", "description", "example"}
    return {one["name"]: {key: one[key] for key in one if key not in words} for one in document["fields"]}


def test_a_table_schema_gives_its_types_constraints_and_keys(begin: Callable[..., Any]) -> None:
    document, notes = begin(TABLE_SCHEMA)
    assert columns(document) == {
        "Bench": {"level": "must-have-value", "constraints": {"unique": True, "pattern": "B-[0-9]+"}},
        "Seats": {"type": "integer", "level": "should", "constraints": {"minimum": 1}},
        "Placed": {"type": "date", "format": "%d/%m/%Y", "level": "should"},
        "Lit": {"type": "boolean", "level": "should", "trueValues": ["yes"], "falseValues": ["no"]},
        "Size": {"type": "integer", "level": "should", "constraints": {"enum": ["1", "2"]}},
        "Place": {"level": "should"},
        "Cost": {"type": "number", "level": "should"},
    }
    assert (document["title"], document["purpose"]) == ("Benches", "One row for each bench.")
    assert (document["primaryKey"], document["missingValues"]) == (["Bench"], ["", "n/a"])
    assert document["fields"][2]["description"] == "When it came."
    assert [one["example"] for one in document["fields"]][2:5] == ["01/02/2026", "To be written", "1"]
    assert [note.split(" ")[0] for note in notes] == ["Place:", "Cost:", "Its"]


def test_a_package_gives_its_first_table(begin: Callable[..., Any]) -> None:
    package = {
        "title": "Street furniture",
        "resources": [{"name": "benches", "schema": {"fields": [{"name": "Bench"}]}}],
    }
    document, _ = begin(package, "datapackage.json")
    assert (document["title"], list(columns(document))) == ("Street furniture", ["Bench"])


def test_csvw_gives_the_labels_of_the_header_and_its_datatypes(begin: Callable[..., Any]) -> None:
    document, notes = begin(CSVW, "benches.csv-metadata.json")
    assert columns(document) == {
        "Bench": {"level": "must-have-value", "aliases": ["Bench No"]},
        "Seats": {"type": "integer", "level": "should", "constraints": {"minimum": 1}},
        "Placed": {"type": "date", "format": "%d/%m/%Y", "level": "should"},
        "Lit": {"type": "boolean", "level": "should", "trueValues": ["yes"], "falseValues": ["no"]},
        "Page": {"format": "uri", "level": "should"},
        "Code": {"level": "should", "constraints": {"maxLength": 4, "pattern": "[A-Z]+"}},
        "Tags": {"level": "should"},
        "Count": {"type": "integer", "level": "should", "constraints": {"minimum": 1}},
    }
    assert (document["title"], document["purpose"]) == ("Benches", "One row for each bench.")
    assert (document["primaryKey"], document["missingValues"]) == (["Bench"], ["", "n/a"])
    assert document["fields"][0]["description"] == "Its number."
    assert [note.split(":")[0] for note in notes] == ["Tags"]


def test_the_first_of_several_tables_of_csvw_is_taken(begin: Callable[..., Any]) -> None:
    tables = [{"url": name, "tableSchema": {"columns": [{"name": name}]}} for name in ("a", "b")]
    document, notes = begin({"@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}], "tables": tables})
    assert (list(columns(document)), len(notes)) == (["a"], 1)


def test_a_json_schema_gives_the_properties_of_a_record(begin: Callable[..., Any]) -> None:
    document, notes = begin(JSON_SCHEMA)
    assert columns(document) == {
        "number": {"level": "must-have-value", "constraints": {"pattern": "B-[0-9]+"}},
        "seats": {"type": "integer", "level": "should", "constraints": {"minimum": 1}},
        "placed": {"type": "date", "level": "should"},
        "page": {"format": "uri", "level": "should"},
        "material": {"level": "should", "constraints": {"enum": ["wood", "metal"]}},
        "length": {"type": "number", "level": "should", "constraints": {"exclusiveMinimum": 0}},
        "parts": {"level": "should"},
        "odd": {"level": "should"},
    }
    assert document["fields"][0]["example"] == "B-1"
    assert document["fields"][1]["description"] == "How many people sit on it."
    assert [note.split(":")[0] for note in notes] == ["parts", "odd"]


def test_parts_of_a_json_schema_are_put_together_and_of_alternatives_the_first_is_taken(
    begin: Callable[..., Any],
) -> None:
    many = {"anyOf": [{"type": "null"}, {"type": "integer", "minimum": 1}, {"type": "string"}]}
    document, _ = begin({"$schema": "https://json-schema.org/", "allOf": [{"properties": {"seats": many}}]})
    assert columns(document) == {"seats": {"type": "integer", "level": "should", "constraints": {"minimum": 1}}}


@pytest.mark.parametrize(
    ("pattern", "whole"),
    [
        ("^B-[0-9]+$", "B-[0-9]+"),
        ("^(?:a|b)$", "(?:a|b)"),
        ("^[|]$", "[|]"),
        (r"^a\|b$", r"a\|b"),
        ("x$", ".*(?:x$).*"),
        ("^a|b$", ".*(?:^a|b$).*"),
        (r"^a\$", r".*(?:^a\$).*"),
    ],
)
def test_a_pattern_that_is_looked_for_anywhere_is_one_of_the_whole_value_here(pattern: str, whole: str) -> None:
    assert whole_pattern(pattern) == whole


def test_what_dsreg_itself_exported_comes_back(begin: Callable[..., Any]) -> None:
    own = {"dsreg:level": "may", "dsreg:aliases": ["Places"], "dsreg:unit": "people", "dsreg:other": 7}
    document, notes = begin({"fields": [{"name": "Seats", "type": "integer", **own}]})
    assert columns(document) == {"Seats": {"type": "integer", "level": "may", "aliases": ["Places"], "unit": "people"}}
    assert notes == ("Seats: dsreg:other could not be taken over.",)


def test_a_table_gives_types_and_identifiers_and_none_of_its_values(begin: Callable[..., Any]) -> None:
    document, _ = begin(TABLE, "benches.csv")
    assert columns(document) == {
        "Bench No": {"type": "integer", "level": "should"},
        "Postcode": {"level": "should", "identifier": "postcode"},
        "Placed": {"type": "date", "format": "%d/%m/%Y", "level": "should"},
        "Seats": {"type": "integer", "level": "should"},
    }
    assert {one["example"] for one in document["fields"]} == {"To be written"}


PUBLISHED = sorted(COMMUNITY.glob("uk/*/*/examples/valid/every-column.csv"))[:8]


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: str(path.parts[-5]))
def test_a_valid_example_of_the_library_gives_a_standard_with_its_columns(path: Path, tmp_path: Path) -> None:
    start = read_start(path)
    write_scaffold("my/own", tmp_path / "own", start)
    original = load_standard(path.parents[2])
    assert [one.name for one in load_standard(tmp_path / "own").schema.fields] == [
        one.name for one in original.schema.fields
    ]


def test_columns_without_a_name_or_with_the_same_one_are_told(begin: Callable[..., Any]) -> None:
    document, notes = begin({"fields": [{"name": ""}, {"name": "a"}, {"name": " a "}]})
    assert (list(columns(document)), len(notes)) == (["column1", "a"], 2)


def test_what_is_still_to_be_written_is_listed_by_its_place(tmp_path: Path) -> None:
    write_scaffold("my/benches", tmp_path / "benches")
    found = check_standard(tmp_path / "benches").shortfalls
    assert [one.where for one in found if one.code == "to-write"] == [
        "standard.json, title",
        "standard.json, purpose",
        "standard.json, steward",
        "standard.json, follows 1, title",
        "standard.json, follows 1, url",
        "standard.json, basis",
        "standard.json, fields Reference, description",
        "standard.json, fields Reference, example",
        "README.md",
    ]


@pytest.mark.parametrize("identifier", ["benches", "My/Benches", "../benches", "my/benches@1", ""])
def test_an_id_that_is_none_is_refused(tmp_path: Path, identifier: str) -> None:
    with pytest.raises(DsregError) as raised:
        write_scaffold(identifier, tmp_path / "benches")
    assert raised.value.code == "standard-id"
    assert not (tmp_path / "benches").exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DsregError) as raised:
        write_scaffold("my/benches", tmp_path)
    assert raised.value.code == "scaffold-exists"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("content", [{"fields": []}, {"properties": {}}, {"resources": []}, {"tables": [7]}])
def test_a_source_without_columns_is_refused(begin: Callable[..., Any], content: dict[str, Any]) -> None:
    with pytest.raises(DsregError) as raised:
        begin(content)
    assert raised.value.code == "start-empty"


@pytest.mark.parametrize(
    "content",
    [
        {"fields": [7, {"name": "a", "type": 7, "constraints": [], "title": {}, "format": []}]},
        {"tableSchema": {"columns": [{"titles": [], "datatype": {"base": 7, "format": {}}}]}},
        {
            "@context": "http://www.w3.org/ns/csvw",
            "tableSchema": {"columns": [{"name": "a", "datatype": 7}], "primaryKey": 7},
        },
        {
            "properties": {
                "a": True,
                "b": {"type": 7},
                "c": {"enum": 7},
                "d": {"pattern": 7, "format": []},
                "e": {"$ref": "#"},
            }
        },
        {"resources": [7, {"schema": {"fields": [{"name": "a"}]}}]},
    ],
    ids=str,
)
def test_what_nobody_would_write_is_no_accident(begin: Callable[..., Any], content: dict[str, Any]) -> None:
    document, _ = begin(content)
    assert document["fields"]
