"""What leads from one part of a Croissant document to another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from validator.metadata.croissant import check_croissant
from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from pathlib import Path

FILE = {"@type": "cr:FileObject", "@id": "toilets.csv", "contentUrl": "toilets.csv"}
SOURCE = {"fileObject": {"@id": "toilets.csv"}, "extract": {"column": "Name"}}
FIELD = {"@type": "cr:Field", "@id": "toilets/name", "name": "name", "dataType": "sc:Text", "source": SOURCE}


def croissant(*, file: object = FILE, field: object = FIELD, **more: object) -> dict[str, Any]:
    records = {"@type": "cr:RecordSet", "@id": "toilets", "field": [FIELD, field], **more}
    return {
        "@context": "http://mlcommons.org/croissant/1.1",
        "@type": "sc:Dataset",
        "name": "toilets",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "distribution": [FILE, file],
        "recordSet": [records],
    }


def found(tmp_path: Path, document: dict[str, Any]) -> list[tuple[str, str | None, str | None]]:
    path = tmp_path / "metadata.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    description = read_description(path, shown="metadata.json")
    return [(one.code, one.property, one.examples[0].pointer) for one in check_croissant(description)]


AT = "/recordSet/0/field/1"


@pytest.mark.parametrize(
    "document",
    [
        croissant(),
        croissant(file={"@type": "cr:FileSet", "@id": "all", "containedIn": {"@id": "toilets.csv"}}),
        croissant(field={**FIELD, "source": {"fileObject": {"@id": "toilets.csv"}}}),
        croissant(field={"@type": "cr:Field", "@id": "b", "source": {"field": {"@id": "toilets/name"}}}),
        croissant(field={"@type": "cr:Field", "@id": "b", "dataType": "sc:Text", "value": "x"}),
        croissant(field={"@type": "cr:Field", "@id": "b", "subField": [FIELD]}),
        croissant(field={"@type": "cr:Field", "@id": "b", "dataType": "sc:Text"}, data=[{"b": 1}]),
        croissant(field={**FIELD, "references": {"field": {"@id": "toilets/name"}}}, key={"@id": "toilets/name"}),
    ],
)
def test_what_leads_somewhere_is_well(document: dict[str, Any], tmp_path: Path) -> None:
    assert found(tmp_path, document) == []


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            croissant(file={**FILE, "@id": "b", "containedIn": [{"@id": "no.zip"}]}),
            ("reference-dangling", "cr:containedIn", "/distribution/1/containedIn/0"),
        ),
        (
            croissant(field={**FIELD, "source": {"fileObject": {"@id": "no.csv"}}}),
            ("reference-dangling", "cr:fileObject", f"{AT}/source/fileObject"),
        ),
        (
            croissant(field={**FIELD, "source": {"field": {"@id": "toilets/no"}}}),
            ("reference-dangling", "cr:field", f"{AT}/source/field"),
        ),
        (
            croissant(file={**FILE, "@type": "sc:MediaObject"}),
            ("value-malformed", "rdf:type", "/distribution/1/@type"),
        ),
        (croissant(file={"@id": "b", "contentUrl": "b.csv"}), ("value-malformed", "rdf:type", "/distribution/1")),
        (
            croissant(field={"@type": "cr:Field", "@id": "b", "dataType": "sc:Text"}),
            ("property-missing", "cr:source", AT),
        ),
        (croissant(field={"@type": "cr:Field", "@id": "b", "source": SOURCE}), ("property-missing", "cr:dataType", AT)),
    ],
)
def test_what_leads_nowhere_is_found_where_it_stands(
    document: dict[str, Any], expected: tuple[str, str, str], tmp_path: Path
) -> None:
    assert found(tmp_path, document) == [expected]


def test_a_key_that_the_context_does_not_name_says_nothing(tmp_path: Path) -> None:
    document = croissant() | {"@context": {"@vocab": "https://schema.org/", "cr": "http://mlcommons.org/croissant/"}}
    assert found(tmp_path, document) == []  # recordSet is schema.org's, which has none


def test_fields_that_come_from_each_other_end(tmp_path: Path) -> None:
    first = {"@type": "cr:Field", "@id": "a", "source": {"field": {"@id": "b"}}}
    second = {"@type": "cr:Field", "@id": "b", "source": {"field": {"@id": "a"}}}
    document = croissant()
    document["recordSet"][0]["field"] = [first, second]
    assert [one[:2] for one in found(tmp_path, document)] == [("property-missing", "cr:dataType")] * 2
