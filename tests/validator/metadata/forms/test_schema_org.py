"""schema.org and Croissant read in DCAT's words, by the document's own context."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from validator.metadata.description import Kind
from validator.metadata.forms.schema_org import in_own_words
from validator.metadata.forms.terms import is_schema_org, terms_of
from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from pathlib import Path

    from validator.metadata.description import Description

DATASET: dict[str, Any] = {
    "@type": "Dataset",
    "name": "Public toilets",
    "keywords": "toilets, access",
    "publisher": {"@id": "#council"},
    "license": {"@type": "CreativeWork", "name": "Open Government Licence"},
    "inLanguage": [{"@value": "en"}],
    "distribution": {"@type": "DataDownload", "contentUrl": "https://example.org/toilets.csv"},
}
COUNCIL = {"@type": "GovernmentOrganization", "@id": "#council", "name": "Oakhaven Council"}


def read(tmp_path: Path, document: object) -> Description:
    path = tmp_path / "page.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return read_description(path, shown="page.json")


@pytest.mark.parametrize(
    "context",
    [
        "https://schema.org",
        "http://schema.org/",
        ["https://schema.org/", {"x": "https://x.example/"}],
        {"@vocab": "https://schema.org/"},
    ],
)
def test_a_dataset_is_read_whatever_way_its_context_is_written(context: object, tmp_path: Path) -> None:
    description = read(tmp_path, {"@context": context, **DATASET})
    dataset = description.subjects.get("")
    assert description.form == "schema-org"
    assert dataset is not None
    assert dataset.classes == ("Dataset",)
    assert dataset.first("dct:title") == "Public toilets"
    assert [one.text for one in dataset.properties["dcat:keyword"]] == ["toilets", "access"]
    assert dataset.first("dct:language") == "en"


def test_an_id_leads_to_the_object_that_has_it(tmp_path: Path) -> None:
    description = read(tmp_path, {"@context": "https://schema.org", "@graph": [DATASET, {"@type": "WebPage"}, COUNCIL]})
    dataset = description.subjects.get("/@graph/0")
    assert dataset is not None
    (publisher,) = dataset.properties["dct:publisher"]
    assert (publisher.kind, publisher.text) == (Kind.SUBJECT, "/@graph/2")
    council = description.subjects.get("/@graph/2")
    assert council is not None
    assert council.first("foaf:name") == "Oakhaven Council"
    assert description.subjects.get("/@graph/1") is None


def test_a_download_is_a_distribution_too(tmp_path: Path) -> None:
    download = read(tmp_path, {"@context": "https://schema.org", **DATASET}).subjects.get("/distribution")
    assert download is not None
    assert download.classes == ("DataDownload", "Distribution")
    assert download.first("dcat:downloadURL") == "https://example.org/toilets.csv"


def test_a_catalogue_holds_its_datasets(tmp_path: Path) -> None:
    document = {"@context": "https://schema.org", "@type": "DataCatalog", "name": "Open data", "dataset": [DATASET]}
    description = read(tmp_path, document)
    assert [one.classes[0] for one in description.subjects][:2] == ["Catalog", "Dataset"]


def test_the_profiles_of_schema_org_find_its_own_words(tmp_path: Path) -> None:
    description = in_own_words(read(tmp_path, {"@context": "https://schema.org", **DATASET}))
    dataset = description.subjects.get("")
    assert dataset is not None
    assert dataset.properties["schema:name"] == dataset.properties["dct:title"]


def test_a_context_names_keys_and_types() -> None:
    terms = terms_of({"@vocab": "https://schema.org/", "sc": "https://schema.org/", "source": {"@id": "cr:source"}})
    assert [terms.name(one) for one in ("name", "sc:Text", "source", "@type", "dct:title")] == [
        "schema:name",
        "schema:Text",
        "cr:source",
        "@type",
        "dct:title",
    ]
    assert terms_of({"a": "b", "b": "a"}).name("a")  # a circle ends


def test_a_context_of_dcat_is_not_schema_orgs() -> None:
    assert not is_schema_org({"dcat": "http://www.w3.org/ns/dcat#", "schema": "https://schema.org/"})
    assert not is_schema_org("https://schema.org.example.com/")
