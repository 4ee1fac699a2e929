"""A JSON or YAML document read by the table of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.metadata.forms.document import read_document
from validator.metadata.forms.yaml import lines_of_yaml, parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = """{
  "@type": "dcat:Catalog",
  "dataset": [
    {
      "title": "Alcohol licences",
      "identifier": "tpym-hws7",
      "keyword": ["alcohol", ""],
      "publisher": {"@type": "org:Organization", "name": "Oakhaven Council"},
      "distribution": [
        {"title": "March", "downloadURL": "https://example.org/march.csv", "sizeInBytes": 5}
      ]
    }
  ]
}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data.json"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def test_each_object_is_a_subject_at_its_pointer(path: Path) -> None:
    description = read_document(path, "dcat-us-1.1", "data.json", None)
    found = {subject.key: (subject.classes[0], subject.label) for subject in description.subjects}
    dataset = "'Alcohol licences' (tpym-hws7)"
    assert found == {
        "": ("Catalog", "'data.json'"),
        "/dataset/0": ("Dataset", dataset),
        "/dataset/0/publisher": ("Agent", f"'Oakhaven Council', publisher of {dataset}"),
        "/dataset/0/distribution/0": ("Distribution", f"'March', distribution of {dataset}"),
    }


def test_an_empty_text_is_no_value_and_each_value_knows_its_place(path: Path) -> None:
    description = read_document(path, "dcat-us-1.1", "data.json", None)
    dataset = description.subjects.get("/dataset/0")
    assert dataset is not None
    assert [(one.text, one.pointer) for one in dataset.properties["dcat:keyword"]] == [
        ("alcohol", "/dataset/0/keyword/0")
    ]
    assert description.line_of("/dataset/0/keyword/0") == 7
    assert description.line_of("/dataset/0/distribution/0/title") == 10
    assert description.line_of("/dataset/0/no-such-key") == 4


def test_a_key_without_a_place_is_kept_as_unknown(path: Path) -> None:
    description = read_document(path, "dcat-us-1.1", "data.json", None)
    assert [(one.text, one.pointer) for one in description.unknown] == [
        ("sizeInBytes", "/dataset/0/distribution/0/sizeInBytes")
    ]


def test_a_single_record_is_of_the_class_that_is_stated(tmp_path: Path) -> None:
    path = tmp_path / "kind.json"
    path.write_text('{"fn": "Data team", "hasEmail": "mailto:data@example.org"}', encoding="utf-8")
    description = read_document(path, "dcat-us-3", "kind.json", "Kind")
    (subject,) = description.subjects
    assert subject.classes == ("Kind",)
    assert subject.first("vcard:fn") == "Data team"


def test_yaml_keeps_every_text_as_it_is_written() -> None:
    text = "issued: 2026-03-31\nversion: 1.0\nis: yes\nnone:\nlist:\n  - a\n  - {b: 'c'}\n"
    assert parse_yaml(text, shown="r.yaml") == {
        "issued": "2026-03-31",
        "version": "1.0",
        "is": "yes",
        "none": None,
        "list": ["a", {"b": "c"}],
    }
    assert [lines_of_yaml(text)(one) for one in ("/version", "/list/1/b", "/list/1/x")] == [2, 7, 7]


@pytest.mark.parametrize(
    "text",
    ["a: &x [1]\nb: *x\n", "a: !!python/object:os.system x\n", "a: 1\na: 2\n", "a: [1\n", "a: 'b\n"],
    ids=["anchor", "tag", "key twice", "open list", "open quote"],
)
def test_yaml_that_is_not_plain_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(DsregError) as caught:
        parse_yaml(text, shown="r.yaml")
    assert caught.value.code == "not-yaml"
    assert "line" in str(caught.value.facts["reason"])


def test_yaml_nested_too_deeply_ends_in_one_sentence() -> None:
    with pytest.raises(DsregError) as caught:
        parse_yaml("[" * 3000 + "]" * 3000, shown="r.yaml")
    assert caught.value.code == "limit-reached"


def test_one_text_in_several_languages_is_a_value_in_each(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text('{"title": {"en": "Toilets", "cy": "Toiledau"}, "contactPoint": {"fn": "A"}}', encoding="utf-8")
    (dataset, _) = read_document(path, "dcat-us-3", "record.json", "Dataset").subjects
    assert [(one.text, one.language) for one in dataset.properties["dct:title"]] == [
        ("Toilets", "en"),
        ("Toiledau", "cy"),
    ]
    assert dataset.label == "'Toilets'"


@pytest.mark.parametrize(
    ("text", "of_class"),
    [
        ("contactName: A\nemail: a@example.org\n", "ContactPoint"),
        ("title: A\nlicence: B\nmediaType: text/csv\nversion: 1\n", "Distribution"),
        ("title: A\nserviceType: REST\n", "DataService"),
        ("title: A\nidentifier: b\n", "Dataset"),
        ("title: A\ntype: http://www.w3.org/ns/dcat#DataService\n", "DataService"),
    ],
)
def test_a_record_without_a_class_is_of_the_one_that_its_keys_tell(text: str, of_class: str, tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    path.write_text(text, encoding="utf-8")
    (subject,) = read_document(path, "uk-exchange", "record.yaml", None).subjects
    assert subject.classes == (of_class,)


def test_a_list_of_records_is_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "records.yaml"
    path.write_text("- {title: A, type: dcat:Dataset}\n- {contactName: B, email: b@example.org}\n", encoding="utf-8")
    subjects = read_document(path, "uk-exchange", "records.yaml", None).subjects
    assert [(one.key, one.classes[0]) for one in subjects] == [("/0", "Dataset"), ("/1", "ContactPoint")]
