"""`dsreg profile` shows profiles and writes them as SHACL; `--shapes` holds a description to one's own shapes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import rdflib
from click.testing import CliRunner, Result

from dsreg.cli import dsreg
from dsreg.words import exit_code
from standards.errors import DsregError

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .

<https://example.org/id/dataset/alcohol> a dcat:Dataset ; dct:title "Alcohol licences" ; dct:identifier "tpym-hws7" ;
    dct:description "Who may sell alcohol, and where." ; dct:publisher <https://example.org/id/council> ;
    dct:issued "letzten Mittwoch" .
"""
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<urn:shapes> owl:imports <https://shapes.example/none.ttl> .
<urn:mine> a sh:NodeShape ; sh:targetClass dcat:Dataset ;
    sh:property [ sh:path dct:license ; sh:minCount 1 ; sh:message "A licence must be named." ;
        rdfs:seeAlso <https://oakhaven.example/rules#licence> ] ;
    sh:property [ sh:path dct:title ; sh:maxLength 5 ; sh:severity sh:Warning ; sh:message "Five letters will do." ] .
"""
QUERY = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .

<urn:mine> a sh:NodeShape ; sh:targetClass dcat:Dataset ;
    sh:sparql [ sh:select "SELECT $this WHERE { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }" ] .
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue.ttl"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(dsreg, [str(one) for one in arguments])


def saved(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_list_names_every_profile() -> None:
    listed = json.loads(run("profile", "list", "--format", "json").stdout)
    assert {"dcat-ap-3", "uk-exchange", "data-gov-uk", "dsreg"} < {one["id"] for one in listed["profiles"]}
    assert "dcat-ap-hvd-3 3.0.0" in run("profile", "list").stdout


def test_a_profile_is_shown_class_by_class() -> None:
    shown = run("profile", "show", "dcat-ap-3").stdout
    assert "  must   1..*  dct:title   title" in shown
    assert "Distribution\n  must   1..*  dcat:accessURL" in shown
    document = json.loads(run("profile", "show", "dcat-ap-hvd-3", "--format", "json").stdout)
    assert document["extends"] == "dcat-ap-3"


def test_an_export_is_turtle_that_names_severity_message_and_clause(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    assert run("profile", "export", "dcat-ap-3", "--to", "shacl", "--output", path).exit_code == 0
    graph = rdflib.Graph().parse(path)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    severities = {str(one).rpartition("#")[2] for one in graph.objects(None, sh.severity)}
    assert severities == {"Violation", "Warning"}
    shapes = set(graph.subjects(sh.path, None))
    assert all((shape, name, None) in graph for shape in shapes for name in (sh.message, sh.name, rdflib.RDFS.seeAlso))


def test_a_message_names_dataset_property_profile_and_what_to_add(catalogue: Path) -> None:
    ran = run("validate", catalogue, "--profile", "data-gov-uk", "--only", "property-missing", "--format", "json")
    licence = next(one for one in json.loads(ran.stdout)["findings"] if one["property"] == "dct:license")
    assert licence["message"].startswith(
        "Dataset 'Alcohol licences' (tpym-hws7) has no licence; data.gov.uk requires one"
    )
    assert licence["fix"] == (
        "Add dct:license, for example <https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/>."
    )
    assert (licence["subject"], licence["severity"]) == ("'Alcohol licences' (tpym-hws7)", "error")
    assert licence["examples"][0]["line"] == 5


def test_a_date_in_words_is_found_though_the_official_shapes_pass_it(catalogue: Path) -> None:
    found = json.loads(run("validate", catalogue, "--format", "json").stdout)["findings"]
    issued = next(one for one in found if one["property"] == "dct:issued")
    assert issued["code"] == "value-malformed"
    assert "“letzten Mittwoch” as date of release (dct:issued)" in issued["message"]
    assert issued["examples"][0]["value"] == "letzten Mittwoch"


def test_shapes_of_ones_own_are_findings_about_the_dataset(tmp_path: Path, catalogue: Path) -> None:
    shapes = saved(tmp_path, "mine.ttl", SHAPES)
    ran = run("validate", catalogue, "--shapes", shapes, "--format", "json")
    found = {one["property"]: one for one in json.loads(ran.stdout)["findings"]}
    assert ran.exit_code == 1
    assert set(found) == {"dct:license", "dct:title"}
    licence, title = found["dct:license"], found["dct:title"]
    assert (licence["code"], licence["severity"]) == ("property-missing", "error")
    assert licence["message"] == "Dataset 'Alcohol licences' (tpym-hws7): A licence must be named."
    assert licence["reference"] == "https://oakhaven.example/rules#licence"
    assert (title["code"], title["severity"]) == ("value-malformed", "warning")
    assert (title["examples"][0]["line"], title["examples"][0]["value"]) == (5, "Alcohol licences")


@pytest.mark.parametrize("text", [QUERY, CATALOGUE, "name,place\n"])
def test_shapes_that_cannot_be_asked_are_refused(tmp_path: Path, catalogue: Path, text: str) -> None:
    ran = run("validate", catalogue, "--shapes", saved(tmp_path, "mine.ttl", text))
    assert ran.exit_code == exit_code(DsregError("shapes-unreadable"))


def test_shapes_are_asked_of_rdf_alone(tmp_path: Path) -> None:
    table = saved(tmp_path, "toilets.csv", "UPRN\n1\n")
    ran = run("validate", table, "--shapes", saved(tmp_path, "mine.ttl", SHAPES))
    assert ran.exit_code == exit_code(DsregError("shapes-not-rdf"))


def test_a_description_is_checked_where_there_is_no_network_at_all(tmp_path: Path, catalogue: Path) -> None:
    """In a namespace of its own no interface is there; only the kernel's word for it is trusted."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-n", "true"], check=False, capture_output=True).returncode:
        pytest.skip("no network namespace can be made here: it needs Linux and root")
    command = [unshare, "-n", sys.executable, "-m", "dsreg", "validate", str(catalogue)]
    for options in ([], ["--profile", "dcat-ap-hvd-3"], ["--shapes", str(saved(tmp_path, "mine.ttl", SHAPES))]):
        alone = subprocess.run([*command, *options], check=False, capture_output=True, text=True)
        assert alone.returncode == 1
        assert alone.stdout == run("validate", catalogue, *options).stdout


@pytest.mark.usefixtures("no_sockets")
def test_no_socket_is_opened(tmp_path: Path, catalogue: Path) -> None:
    shapes = saved(tmp_path, "mine.ttl", SHAPES)
    assert run("validate", catalogue).exit_code == 1
    assert run("validate", catalogue, "--shapes", shapes).exit_code == 1
    assert run("profile", "export", "dcat-ap-3", "--to", "shacl").exit_code == 0


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing open a socket: the test fails at the first that would be."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(f"socket.{name}", refuse)
