"""What a file is, told by its content."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.metadata.recognition import tell_document, tell_form

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
TRIPLE = '# a comment\n<https://example.org/a> <http://purl.org/dc/terms/title> "A" .\n'


@pytest.mark.parametrize(
    ("document", "form"),
    [
        ({"resources": [{"name": "a", "path": "a.csv"}]}, "data-package"),
        ({"resources": [{"name": "a", "path": "a.csv"}], "notes": "mine", "organization": "ours"}, "data-package"),
        ({"title": "A", "notes": "a", "resources": [{"url": "https://example.org/a.csv"}]}, "ckan"),
        ({"success": True, "result": {"title": "A"}}, "ckan"),
        ({"dataset": []}, "dcat-us-1.1"),
        ({"@type": "Catalog", "dataset": []}, "dcat-us-3"),
        (
            {"conformsTo": "https://project-open-data.cio.gov/v1.1/schema", "@type": "Catalog", "dataset": []},
            "dcat-us-1.1",
        ),
        ({"@type": "PeriodOfTime", "startDate": "2024-01-01"}, "dcat-us-3"),
        ([{"title": "A", "contactPoint": {"fn": "B"}, "accessLevel": "public"}], "dcat-us-1.1"),
        ({"@context": "https://schema.org", "@type": "DataCatalog", "dataset": []}, "schema-org"),
        ({"@context": {}, "conformsTo": "http://mlcommons.org/croissant/1.1", "@type": "sc:Dataset"}, "croissant"),
        ({"@context": {"dcat": "http://www.w3.org/ns/dcat#"}, "dataset": []}, "json-ld"),
        ([{"@id": "https://example.org/a", "http://purl.org/dc/terms/title": [{"@value": "A"}]}], "json-ld"),
        ({"type": "dcat:Dataset", "accessRights": "OPEN"}, "uk-exchange"),
        ({"title": "A", "updateFrequency": "freq:annual"}, "uk-exchange"),
        ([{"type": "dcat:Dataset", "accessRights": "OPEN"}], "uk-exchange"),
        ({"type": "FeatureCollection", "features": []}, None),
        ([{"title": "A", "distribution": "5 km"}], None),
        ([1, 2], None),
        ({"a": 1}, None),
    ],
)
def test_a_document_is_told_by_its_keys(document: object, form: str | None) -> None:
    assert tell_document(document) == form


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.ttl", ABOUT, "rdf-xml"),
        ("a.rdf", "PREFIX a: <https://example.org/>\na:b a a:c .\n", "turtle"),
        ("a.txt", TRIPLE, "n-triples"),
        ("a.csv", "@base <https://example.org/> .\n", "turtle"),
        ("a.csv", "a,b\n1,2\n", None),
        ("a.yml", "- type: dcat:Dataset\n  title: A\n", "uk-exchange"),
        ("a.yaml", "contactName: A\nemail: a@example.org\n", "uk-exchange"),
    ],
)
def test_a_text_is_told_by_its_beginning_whatever_it_is_called(name: str, text: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert tell_form(path, text.encode()) == form


def test_yaml_of_another_kind_is_not_recognised(tmp_path: Path) -> None:
    path = tmp_path / "compose.yaml"
    path.write_text("services:\n  web:\n    image: nginx\n", encoding="utf-8")
    with pytest.raises(DsregError) as caught:
        tell_form(path, path.read_bytes())
    assert caught.value.code == "not-recognised"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_json_in_utf_16_is_told_so(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_bytes(json.dumps({"dataset": []}).encode(encoding))
    with pytest.raises(DsregError) as caught:
        tell_form(path, path.read_bytes())
    assert "UTF-16" in str(caught.value.facts["reason"])


def test_a_record_that_does_not_say_what_it_is_is_what_its_profile_is_for(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text('{"title": "A"}', encoding="utf-8")
    assert tell_form(path, path.read_bytes()) is None
    assert tell_form(path, path.read_bytes(), ["uk-exchange"]) == "uk-exchange"
