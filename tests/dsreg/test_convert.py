from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dsreg.cli import dsreg
from validator.metadata.conversion.convert import TARGETS
from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TWO = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://e.org/a> a dcat:Dataset ; dct:title "A" ; dct:description "a" ;
 dct:creator <https://e.org/me>, <https://e.org/you> .
<https://e.org/b> a dcat:Dataset ; dct:title "B" ; dct:description "b" ; dct:creator <https://e.org/me> .
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(dsreg, ["convert", *arguments], catch_exceptions=False)


@pytest.fixture
def two(tmp_path: Path) -> str:
    path = tmp_path / "two.ttl"
    path.write_text(TWO, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("to", TARGETS)
def test_every_form_is_written_and_the_same_each_time(examples: Path, to: str) -> None:
    found = run(str(examples / "clean-toilets"), "--to", to)
    assert found.exit_code == 0
    assert "Public toilets in Oakhaven" in found.stdout
    assert run(str(examples / "clean-toilets"), "--to", to).stdout == found.stdout


def test_what_the_form_cannot_hold_is_said_with_its_number(two: str) -> None:
    found = run(two, "--to", "dcat-us-1.1")
    assert "dropped: dct:creator of Dataset (3)" in found.stderr.splitlines()


def test_what_the_form_requires_and_nobody_said_is_said_and_not_made_up(two: str) -> None:
    found = run(two, "--to", "dcat-us-1.1")
    assert "missing: dct:publisher (2)" in found.stderr.splitlines()
    assert all("publisher" not in one for one in json.loads(found.stdout)["dataset"])


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib's own reader of JSON-LD
def test_rdf_to_rdf_loses_nothing(two: str) -> None:
    from rdflib import Graph  # noqa: PLC0415 - half a second
    from rdflib.compare import isomorphic  # noqa: PLC0415 - see above

    for form, name in (("ttl", "turtle"), ("jsonld", "json-ld"), ("xml", "xml"), ("nt", "nt")):
        found = run(two, "--to", "dcat-ap", "--format", form)
        assert "dropped" not in found.stderr
        assert isomorphic(Graph().parse(data=found.stdout, format=name), Graph().parse(data=TWO, format="turtle"))


def test_a_folder_takes_a_file_a_record(two: str, tmp_path: Path) -> None:
    out = tmp_path / "records"
    assert run(two, "--to", "uk-exchange", "--output", str(out)).exit_code == 0
    titles = [read_description(path, "uk-exchange") for path in sorted(out.iterdir())]
    assert [next(iter(one.subjects)).first("dct:title") for one in titles] == ["A", "B"]


def test_a_file_takes_a_list_of_records(two: str, tmp_path: Path) -> None:
    for name in ("all.yaml", "all.json"):
        out = tmp_path / name
        form = ("--format", "json") if name.endswith("json") else ()
        assert run(two, "--to", "uk-exchange", *form, "--output", str(out)).exit_code == 0
        found = read_description(out, "uk-exchange")
        assert [one.first("dct:title") for one in found.subjects] == ["A", "B"]


def test_xml_holds_one_record(two: str) -> None:
    found = CliRunner().invoke(dsreg, ["convert", two, "--to", "gemini-xml"])
    assert getattr(found.exception, "code", None) == "convert-many"


def test_a_format_that_a_form_is_not_written_in_is_refused(two: str) -> None:
    found = CliRunner().invoke(dsreg, ["convert", two, "--to", "ckan", "--format", "ttl"])
    assert getattr(found.exception, "code", None) == "convert-format"


def test_a_base_gives_addresses_to_what_has_none(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text(json.dumps({"dataset": [{"title": "T", "identifier": "7"}]}), encoding="utf-8")
    found = run(str(path), "--to", "dcat-ap", "--base", "https://e.org/catalogue")
    assert "<https://e.org/catalogue#dataset-0> a dcat:Dataset" in found.stdout


def test_keys_that_are_read_nowhere_are_dropped_with_a_word(tmp_path: Path) -> None:
    path = tmp_path / "datapackage.json"
    package = {
        "title": "T",
        "sources": [{"title": "S"}],
        "contributors": [{"title": "A", "roles": ["publisher"]}, {"title": "B", "roles": ["editor"]}],
        "resources": [{"name": "r", "path": "r.csv", "bytes": 12, "hash": "a", "encoding": "utf-8"}],
    }
    path.write_text(json.dumps(package), encoding="utf-8")
    found = run(str(path), "--to", "dcat-ap")
    dropped = [one.removeprefix("dropped: ") for one in found.stderr.splitlines() if one.startswith("dropped")]
    assert dropped == ["contributors (1)", "encoding (1)", "hash (1)", "sources (1)"]
    assert 'dcat:byteSize "12"^^xsd:nonNegativeInteger' in found.stdout


def test_ckans_book_keeping_is_no_loss_and_other_keys_are(tmp_path: Path) -> None:
    path = tmp_path / "package.json"
    package = {"name": "t", "title": "T", "num_tags": 0, "state": "active", "mood": "good", "resources": []}
    path.write_text(json.dumps({"success": True, "result": package}), encoding="utf-8")
    found = run(str(path), "--to", "dcat-us-1.1")
    assert [one for one in found.stderr.splitlines() if one.startswith("dropped")] == ["dropped: mood (1)"]
