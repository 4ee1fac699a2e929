"""Foreign keys between the tables of a package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE = {"fields": "toilet", "reference": {"resource": "toilets", "fields": "id"}}
VISITS: dict[str, Any] = {"fields": [{"name": "toilet"}, {"name": "day"}], "foreignKeys": [REFERENCE]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with visits to toilets 1, 3 and one that is not named."""
    (tmp_path / "visits.csv").write_text("toilet,day\n1,Monday\n3,Tuesday\n,Friday\n", encoding="utf-8")
    return tmp_path


def _faults(folder: Path, toilets: str, visits: dict[str, Any] = VISITS, **schema: Any) -> list[tuple[str, list[Any]]]:  # noqa: ANN401 - JSON
    """Return the errors of the package as (code, rows)."""
    (folder / "toilets.csv").write_text(toilets, encoding="utf-8")
    fields = [{"name": "id"}, {"name": "ward"}]
    resources = [
        {"name": "visits", "path": "visits.csv", "schema": visits},
        {"name": "toilets", "path": "toilets.csv", "schema": {"fields": fields, **schema}},
    ]
    (folder / "datapackage.json").write_text(json.dumps({"name": "p", "resources": resources}), encoding="utf-8")
    report = validate([folder / "datapackage.json"], Options(examples=None))
    errors = [one for one in report.findings if one.severity == "error"]
    return [(one.code, [place.row for place in one.examples]) for one in errors]


def test_a_row_that_refers_to_nothing_is_at_fault_and_one_without_a_value_is_not(folder: Path) -> None:
    assert _faults(folder, "id,ward\n1,North\n2,South\n") == [("foreign-key", [3])]


def test_a_missing_column_is_reported_once_and_not_in_each_row_that_refers_to_it(folder: Path) -> None:
    """One fault in one header, not a thousand in the other table."""
    assert _faults(folder, "ward\nNorth\n") == [("missing-label", [None])]


@pytest.mark.parametrize("mode", ["superset", "partial"])
def test_nothing_is_found_in_a_column_that_the_file_may_leave_out(folder: Path, mode: str) -> None:
    """No other finding would say that the references lead nowhere."""
    assert _faults(folder, "ward\nNorth\n", fieldsMatch=mode) == [("foreign-key", [2, 3])]


def test_a_table_that_refers_to_a_column_of_its_own_that_it_may_leave_out_finds_nothing_there(folder: Path) -> None:
    own = {"fields": "toilet", "reference": {"resource": "", "fields": "parent"}}
    fields = [*VISITS["fields"], {"name": "parent"}]
    visits = {"fields": fields, "foreignKeys": [own], "fieldsMatch": "superset"}
    assert _faults(folder, "id,ward\n1,North\n", visits) == [("foreign-key", [2, 3])]
