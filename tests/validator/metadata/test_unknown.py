"""Keys for which a form has no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.profile import find_profile
from validator.finding import Severity
from validator.metadata.reading import read_description
from validator.metadata.unknown import unknown_keys

if TYPE_CHECKING:
    from pathlib import Path

    from validator.finding import Finding


def found(tmp_path: Path, name: str, text: str, profile: str) -> list[Finding]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return list(unknown_keys(read_description(path, shown=name), find_profile(profile)))


def test_a_key_that_a_closed_profile_does_not_have_is_an_error_at_its_line(tmp_path: Path) -> None:
    text = "title: Toilets as CSV\ntype: dcat:Distribution\nmediaType: text/csv\nversion: 1.0.0\n"
    (finding,) = found(tmp_path, "record.yaml", text, "uk-exchange")
    assert (finding.code, finding.severity, finding.property) == ("property-unknown", Severity.ERROR, "version")
    assert (finding.examples[0].pointer, finding.examples[0].line) == ("/version", 4)
    assert finding.examples[0].suggestion is None


def test_a_misspelt_key_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    text = (
        "title: Toilets\ntype: dcat:Dataset\naccessRights: OPEN\nlicense: OGL\ncontactPiont: {emial: a@example.org}\n"
    )
    findings = found(tmp_path, "record.yaml", text, "uk-exchange")
    meant = [(one.property, one.examples[0].suggestion) for one in findings]
    assert meant == [("license", "licence"), ("contactPiont", "contactPoint")]


def test_an_open_profile_tells_a_misspelt_key_alone(tmp_path: Path) -> None:
    text = '{"dataset": [{"title": "Toilets", "descripton": "Where", "colour": "blue", "Title": "twice"}]}'
    (finding,) = found(tmp_path, "data.json", text, "dcat-us-1.1")
    assert (finding.severity, finding.property) == (Severity.WARNING, "descripton")
    assert finding.examples[0].suggestion == "description"
