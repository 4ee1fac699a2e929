"""Faults in records of the UK's exchange model, each in a small record that is right but for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

DATASET = """identifier: https://example.org/id/dataset/toilets
type: dcat:Dataset
title: Public toilets
description: Where the public toilets are and when they open.
licence: http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
version: "1.0"
accessRights: OPEN
securityClassification: OFFICIAL
contactPoint:
  contactName: Data team
  email: data@example.org
modified: "2026-03-31"
creator:
  - food-standards-agency
publisher: food-standards-agency
updateFrequency: freq:annual
"""
DISTRIBUTION = """identifier: https://example.org/toilets.csv
type: dcat:Distribution
title: Public toilets as CSV
licence: http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
mediaType: text/csv
"""
CONTACT = "contactName: Data team\nemail: data@example.org\n"


def errors(tmp_path: Path, text: str, of_class: str | None = None) -> set[tuple[str, str | None]]:
    path = tmp_path / "record.yaml"
    path.write_text(text, encoding="utf-8")
    report = validate([path], Options(subject_class=of_class, profiles=("uk-exchange",)))
    assert not report.errors
    return {(one.code, one.property) for one in report.findings if one.severity == "error"}


@pytest.mark.parametrize("text", [DATASET, DISTRIBUTION, CONTACT], ids=["dataset", "distribution", "contact"])
def test_a_right_record_has_no_error(text: str, tmp_path: Path) -> None:
    assert errors(tmp_path, text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{DATASET}distribution:\n  - identifier: a\n    title: A\n",
            {("value-malformed", "dcat:distribution")},
        ),
        (
            DATASET.replace("freq:annual", "[freq:annual, freq:monthly]"),
            {("property-repeated", "dct:accrualPeriodicity")},
        ),
        (DATASET.replace("updateFrequency: freq:annual\n", ""), {("property-missing", "dct:accrualPeriodicity")}),
        (DATASET.replace("freq:annual", "freq:sometimes"), {("value-not-in-list", "dct:accrualPeriodicity")}),
        (DATASET.replace("dcat:Dataset", "Dataset"), {("value-malformed", "rdf:type")}),
        (
            DATASET.replace("\n  contactName: Data team\n  email: data@example.org", " data@example.org"),
            {("value-malformed", "dcat:contactPoint")},
        ),
        (
            DISTRIBUTION.replace("text/csv", "[text/csv, text/html]"),
            {("property-repeated", "dcat:mediaType")},
        ),
        (
            DISTRIBUTION.replace("type: dcat:Distribution\n", "version: 1.0.0\n"),
            {("property-missing", "rdf:type"), ("property-unknown", "version")},
        ),
        (CONTACT.replace("contactName: Data team\n", ""), {("property-missing", "vcard:fn")}),
        (CONTACT.replace("@", " at "), {("value-malformed", "vcard:hasEmail")}),
    ],
)
def test_each_fault_is_found(text: str, expected: set[tuple[str, str]], tmp_path: Path) -> None:
    assert expected <= errors(tmp_path, text)


def test_the_class_may_be_stated_from_outside(tmp_path: Path) -> None:
    found = errors(tmp_path, CONTACT.replace("contactName: Data team\n", ""), "ContactPoint")
    assert found == {("property-missing", "vcard:fn")}
