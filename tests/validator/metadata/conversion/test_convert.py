from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.metadata.conversion.check import READ_AS, faults_of
from validator.metadata.conversion.convert import TARGETS, convert
from validator.metadata.conversion.dcat import to_dcat
from validator.metadata.description import Description, Kind
from validator.metadata.reading import read_description
from validator.metadata.scoring.score import score_description

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.metadata.description import Value

EU = "http://publications.europa.eu/resource/authority"
OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
IANA = "https://www.iana.org/assignments/media-types"
WORDS = (
    st.text("abcdefgh XYZé£漢'\"\\&<{}#", min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: text[:1].isalpha())
)
DAYS = st.dates().map(lambda day: day.isoformat())
Facts = dict[str, Any]


@st.composite
def datasets(draw: st.DrawFn) -> Facts:
    """Return a dataset's data.json with what every form can hold, and some of what most can."""
    dataset: Facts = {
        "title": draw(WORDS),
        "description": draw(WORDS),
        "identifier": f"https://e.org/id/{draw(st.integers(0, 99))}",
        "keyword": draw(st.lists(WORDS, unique=True, min_size=1, max_size=3)),
        "license": draw(st.sampled_from([OGL, "https://creativecommons.org/licenses/by/4.0/"])),
        "publisher": {"name": draw(WORDS)},
        "contactPoint": {"fn": draw(WORDS), "hasEmail": "mailto:a@e.org"},
        "modified": draw(DAYS),
        "issued": draw(DAYS),
    }
    files = draw(st.lists(st.sampled_from(["text/csv", "application/pdf", "application/geo+json"]), max_size=2))
    dataset["distribution"] = [
        {"title": draw(WORDS), "downloadURL": f"https://e.org/{number}", "mediaType": one}
        for number, one in enumerate(files)
    ]
    for key, values in (
        ("accrualPeriodicity", ["R/P1Y", "R/P1M", "irregular"]),
        ("temporal", ["2020-01-01/2021-01-01"]),
        ("spatial", ["https://e.org/place", "Oakhaven"]),
        ("theme", [["Health"], ["https://e.org/theme"]]),
        ("landingPage", ["https://e.org/landing"]),
        ("language", [["en"], ["cy", "en"]]),
        ("accessLevel", ["public", "non-public"]),
    ):
        if draw(st.booleans()):
            dataset[key] = draw(st.sampled_from(values))
    return dataset


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str | bytes, str, str], Description]:
    folder = tmp_path_factory.mktemp("converted")

    def reading(text: str | bytes, name: str, form: str) -> Description:
        path = folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_description(path, form)

    return reading


def facts(description: Description, key: str | None = None) -> Any:  # noqa: ANN401 - a tree of texts
    """Return what is said of each dataset, or of one thing, whatever its blank nodes are called."""
    subjects = description.subjects
    if key is None:
        return [facts(description, one.key) for one in subjects if "Dataset" in one.classes]
    subject = subjects.get(key)
    assert subject is not None
    return {
        name: sorted(json.dumps(_fact(description, one), sort_keys=True) for one in values)
        for name, values in subject.properties.items()
        if name != "rdf:type"
    }


def _fact(description: Description, value: Value) -> Any:  # noqa: ANN401 - a tree of texts
    return facts(description, value.text) if value.kind is Kind.SUBJECT else [value.text, value.datatype]


def without(found: list[Facts], *names: str) -> list[Facts]:
    return [{name: value for name, value in one.items() if name not in names} for one in found]


def there_and_back(
    dataset: Facts, to: str, form: str | None, read: Callable[[str | bytes, str, str], Description]
) -> tuple[Description, Description, str]:
    start = to_dcat(read(json.dumps({"dataset": [dataset]}), "data.json", "dcat-us-1.1")).description
    converted = convert(read(json.dumps({"dataset": [dataset]}), "data.json", "dcat-us-1.1"), to, form)
    name = "datapackage.json" if to == "data-package" else f"c.{converted.format}"
    back = read(converted.documents[0], name, READ_AS[converted.format] if to == "dcat-ap" else to)
    return start, to_dcat(back).description, " ".join(converted.losses())


@pytest.mark.parametrize("form", ["ttl", "jsonld", "xml", "nt"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dataset=datasets())
def test_dcat_ap_says_all_that_a_data_json_says(
    read: Callable[[str | bytes, str, str], Description], form: str, dataset: Facts
) -> None:
    start, back, lost = there_and_back(dataset, "dcat-ap", form, read)
    assert facts(back) == facts(start)
    assert not lost


# what each form has no place for, or says in other words: docs/how-to/convert.md
LOST = {
    "dcat-us-1.1": (),
    "dcat-us-3": ("dct:license",),
    "schema-org": ("dct:accrualPeriodicity",),
    "croissant": ("dct:accrualPeriodicity", "dct:conformsTo"),
    "ckan": (),
    "data-package": ("dct:accessRights",),
}


@pytest.mark.parametrize("to", LOST)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dataset=datasets())
def test_a_form_gives_back_what_it_can_hold_and_names_the_rest(
    read: Callable[[str | bytes, str, str], Description], to: str, dataset: Facts
) -> None:
    start, back, lost = there_and_back(dataset, to, None, read)
    assert without(facts(back), *LOST[to]) == without(facts(start), *LOST[to])
    stated = {name for one in facts(start) for name in one}
    assert all(name in lost for name in LOST[to] if name in stated)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dataset=datasets())
def test_the_uk_model_gives_back_what_it_can_hold(
    read: Callable[[str | bytes, str, str], Description], dataset: Facts
) -> None:
    start, back, lost = there_and_back(dataset, "uk-exchange", None, read)
    held = ("dct:title", "dct:description", "dct:identifier", "dcat:keyword", "dct:modified", "dct:publisher")
    (first, second) = ({name: one[name] for name in held} for one in (facts(start)[0], facts(back)[0]))
    assert first == second
    assert all(name in lost for name in ("dct:spatial", "dct:temporal", "dcat:landingPage") if name in facts(start)[0])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dataset=datasets())
def test_a_score_is_the_same_before_and_after(
    read: Callable[[str | bytes, str, str], Description], dataset: Facts
) -> None:
    text = json.dumps({"dataset": [dataset]})
    (before,) = score_description(read(text, "data.json", "dcat-us-1.1"))
    _, back, _ = there_and_back(dataset, "dcat-ap", "ttl", read)
    (after,) = score_description(back)
    assert before.points == after.points


def test_what_people_write_becomes_the_lists_own(read: Callable[[str | bytes, str, str], Description]) -> None:
    document = {
        "dataset": [
            {
                "title": "T",
                "license": "OGL",
                "accrualPeriodicity": "annual",
                "language": ["en"],
                "accessLevel": "public",
                "distribution": [{"downloadURL": "https://e.org/a b.csv", "format": "csv", "mediaType": "CSV"}],
            }
        ]
    }
    found = to_dcat(read(json.dumps(document), "data.json", "dcat-us-1.1")).description
    (dataset, file) = (
        next(one for one in found.subjects if name in one.classes) for name in ("Dataset", "Distribution")
    )
    assert dataset.first("dct:license") == file.first("dct:license") == OGL
    assert dataset.first("dct:accrualPeriodicity") == f"{EU}/frequency/ANNUAL"
    assert dataset.first("dct:language") == f"{EU}/language/ENG"
    assert dataset.first("dct:accessRights") == f"{EU}/access-right/PUBLIC"
    assert file.first("dct:format") == f"{EU}/file-type/CSV"
    assert file.first("dcat:mediaType") == f"{IANA}/text/csv"
    assert file.first("dcat:accessURL") == file.first("dcat:downloadURL") == "https://e.org/a%20b.csv"


def test_two_datasets_that_claim_one_identifier_stay_two(
    read: Callable[[str | bytes, str, str], Description],
) -> None:
    same = {"title": "T", "identifier": "https://e.org/1"}
    found = to_dcat(read(json.dumps({"dataset": [same, same]}), "data.json", "dcat-us-1.1")).description
    assert len(facts(found)) == 2


def test_a_complete_description_keeps_each_forms_own_profile(
    read: Callable[[str | bytes, str, str], Description],
) -> None:
    turtle = f"""@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix spdx: <http://spdx.org/rdf/terms#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix uk: <https://w3id.org/co-cddo/uk-cross-government-metadata-exchange-model/> .
<https://e.org/d> a dcat:Dataset ; dct:title "Toilets" ; dct:identifier "https://e.org/d" ; dcat:keyword "toilets" ;
 dct:description "Where the public toilets of Oakhaven are, when they open, and which have a changing place." ;
 dct:creator <https://www.gov.uk/government/organisations/cabinet-office> ;
 dct:publisher <https://www.gov.uk/government/organisations/cabinet-office> ; dcat:version "1.0" ;
 dct:issued "2026-01-01"^^xsd:date ; dct:modified "2026-02-01"^^xsd:date ; dcat:landingPage <https://e.org/l> ;
 dct:license <{OGL}> ; dct:accessRights <{EU}/access-right/PUBLIC> ; uk:securityClassification "OFFICIAL" ;
 dct:accrualPeriodicity <{EU}/frequency/ANNUAL> ; dcat:distribution <https://e.org/f> ;
 dcat:contactPoint [ a vcard:Kind ; vcard:fn "Team" ; vcard:hasEmail <mailto:a@e.org> ] .
<https://www.gov.uk/government/organisations/cabinet-office> a foaf:Agent ; foaf:name "Cabinet Office" .
<https://e.org/f> a dcat:Distribution ; dct:title "CSV" ; dcat:accessURL <https://e.org/a.csv> ;
 dcat:downloadURL <https://e.org/a.csv> ; dcat:mediaType <{IANA}/text/csv> ; dct:license <{OGL}> ;
 spdx:checksum [ a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ;
  spdx:checksumValue "{"ab" * 32}"^^xsd:hexBinary ] .
"""
    description = read(turtle, "c.ttl", "turtle")
    assert {to: faults_of(convert(description, to), to) for to in TARGETS} == {to: [] for to in TARGETS}


def test_gemini_is_well_formed_and_in_the_schemas_order(read: Callable[[str | bytes, str, str], Description]) -> None:
    dataset = {
        "title": "T <&>",
        "identifier": "https://e.org/d",
        "description": "D",
        "language": ["en"],
        "modified": "2026-01-01",
        "temporal": "2020-01-01/2021-01-01",
        "spatial": '{"type": "Polygon", "coordinates": [[[-1, 50], [2, 50], [2, 52], [-1, 52], [-1, 50]]]}',
        "license": OGL,
        "distribution": [{"downloadURL": "https://e.org/a.csv", "mediaType": "text/csv"}],
    }
    description = read(json.dumps({"dataset": [dataset]}), "data.json", "dcat-us-1.1")
    (document,) = convert(description, "gemini-xml").documents
    root = ET.fromstring(document)  # noqa: S314 - written a line above
    names = [child.tag.rpartition("}")[2] for child in root]
    order = (
        "fileIdentifier",
        "language",
        "hierarchyLevel",
        "contact",
        "dateStamp",
        "metadataStandardName",
        "metadataStandardVersion",
        "identificationInfo",
        "distributionInfo",
        "dataQualityInfo",
    )
    assert names == [one for one in order if one in names]
    assert [one.text for one in root.iter("{http://www.isotc211.org/2005/gco}Decimal")] == ["-1", "2", "50", "52"]
    assert "T <&>" in [one.text for one in root.iter("{http://www.isotc211.org/2005/gco}CharacterString")]


def test_camdens_data_json_becomes_dcat_ap_whole(real_data: Path) -> None:
    from rdflib import Graph, Namespace  # noqa: PLC0415 - half a second
    from rdflib.namespace import RDF  # noqa: PLC0415 - see above

    description = read_description(real_data / "dcat" / "uk-real" / "camden.data.json")
    converted = convert(description, "dcat-ap")
    graph, dcat = Graph().parse(data=converted.documents[0], format="turtle"), Namespace("http://www.w3.org/ns/dcat#")
    assert converted.datasets == 267
    assert len(set(graph.subjects(RDF.type, dcat.Dataset))) == 267
    assert len(set(graph.subjects(RDF.type, dcat.Distribution))) == 563
    assert converted.losses() == ["dcat-us:describedBy of Catalog (1)"]
    scores = list(score_description(description))
    lacking = {
        one: sum(one in {gain.id for gain in score.gains()} for score in scores) for one in ("licence", "keyword")
    }
    assert lacking == {"licence": 89, "keyword": 45}
