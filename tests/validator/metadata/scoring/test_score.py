from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from validator.metadata.reading import read_description
from validator.metadata.scoring.all_forms import render_scores
from validator.metadata.scoring.indicators import DIMENSIONS, INDICATORS, MAXIMUM, NETWORK_POINTS, file_types
from validator.metadata.scoring.score import answering, rate, score_description, score_paths
from validator.metadata.scoring.score_json import score_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.metadata.scoring.score import DatasetScore, Scores

PREFIXES = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
EU = "http://publications.europa.eu/resource/authority"
FILE = f"""<https://e.org/f> a dcat:Distribution ; dcat:accessURL <https://e.org/t> ;
 dcat:downloadURL <https://e.org/t.csv> ;
 dct:format <{EU}/file-type/CSV> ; dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ;
 dct:license <https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/> ;
 dct:rights <https://e.org/rights> ; dcat:byteSize "12"^^xsd:nonNegativeInteger .
"""
WHOLE = f"""<https://e.org/d> a dcat:Dataset ; dct:title "Toilets" ; dct:description "Where they are." ;
 dcat:keyword "toilets" ; dcat:theme <{EU}/data-theme/SOCI> ; dct:spatial <https://e.org/place> ;
 dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "2026"^^xsd:gYear ] ;
 dct:accessRights <{EU}/access-right/PUBLIC> ; dcat:contactPoint [ a vcard:Kind ; vcard:fn "A" ] ;
 dct:publisher [ a foaf:Agent ; foaf:name "Oakhaven" ] ; dct:issued "2026-01-01"^^xsd:date ;
 dct:modified "2026-02-01"^^xsd:date ; dcat:distribution <https://e.org/f> .
"""


@pytest.fixture
def score(tmp_path: Path) -> Callable[[str], DatasetScore]:
    def scored(turtle: str) -> DatasetScore:
        (only,) = written(tmp_path, PREFIXES + turtle).scores
        return only

    return scored


def written(folder: Path, text: str, name: str = "c.ttl") -> Scores:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return score_paths([path])


def gained(score: DatasetScore) -> dict[str, int]:
    return {one.id: one.points for one in score.gains()}


def test_the_points_are_those_of_the_method() -> None:
    sums = {name: sum(one.points for one in INDICATORS if one.dimension == name) for name in DIMENSIONS}
    assert sums == {
        "findability": 100,
        "accessibility": 100,
        "interoperability": 110,
        "reusability": 75,
        "contextuality": 20,
    }
    assert MAXIMUM == 405
    assert sum(one.points for one in INDICATORS if one.needs_network) == NETWORK_POINTS == 80


def test_a_dataset_that_says_all_has_all_points_that_a_file_can_show(score: Callable[[str], DatasetScore]) -> None:
    found = score(WHOLE + FILE)
    assert (found.points, found.checkable, found.unchecked) == (325, 325, 80)
    assert (found.gains(), found.faults, found.publisher) == ((), (), "Oakhaven")


def test_the_addresses_that_answer_give_the_other_points(tmp_path: Path) -> None:
    path = tmp_path / "c.ttl"
    path.write_text(PREFIXES + WHOLE + FILE, encoding="utf-8")
    (found,) = score_description(read_description(path), lambda url: url == "https://e.org/t")
    assert (found.points, found.checkable, found.unchecked) == (375, 405, 0)
    assert gained(found) == {"download-url-answers": 30}


def test_a_private_address_is_not_visited_and_answers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.ttl"
    path.write_text(PREFIXES + WHOLE + FILE.replace("https://e.org/t", "http://127.0.0.1/t"), encoding="utf-8")
    description = read_description(path)
    answers = answering(description, lambda _: False)
    (found,) = score_description(description, answers)
    assert (found.points, found.unchecked) == (325, 0)


@pytest.mark.parametrize(
    ("taken", "gains"),
    [
        ('dcat:keyword "toilets" ;', {"keyword": 30}),
        ("dct:spatial <https://e.org/place> ;", {"spatial": 20}),
        (f"dct:accessRights <{EU}/access-right/PUBLIC> ;", {"access-rights": 10, "access-rights-from-list": 5}),
        ('dct:title "Toilets" ;', {"dcat-ap": 30}),
        ('dct:issued "2026-01-01"^^xsd:date ;', {"issued": 5}),
        ("dcat:downloadURL <https://e.org/t.csv> ;", {"download-url": 20}),
        ("dct:rights <https://e.org/rights> ;", {"rights": 5}),
    ],
)
def test_what_is_taken_away_is_what_would_gain(
    score: Callable[[str], DatasetScore], taken: str, gains: dict[str, int]
) -> None:
    found = score((WHOLE + FILE).replace(taken, ""))
    assert gained(found) == gains
    assert found.points == 325 - sum(gains.values())


def test_a_format_that_a_company_owns_can_still_be_read_by_programs(score: Callable[[str], DatasetScore]) -> None:
    found = score(WHOLE + FILE.replace("file-type/CSV", "file-type/XLSX").replace("dcat:mediaType", "dct:source"))
    assert gained(found) == {"media-type": 10, "media-type-from-list": 5, "non-proprietary": 20}


def test_the_file_with_the_most_points_counts_alone(score: Callable[[str], DatasetScore]) -> None:
    poor = '<https://e.org/p> a dcat:Distribution ; dct:title "poor" ; dcat:accessURL <https://e.org/p> .'
    found = score(WHOLE.replace("<https://e.org/f>", "<https://e.org/p>, <https://e.org/f>") + FILE + poor)
    assert found.points == 325
    assert found.distribution is not None
    assert "poor" not in found.distribution


def test_each_dataset_is_held_to_dcat_ap_alone(tmp_path: Path) -> None:
    other = '<https://e.org/x> a dcat:Dataset ; dct:description "Nameless." .\n'
    found = {one.key: one.faults for one in written(tmp_path, PREFIXES + WHOLE + FILE + other).scores}
    assert found["https://e.org/d"] == ()
    assert len(found["https://e.org/x"]) == 1
    assert "no title" in found["https://e.org/x"][0]


@pytest.mark.parametrize(
    ("points", "word"),
    [(405, "excellent"), (351, "excellent"), (350, "good"), (221, "good"), (220, "sufficient"), (120, "bad")],
)
def test_the_words_for_points_are_the_methods(points: int, word: str) -> None:
    assert rate(points) == word


def test_the_lists_of_formats_are_of_the_eu_s_file_types() -> None:
    assert f"{EU}/file-type/XLSX" in file_types("machineReadable") - file_types("nonProprietary")
    assert f"{EU}/file-type/PNG" in file_types("nonProprietary") - file_types("machineReadable")


def data_json(**dataset: object) -> dict[str, Any]:
    return {"dataset": [{"title": "T", "description": "D", "publisher": {"name": "P"}} | dataset]}


def test_a_data_json_is_scored_as_what_it_converts_to(tmp_path: Path) -> None:
    """Its files have no licence of their own, and the access address is the download's."""
    files = [{"downloadURL": "https://e.org/a.csv", "mediaType": "text/csv", "format": "CSV"}]
    document = data_json(license="https://creativecommons.org/licenses/by/4.0/", distribution=files)
    (found,) = written(tmp_path, json.dumps(document), "data.json").scores
    earned = {one.indicator.id for one in found.measured if one.is_met}
    assert {"licence", "licence-from-list", "format", "format-from-list", "media-type-from-list", "dcat-ap"} <= earned


def test_publishers_are_told_apart(tmp_path: Path) -> None:
    document = {"dataset": [data_json(publisher={"name": name})["dataset"][0] for name in "BAB"]}
    found = written(tmp_path, json.dumps(document), "data.json").publishers()
    assert [(one.name, len(one.scores)) for one in found] == [("A", 1), ("B", 2)]


def test_the_json_keeps_its_schema_and_adds_up(tmp_path: Path, root: Path) -> None:
    scores = written(tmp_path, PREFIXES + WHOLE + FILE.replace("dct:format", "dct:type"))
    document = score_document(scores, tool="0")
    schema = json.loads((root / "validator/metadata/scoring/score.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(document)
    (dataset,) = document["datasets"]
    assert dataset["points"] == sum(one["points"] for one in dataset["indicators"])
    assert dataset["points"] == sum(one["points"] for one in dataset["dimensions"])
    assert dataset["checkable"] - dataset["points"] == sum(one["points"] for one in dataset["gains"])


def test_dqv_gives_each_measured_indicator_and_the_sum(tmp_path: Path) -> None:
    from rdflib import Graph, URIRef  # noqa: PLC0415 - half a second, for two tests

    scores = written(tmp_path, PREFIXES + WHOLE + FILE)
    graph = Graph().parse(data=render_scores(scores, "ttl", tool="0", limit=None), format="turtle")
    of, value = (URIRef(f"http://www.w3.org/ns/dqv#{name}") for name in ("isMeasurementOf", "value"))
    found = {str(metric).partition("#")[2]: graph.value(node, value) for node, metric in graph.subject_objects(of)}
    assert found["scoring"].toPython() == 325  # type: ignore[union-attr]
    assert found["formatMediaTypeVocabularyAlignment"].toPython() == 10  # type: ignore[union-attr]
    assert "accessUrlStatusCode" not in found


def test_text_keeps_within_80_columns(tmp_path: Path) -> None:
    document = {
        "dataset": [data_json(title="A title " * 20, publisher={"name": name * 40})["dataset"][0] for name in "AB"]
    }
    text = render_scores(written(tmp_path, json.dumps(document), "data.json"), "text", tool="0", limit=None)
    assert max(map(len, text.splitlines()[1:])) <= 80
    assert "+30 add a keyword" in text


def test_the_page_loads_nothing_and_shows_a_bar_a_dimension(tmp_path: Path) -> None:
    page = render_scores(written(tmp_path, PREFIXES + WHOLE.replace("Toilets", "<b>")), "html", tool="0", limit=None)
    assert "<script" not in page
    assert "<b>&lt;" not in page
    assert "&lt;b&gt;" in page
    assert page.count('class="bars"') == 2
    assert page.count('<rect class="good"') == 10
