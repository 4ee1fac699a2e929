"""The example packages are what their README says: two clean, two faulty."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from standards.library import COMMUNITY, find_standard
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = ("clean-toilets", "clean-brownfield")
FAULTY = ("damaged-brownfield", "broken-metadata")


def descriptor(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return document


def faults(document: dict[str, Any]) -> set[str]:
    profile = json.loads((COMMUNITY.parent / "forms" / "data-package-2.json").read_text(encoding="utf-8"))
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


def look_at(folder: Path) -> set[tuple[str, str | None, int | None]]:
    """Return code, column or rule, and row of everything found in the one table of a package."""
    [resource] = descriptor(folder)["resources"][:1]
    standard = find_standard(resource["dsreg:standard"])
    path = folder / resource["path"]
    task = TableTask(path=path, shown=path.name, name=path.stem, schema=standard.schema, standard=standard)
    _, findings = check_table(task, Options(examples=None))
    return {(one.code, one.field or one.constraint, example.row) for one in findings for example in one.examples}


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_found_in_a_clean_table(name: str, examples: Path) -> None:
    assert look_at(examples / name) == set()


def test_the_damage_is_found_in_the_rows_that_the_readme_names(examples: Path) -> None:
    assert look_at(examples / "damaged-brownfield") == {
        ("label-variant", "SiteplanURL", 1),
        ("extra-label", None, 1),
        ("enum-variant", "OwnershipStatus", 3),
        ("enum-variant", "PlanningStatus", 3),
        ("constraint-error", "SiteReference", 4),
        ("row-constraint", "homes-in-order", 5),
        ("type-error", "PermissionDate", 6),
        ("constraint-error", "Deliverable", 6),
        ("excel-number-damage", "UPRN", 7),
        ("constraint-error", "PermissionType", 7),
        ("unique-error", "SiteReference", 8),
        ("type-error", "Hectares", 8),
        ("whitespace-padded", "SiteNameAddress", 9),
        ("type-error", "SiteplanURL", 9),
        ("type-error", "FirstAddedDate", 10),
        ("mojibake", "Notes", 10),
        ("coordinates-other-system", "position", 11),
    }
