"""A CKAN package read by ckanext-dcat's mapping."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from pathlib import Path

    from validator.metadata.description import Description, Subject

PACKAGE: dict[str, Any] = {
    "id": "5f2a",
    "name": "toilets",
    "title": "Public toilets",
    "notes": "Where the public toilets are.",
    "license_title": "UK Open Government Licence (OGL)",
    "license_url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "metadata_created": "2026-01-01T09:00:00",
    "metadata_modified": "2026-02-01T09:00:00",
    "organization": {"name": "oakhaven", "title": "Oakhaven Council"},
    "maintainer": "Open data team",
    "maintainer_email": "data@example.org",
    "tags": [{"name": "toilets", "display_name": "Toilets"}, {"name": "access"}],
    "extras": [
        {"key": "frequency", "value": "annual"},
        {"key": "language", "value": '["en", "cy"]'},
        {"key": "temporal_start", "value": "2025-04-01"},
        {"key": "title", "value": "another"},
    ],
    "resources": [
        {
            "id": "r1",
            "name": "March",
            "url": "https://example.org/march.csv",
            "format": "CSV",
            "size": 5,
            "hash": "9f86",
        }
    ],
}


def read(tmp_path: Path, document: object) -> Description:
    path = tmp_path / "package.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return read_description(path, shown="package.json")


def texts(subject: Subject | None, name: str) -> list[str]:
    assert subject is not None
    return [value.text for value in subject.properties.get(name, ())]


@pytest.mark.parametrize(
    ("document", "at"),
    [
        (PACKAGE, ""),
        ({"help": "…", "success": True, "result": PACKAGE}, "/result"),
        ({"success": True, "result": {"count": 1, "results": [PACKAGE]}}, "/result/results/0"),
        ([PACKAGE], "/0"),
    ],
    ids=["bare", "package_show", "package_search", "list"],
)
def test_a_package_is_a_dataset_wherever_it_stands(document: object, at: str, tmp_path: Path) -> None:
    description = read(tmp_path, document)
    assert description.form == "ckan"
    dataset = description.subjects.get(at)
    assert dataset is not None
    assert dataset.label == "'Public toilets' (toilets)"
    assert texts(dataset, "dct:identifier") == ["5f2a"]
    assert texts(dataset, "dcat:keyword") == ["Toilets", "access"]
    assert texts(dataset, "dct:issued") == ["2026-01-01T09:00:00"]


def test_an_extra_says_what_the_package_does_not(tmp_path: Path) -> None:
    dataset = read(tmp_path, PACKAGE).subjects.get("")
    assert dataset is not None
    assert texts(dataset, "dct:accrualPeriodicity") == ["annual"]
    assert texts(dataset, "dct:language") == ["en", "cy"]
    assert texts(dataset, "dct:title") == ["Public toilets"]
    assert dataset.properties["dct:accrualPeriodicity"][0].pointer == "/extras/0/value"


def test_several_keys_make_a_thing_of_its_own(tmp_path: Path) -> None:
    subjects = read(tmp_path, PACKAGE).subjects
    assert texts(subjects.get("#dct:publisher"), "foaf:name") == ["Oakhaven Council"]
    assert texts(subjects.get("#dcat:contactPoint"), "vcard:hasEmail") == ["data@example.org"]
    assert texts(subjects.get("#dct:temporal"), "dcat:startDate") == ["2025-04-01"]


def test_a_resource_is_a_distribution_with_its_checksum(tmp_path: Path) -> None:
    subjects = read(tmp_path, PACKAGE).subjects
    resource = subjects.get("/resources/0")
    assert resource is not None
    assert resource.label == "'March', distribution of 'Public toilets' (toilets)"
    assert texts(resource, "dcat:accessURL") == ["https://example.org/march.csv"]
    assert texts(resource, "dcat:byteSize") == ["5"]
    assert texts(subjects.get("/resources/0#spdx:checksum"), "spdx:checksumValue") == ["9f86"]
