"""The JSON Schema of every standard: held to its meta-schema, and asked about rows."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from standards.library import find_standard
from standards.schema import Field, Schema
from validator.exports.json_schema import json_schema, write_json_schema

if TYPE_CHECKING:
    from pathlib import Path

    from standards.standard import Standard
    from tests.validator.exports.conftest import Library


def row_objects(library: Library, path: Path) -> list[dict[str, Any]]:
    """Return the rows of an example as somebody would write them in JSON: numbers and booleans as such."""
    kinds = {field.name: field.type for field in library.standard.schema.fields}
    typed = zip(library.rows(path), library.values(path), strict=True)
    return [
        {
            name: json.loads(str(value))
            if isinstance(value, Decimal)
            else cells[name].strip()
            if kinds[name] in {"date", "datetime"} and cells[name].strip()
            else value
            for name, value in row.items()
        }
        for cells, row in typed
    ]


def toilet(**changes: object) -> dict[str, object]:
    return {
        "ExtractDate": "01/04/2026",
        "OrganisationLabel": "Oakhaven",
        "ServiceTypeLabel": "Public toilets",
        "LocationText": "Market Square",
        "GeoX": -2.1,
        "GeoY": 53.0,
    } | changes


@pytest.fixture(scope="module")
def toilets() -> Standard:
    return find_standard("uk/public-toilets@1.0.0")


def faults(standard: Standard, row: dict[str, object]) -> list[str]:
    return [error.json_path for error in Draft202012Validator(json_schema(standard)).iter_errors(row)]


def test_it_is_a_json_schema(library: Library) -> None:
    Draft202012Validator.check_schema(json.loads(write_json_schema(library.standard).text))


def test_the_rows_of_the_valid_examples_keep_it(library: Library) -> None:
    for path in library.valid:
        for row in row_objects(library, path):
            assert faults(library.standard, row) == [], path.name


def test_a_row_without_anything_does_not(library: Library) -> None:
    assert faults(library.standard, {})


def test_a_row_with_what_is_needed_keeps_it(toilets: Standard) -> None:
    assert faults(toilets, toilet()) == []
    assert faults(toilets, toilet(UPRN=None, BabyChange=True, Category="Unisex")) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"GeoX": "far"}, "$.GeoX"),
        ({"OrganisationLabel": ""}, "$.OrganisationLabel"),
        ({"OrganisationLabel": None}, "$.OrganisationLabel"),
        ({"Category": "Ladies"}, "$.Category"),
        ({"ChargeAmount": -1}, "$.ChargeAmount"),
        ({"BabyChange": "perhaps"}, "$.BabyChange"),
        ({"UPRN": "1.00E+11"}, "$.UPRN"),
        ({"Postcode": "N3"}, "$.Postcode"),
        ({"ExtractDate": "2026-04-01"}, "$.ExtractDate"),
        ({"CommunitySchemeName": "Open Doors", "PartOfCommunityScheme": "no"}, "$.PartOfCommunityScheme"),
        ({"CommunitySchemeName": "Open Doors"}, "$"),
    ],
    ids=str,
)
def test_a_bad_value_is_refused_in_its_place(toilets: Standard, change: dict[str, object], place: str) -> None:
    assert faults(toilets, toilet(**change)) == [place]


def test_a_condition_takes_the_words_of_json_too(toilets: Standard) -> None:
    assert faults(toilets, toilet(CommunitySchemeName="Open Doors", PartOfCommunityScheme=True)) == []
    assert faults(toilets, toilet(CommunitySchemeName="Open Doors", PartOfCommunityScheme="YES")) == []


def test_what_it_cannot_say_stands_in_it(toilets: Standard) -> None:
    written = write_json_schema(toilets)
    assert all(sentence in json.loads(written.text)["$comment"] for sentence in written.unsaid)
    said = " ".join(written.unsaid)
    assert "location-named-once" in said
    assert "scheme-name-only-in-scheme" not in said


def test_limits_may_be_written_as_texts_and_any_value_is_any(toilets: Standard) -> None:
    limited = Field(name="a", type="number", constraints={"minimum": "0.5", "enum": ["1", "2.5"]})
    standard = replace(toilets, schema=Schema(fields=(limited, Field(name="b", type="any")), is_standard=True))
    assert faults(standard, {"a": 2.5, "b": 7}) == []
    assert faults(standard, {"a": 0.2, "b": {"c": []}}) == ["$.a"]
