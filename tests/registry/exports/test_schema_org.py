from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from registry.exports.schema_org import dataset_document

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue


@pytest.fixture(scope="module")
def document(catalogue: Catalogue) -> dict[str, Any]:
    """Return the document of the toilets."""
    (dataset,) = [one for one in catalogue.datasets if one.name == "public-toilets"]
    return dataset_document(catalogue, dataset)


def test_it_is_a_dataset_with_what_search_engines_ask_for(document: dict[str, Any]) -> None:
    assert (document["@context"], document["@type"]) == ("https://schema.org/", "Dataset")
    assert document["name"] == "Public toilets in Ambleford"
    assert document["license"] == "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    assert document["creator"]["name"] == "Ambleford Borough Council"
    assert document["temporalCoverage"] == "2026-04-01/2026-04-30"


def test_it_names_the_columns_and_what_they_mean(document: dict[str, Any]) -> None:
    measured = {one["name"]: one for one in document["variableMeasured"]}
    assert len(measured) == 18
    assert "Unique Property Reference Number" in measured["UPRN"]["description"]


def test_it_says_where_the_file_is_and_how_to_check_it(document: dict[str, Any]) -> None:
    (download,) = document["distribution"]
    base = "https://data.example.org/mere/datasets/ambleford/public-toilets/"
    assert download["contentUrl"] == f"{base}1.1.0/public-toilets.csv"
    assert len(download["sha256"]) == 64


def test_what_is_not_known_is_left_out(catalogue: Catalogue) -> None:
    (trees,) = [one for one in catalogue.datasets if one.name == "street-trees"]
    text = json.dumps(dataset_document(catalogue, trees))
    assert "license" not in text
    assert "null" not in text
