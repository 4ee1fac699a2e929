"""The example packages are what their README says: two clean, two faulty."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from standards.library import COMMUNITY, find_standard

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = ("clean-toilets", "clean-brownfield")
FAULTY = ("damaged-brownfield", "broken-metadata")


def descriptor(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return document


def faults(document: dict[str, Any]) -> set[str]:
    profile = json.loads((COMMUNITY.parent / "profiles" / "data-package-2.json").read_text(encoding="utf-8"))
    return {error.json_path for error in jsonschema.Draft202012Validator(profile).iter_errors(document)}


@pytest.mark.parametrize("name", CLEAN + FAULTY)
def test_a_package_tells_its_reader_what_to_expect(name: str, examples: Path) -> None:
    words = (examples / name / "README.md").read_text(encoding="utf-8")
    assert f"dsreg validate examples/{name}" in words
    assert "Expect" in words


@pytest.mark.parametrize("name", [*CLEAN, "damaged-brownfield"])
def test_a_descriptor_keeps_the_form(name: str, examples: Path) -> None:
    assert faults(descriptor(examples / name)) == set()


def test_the_broken_descriptor_is_broken_where_its_readme_says(examples: Path) -> None:
    document = descriptor(examples / "broken-metadata")
    assert faults(document) == {"$.created", "$.keywords", "$.resources[1]"}
    assert {"title", "licenses"}.isdisjoint(document)
    assert "publisher" not in document["contributors"][0]["roles"]


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_table_has_the_columns_of_its_standard(name: str, examples: Path) -> None:
    [resource] = descriptor(examples / name)["resources"]
    standard = find_standard(resource["dsreg:standard"])
    with (examples / name / resource["path"]).open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream)) == [field.name for field in standard.schema.fields]


@pytest.mark.parametrize("name", CLEAN + FAULTY)
def test_nothing_in_an_example_can_belong_to_anyone(name: str, examples: Path) -> None:
    """Telephone numbers of the drama range, UPRNs that begin with 999, postcodes of no area, reserved domains."""
    document = descriptor(examples / name)
    path = examples / name / document["resources"][0]["path"]
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        assert row.get("ReportTel", "01632 960").startswith("01632 960")
        assert row.get("UPRN", "999").startswith(("999", "1.00E+11"))
        assert row.get("Postcode", "AA").startswith("AA")
        assert row.get("ReportEmail", "@example.org").endswith("@example.org")
