"""The form of standard.json: every standard keeps it, and it refuses what a person is likely to get wrong."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS
from standards.library import COMMUNITY

if TYPE_CHECKING:
    from pathlib import Path

HOW_TO = COMMUNITY.parents[1] / "docs" / "how-to" / "add-a-standard.md"
PROFILE = json.loads((COMMUNITY.parent / "forms" / "standard.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(PROFILE)

SMALL: dict[str, Any] = {
    "id": "uk/benches",
    "version": "1.0.0",
    "status": "draft",
    "title": "Benches",
    "purpose": "One row for each public bench.",
    "steward": "Oakhaven District Council",
    "follows": [{"title": "List of benches", "url": "https://example.org/benches"}],
    "basis": "Voluntary.",
    "licence": "MIT",
    "fields": [
        {"name": "Bench", "title": "Bench", "description": "Its number.", "example": "12"},
        {"name": "Seats", "title": "Seats", "description": "How many sit.", "type": "integer", "example": "3"},
    ],
    "rules": [{"name": "both", "kind": "together", "fields": ["Bench", "Seats"], "says": "Both or neither."}],
}


def faults(document: dict[str, Any]) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(document)]


def test_the_form_is_a_json_schema_itself() -> None:
    jsonschema.Draft202012Validator.check_schema(PROFILE)


def test_every_part_of_the_form_says_what_it_is_for() -> None:
    """An editor shows these sentences to the person who writes a standard."""
    parts = [PROFILE, PROFILE["$defs"]["field"], PROFILE["$defs"]["rule"]]
    parts += [part["properties"][name] for part in parts for name in part["properties"]]
    assert [part for part in parts if "description" not in part and "const" not in part] == []


def test_a_standard_keeps_the_form(folder: Path) -> None:
    assert faults(json.loads((folder / "standard.json").read_text(encoding="utf-8"))) == []


def test_a_small_standard_keeps_the_form() -> None:
    assert faults(SMALL) == []


def test_a_standard_that_only_ties_tables_together_keeps_the_form() -> None:
    bare = {name: value for name, value in SMALL.items() if name not in {"fields", "rules"}}
    assert faults({**bare, "tables": [{"name": "seats", "standard": "uk/seats@1"}]}) == []


@pytest.mark.parametrize("key", sorted({*PROFILE["required"], "fields"}))
def test_what_is_required_cannot_be_left_out(key: str) -> None:
    assert faults({name: value for name, value in SMALL.items() if name != key}) == ["$"]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"verison": "1.0.0"}, "$"),
        ({"id": "Public Toilets"}, "$.id"),
        ({"version": "1.0"}, "$.version"),
        ({"status": "final"}, "$.status"),
        ({"title": ""}, "$.title"),
        ({"title": "Benches "}, "$.title"),
        ({"follows": []}, "$.follows"),
        ({"follows": [{"title": "List", "url": "a shelf"}]}, "$.follows[0].url"),
        ({"fields": []}, "$.fields"),
        ({"status": "deprecated"}, "$"),
        ({"successor": "uk/seats@2.0.0"}, "$.successor"),
        ({"primaryKey": []}, "$.primaryKey"),
        ({"contradictions": [{"about": "Seats"}]}, "$.contradictions[0]"),
        ({"tables": []}, "$.tables"),
        ({"tables": [{"name": "A Table", "standard": "uk/seats"}]}, "$.tables[0].name"),
        ({"tables": [{"name": "seats", "standard": "uk/seats@new"}]}, "$.tables[0].standard"),
        ({"tables": [{"name": "seats"}]}, "$.tables[0]"),
        ({"changes": []}, "$.changes"),
        ({"changes": [{"version": "1.0.0", "date": "2026-13-01", "summary": "First."}]}, "$.changes[0].date"),
        ({"changes": [{"version": "1", "date": "2026-11-22", "summary": "First."}]}, "$.changes[0].version"),
        ({"noticeDays": -1}, "$.noticeDays"),
    ],
)
def test_a_fault_of_the_document_is_found_in_its_place(change: dict[str, Any], place: str) -> None:
    assert place in faults({**SMALL, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"type": "text"},
        {"level": "mandatory"},
        {"alias": ["Seat"]},
        {"example": ""},
        {"description": ""},
        {"constraints": {}},
        {"constraints": {"required": True}},
        {"constraints": {"enums": ["a"]}},
        {"constraints": {"enum": []}},
        {"aliases": ["a", "a"]},
        {"format": "any-of"},
        {"formats": ["%Y"]},
        {"trueValues": ["yes"]},
        {"delimiter": ";"},
        {"personalData": "yes"},
        {"references": {"standard": "uk/seats"}},
    ],
    ids=json.dumps,
)
def test_a_fault_of_a_column_is_found(change: dict[str, Any]) -> None:
    document = copy.deepcopy(SMALL)
    document["fields"][0].update(change)
    assert any(place.startswith("$.fields[0]") for place in faults(document))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "sometimes"},
        {"severity": "notice"},
        {"fields": ["Bench"]},
        {"values": ["yes"]},
        {"kind": "only-when", "values": ["3"], "fields": ["Bench", "Seats", "Wood"]},
        {"says": "both or neither"},
        {"name": "Both Or Neither"},
        {"when": "always"},
        {"kind": "not-after", "fields": ["Bench", "Seats", "Wood"]},
        {"kind": "coordinates", "fields": ["Bench", "Seats", "Wood", "Colour"]},
        {"kind": "coordinates", "values": ["ED50"]},
        {"kind": "coordinates", "values": ["WGS84", "OSGB36"]},
        {"kind": "coordinates", "severity": "warning"},
    ],
    ids=json.dumps,
)
def test_a_fault_of_a_rule_is_found(change: dict[str, Any]) -> None:
    document = copy.deepcopy(SMALL)
    document["rules"][0].update(change)
    assert any(place.startswith("$.rules[0]") for place in faults(document))


def test_the_how_to_names_every_kind_of_rule_and_every_identifier_that_may_be_asked_for() -> None:
    page = HOW_TO.read_text(encoding="utf-8")
    kinds = PROFILE["$defs"]["rule"]["properties"]["kind"]["enum"]
    identifiers = [one.name for one in ALL_IDENTIFIERS if not one.is_personal]
    assert [name for name in (*kinds, *identifiers) if f"`{name}`" not in page] == []
    assert [one.name for one in ALL_IDENTIFIERS if one.is_personal and f"`{one.name}`" in page] == []
