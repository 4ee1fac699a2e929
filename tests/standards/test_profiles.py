"""Metadata profiles are rows of data: each says what is asked, in words that a publisher can act on."""

from __future__ import annotations

import json
import string
from typing import Any

import pytest

from standards.library import COMMUNITY

PROFILES = {
    name: json.loads((COMMUNITY.parent / "profiles" / f"{name}.json").read_text(encoding="utf-8"))
    for name in ("data-gov-uk", "dsreg")
}
KEYS = {"class", "property", "obligation", "min", "max", "kind", "message", "fix", "reference"}
KINDS = {"literal", "iri", "literal-or-iri", "agent", "contact", "date", "distribution"}
KINDS |= {"frequency", "media-type", "period", "place"}
ROWS = [(name, row) for name, profile in PROFILES.items() for row in profile["rows"]]


@pytest.fixture(params=ROWS, ids=lambda pair: f"{pair[0]} {pair[1]['class']} {pair[1]['property']}")
def row(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param[1]


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_says_what_it_is(name: str) -> None:
    profile = PROFILES[name]
    assert profile["id"] == name
    assert set(profile) - {"extends"} == {"id", "version", "title", "description", "reference", "rows"}
    assert profile.get("extends", "data-gov-uk") in PROFILES


@pytest.mark.parametrize("name", PROFILES)
def test_a_property_is_asked_for_once(name: str) -> None:
    asked = [(row["class"], row["property"]) for row in PROFILES[name]["rows"]]
    assert sorted(asked) == sorted(set(asked))


def test_a_row_has_what_the_checker_reads(row: dict[str, Any]) -> None:
    assert set(row) - {"or"} == KEYS
    assert row["class"] in {"Dataset", "Distribution"}
    assert row["kind"] in KINDS
    assert row["obligation"] in {"mandatory", "recommended", "optional"}
    assert row["min"] == (row["obligation"] == "mandatory")
    assert row["max"] in {None, 1}


def test_a_property_is_a_prefixed_name(row: dict[str, Any]) -> None:
    for name in (row["property"], *row.get("or", ())):
        assert name.partition(":")[0] in {"dct", "dcat"}


def test_a_message_names_the_dataset_and_nothing_else(row: dict[str, Any]) -> None:
    assert [name for _, name, _, _ in string.Formatter().parse(row["message"]) if name] == ["subject"]


def test_a_row_says_what_to_write_in_the_descriptor(row: dict[str, Any]) -> None:
    assert row["message"].endswith(".")
    assert row["fix"].endswith(".")
    assert row["fix"].count('"') >= 2
    assert row["reference"].startswith("https://")


def test_data_gov_uk_needs_the_five_that_its_guidance_calls_mandatory() -> None:
    needed = {row["property"] for row in PROFILES["data-gov-uk"]["rows"] if row["obligation"] == "mandatory"}
    assert needed == {"dct:title", "dct:description", "dct:identifier", "dct:license", "dct:publisher"}
