from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from registry.exports.dcat_us import write_data_json

if TYPE_CHECKING:
    from pathlib import Path

    from registry.dataset.catalogue import Catalogue


@pytest.fixture(scope="module")
def document(catalogue: Catalogue) -> dict[str, Any]:
    """Return data.json as a program reads it."""
    found: dict[str, Any] = json.loads(write_data_json(catalogue))
    return found


def test_it_says_which_form_it_has(document: dict[str, Any]) -> None:
    assert document["conformsTo"] == "https://project-open-data.cio.gov/v1.1/schema"
    assert len(document["dataset"]) == 5


def test_every_dataset_has_what_the_form_makes_mandatory(document: dict[str, Any]) -> None:
    needed = {"title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier", "accessLevel"}
    assert all(needed <= set(one) for one in document["dataset"])


def test_a_dataset_without_a_contact_has_the_catalogue_s(document: dict[str, Any]) -> None:
    (trees,) = [one for one in document["dataset"] if one["title"] == "street-trees"]
    assert trees["contactPoint"]["hasEmail"] == "mailto:data@example.org"


def test_a_dataset_says_how_often_and_by_which_standard(document: dict[str, Any]) -> None:
    (toilets,) = [one for one in document["dataset"] if one["title"] == "Public toilets in Ambleford"]
    assert toilets["accrualPeriodicity"] == "R/P1M"
    assert toilets["temporal"] == "2026-04-01/2026-04-30"
    (file,) = toilets["distribution"]
    assert file["mediaType"] == "text/csv"
    assert file["conformsTo"] == "https://data.example.org/mere/standards/uk/public-toilets/1.0.0/"
    assert file["downloadURL"].endswith("/datasets/ambleford/public-toilets/1.1.0/public-toilets.csv")


def test_two_datasets_that_claim_one_identifier_are_told_apart(catalogue: Catalogue) -> None:
    claiming = tuple(replace(one, identifier="same") for one in catalogue.datasets[:2])
    document = json.loads(write_data_json(replace(catalogue, datasets=claiming)))
    assert len({one["identifier"] for one in document["dataset"]}) == 2


def test_the_government_s_own_schema_accepts_it(document: dict[str, Any], real_data: Path) -> None:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only where the schema lies beside the clone

    schema = real_data / "dcat" / "dcat-us-gsa-harvester" / "schemas" / "dcatus1.1" / "non-federal_dataset.json"
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    assert [error.message for one in document["dataset"] for error in validator.iter_errors(one)] == []
