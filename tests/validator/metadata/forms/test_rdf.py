"""RDF read as a description: the same from each way of writing it, each subject named and placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.metadata.description import Kind
from validator.metadata.forms.rdf import read_rdf

if TYPE_CHECKING:
    from pathlib import Path

    from validator.metadata.description import Description

TURTLE = '''@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/id/> .

# the catalogue of a town.
ex:toilets a dcat:Dataset ;
  dct:title "Public toilets"@en ; dct:identifier "oak-7" ;
  dct:issued "2026-03-31"^^<http://www.w3.org/2001/XMLSchema#date> ;
  dcat:distribution ex:toilets-csv ;
  dct:temporal [ a dct:PeriodOfTime ] .

ex:toilets-csv a dcat:Distribution ;
  dct:title """A text
ex:toilets-csv that runs over lines .
""" .
ex:toilets-csv dcat:accessURL <https://example.org/toilets.csv> .
'''
N_TRIPLES = (
    "<https://example.org/id/toilets> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    "<http://www.w3.org/ns/dcat#Dataset> .\n"
    '<https://example.org/id/toilets> <http://purl.org/dc/terms/title> "Public toilets"@en .\n'
)
RDF_XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/"
         xmlns:dcat="http://www.w3.org/ns/dcat#">
  <dcat:Dataset rdf:about="https://example.org/id/toilets">
    <dct:title xml:lang="en">Public toilets</dct:title>
  </dcat:Dataset>
</rdf:RDF>
"""
JSON_LD = """{
  "@context": "context.jsonld",
  "@graph": [
    {"@id": "https://example.org/id/toilets", "@type": "Dataset", "title": {"en": "Public toilets"}}
  ]
}
"""
CONTEXT = """{"@context": {"Dataset": "http://www.w3.org/ns/dcat#Dataset",
  "title": {"@id": "http://purl.org/dc/terms/title", "@container": "@language"}}}"""


def _read(folder: Path, form: str, text: str) -> Description:
    path = folder / "catalogue"
    path.write_text(text, encoding="utf-8")
    return read_rdf(path, form, "catalogue")


@pytest.mark.parametrize(
    ("form", "text", "line"),
    [("turtle", TURTLE, 6), ("n-triples", N_TRIPLES, 1), ("rdf-xml", RDF_XML, 4), ("json-ld", JSON_LD, 4)],
)
def test_each_way_of_writing_says_the_same_and_knows_the_line(tmp_path: Path, form: str, text: str, line: int) -> None:
    (tmp_path / "context.jsonld").write_text(CONTEXT, encoding="utf-8")
    description = _read(tmp_path, form, text)
    dataset = description.subjects.get("https://example.org/id/toilets")
    assert dataset is not None
    assert dataset.classes == ("Dataset",)
    (title,) = dataset.properties["dct:title"]
    assert (title.text, title.kind, title.language) == ("Public toilets", Kind.LITERAL, "en")
    assert description.line_of(dataset.key) == line


def test_a_part_is_named_by_the_dataset_that_owns_it(tmp_path: Path) -> None:
    description = _read(tmp_path, "turtle", TURTLE)
    labels = {subject.classes[0]: subject.label for subject in description.subjects}
    assert labels["Dataset"] == "'Public toilets' (oak-7)"
    assert labels["PeriodOfTime"] == "temporal coverage of 'Public toilets' (oak-7)"
    assert labels["Distribution"].endswith("distribution of 'Public toilets' (oak-7)")


def test_a_part_without_a_name_stands_where_its_owner_stands(tmp_path: Path) -> None:
    description = _read(tmp_path, "turtle", TURTLE)
    (period,) = (one for one in description.subjects if one.classes == ("PeriodOfTime",))
    assert description.line_of(period.key) == 6


def test_a_line_inside_a_text_is_no_place(tmp_path: Path) -> None:
    description = _read(tmp_path, "turtle", TURTLE)
    assert description.line_of("https://example.org/id/toilets-csv") == 12


def test_a_value_keeps_its_datatype_and_what_it_is(tmp_path: Path) -> None:
    dataset = _read(tmp_path, "turtle", TURTLE).subjects.get("https://example.org/id/toilets")
    assert dataset is not None
    assert dataset.properties["dct:issued"][0].datatype == "xsd:date"
    assert dataset.properties["dcat:distribution"][0].kind is Kind.SUBJECT
    assert dataset.properties["dct:title"][0].datatype == ""


def test_many_statements_on_one_line_are_told_apart(tmp_path: Path) -> None:
    text = "@prefix e: <https://example.org/> .\ne:a e:p 1.5 . e:b e:p e:c .\n\n<https://example.org/d> e:p e:a ."
    description = _read(tmp_path, "turtle", text)
    lines = [description.line_of(f"https://example.org/{name}") for name in "abd"]
    assert lines == [2, 2, 4]


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("turtle", "@prefix a: <https://example.org/> .\na:b a:c ;\n a:d .\n", "line 2"),
        ("n-triples", "<https://example.org/a> <https://example.org/b> \n", "line 2"),
        ("rdf-xml", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n<a>\n</rdf:RDF>", "line 3"),
    ],
)
def test_a_text_that_breaks_off_is_said_with_its_line(tmp_path: Path, form: str, text: str, said: str) -> None:
    with pytest.raises(DsregError) as caught:
        _read(tmp_path, form, text)
    assert caught.value.code == "not-rdf"
    assert said in str(caught.value.facts["reason"])


def test_an_entity_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + RDF_XML.partition("?>")[2]
    with pytest.raises(DsregError) as caught:
        _read(tmp_path, "rdf-xml", text)
    assert caught.value.code == "rdf-entities"


@pytest.mark.parametrize("context", ["https://example.org/contexts/town.jsonld", "town.jsonld", "../context.jsonld"])
def test_a_context_that_is_not_beside_the_file_is_not_fetched(tmp_path: Path, context: str) -> None:
    (tmp_path / "context.jsonld").write_text(CONTEXT, encoding="utf-8")
    folder = tmp_path / "inside"
    folder.mkdir()
    with pytest.raises(DsregError) as caught:
        _read(folder, "json-ld", JSON_LD.replace("context.jsonld", context))
    assert caught.value.code in {"context-elsewhere", "outside-package"}


def test_a_context_named_by_its_address_is_the_copy_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "context.jsonld").write_text(CONTEXT, encoding="utf-8")
    text = JSON_LD.replace('"context.jsonld"', '"https://example.org/contexts/context.jsonld"')
    assert _read(tmp_path, "json-ld", text).subjects.get("https://example.org/id/toilets") is not None


def test_contexts_that_name_each_other_end(tmp_path: Path) -> None:
    (tmp_path / "context.jsonld").write_text('{"@context": "context.jsonld"}', encoding="utf-8")
    with pytest.raises(DsregError) as caught:
        _read(tmp_path, "json-ld", JSON_LD)
    assert caught.value.code == "limit-reached"
