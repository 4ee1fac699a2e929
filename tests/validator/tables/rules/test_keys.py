"""Keys of a plain schema: primary, unique, foreign; alone and composite; compared by value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

NUMBER, TEXT = {"name": "id", "type": "integer"}, {"name": "area", "type": "string"}


def _key(fields: str | list[str], resource: str, others: str | list[str]) -> dict[str, Any]:
    return {"foreignKeys": [{"fields": fields, "reference": {"resource": resource, "fields": others}}]}


def _rows_at_fault(folder: Path, here: str, there: str = "id,area\n1,N\n2,S\n", **schema: Any) -> list[tuple[str, int]]:  # noqa: ANN401 - JSON
    """Return (code, row) of the first of two tables, whose schema is given."""
    (folder / "here.csv").write_text(here, encoding="utf-8")
    (folder / "there.csv").write_text(there, encoding="utf-8")
    fields = [NUMBER, TEXT, {"name": "parent", "type": "integer"}]
    resources = [
        {"name": "here", "path": "here.csv", "schema": {"fields": fields, **schema}},
        {"name": "there", "path": "there.csv", "schema": {"fields": [NUMBER, TEXT]}},
    ]
    path = folder / "datapackage.json"
    path.write_text(json.dumps({"name": "p", "resources": resources}), encoding="utf-8")
    report = validate([path], Options(examples=None, ignore=frozenset({"property-missing"})))
    assert report.errors == ()
    return [(one.code, place.row or 0) for one in report.findings if one.severity == "error" for place in one.examples]


def test_a_foreign_key_is_compared_by_value(tmp_path: Path) -> None:
    rows = "id,area,parent\n01,N,\n3,N,\n,N,\n"
    assert _rows_at_fault(tmp_path, rows, **_key("id", "there", "id")) == [("foreign-key", 3)]


def test_a_composite_foreign_key_is_compared_whole(tmp_path: Path) -> None:
    rows = "id,area,parent\n1,N,\n1,S,\n2,S,\n1,,\n"
    key = _key(["id", "area"], "there", ["id", "area"])
    assert _rows_at_fault(tmp_path, rows, **key) == [("foreign-key", 3)]


def test_a_foreign_key_may_lead_back_into_its_own_table(tmp_path: Path) -> None:
    rows = "id,area,parent\n1,N,\n2,N,1\n3,N,9\n4,N,4\n"
    assert _rows_at_fault(tmp_path, rows, **_key("parent", "", "id")) == [("foreign-key", 4)]


def test_a_reference_to_a_resource_that_is_not_there_is_a_fault_of_the_descriptor_alone(tmp_path: Path) -> None:
    rows = "id,area,parent\n1,N,\n"
    assert [code for code, _ in _rows_at_fault(tmp_path, rows, **_key("id", "gone", "id"))] == ["descriptor-error"]


@pytest.mark.parametrize("stated", ["id", ["id"]])
def test_a_primary_key_may_be_named_alone_or_in_a_list(tmp_path: Path, stated: str | list[str]) -> None:
    rows = "id,area,parent\n1,N,\n2,N,\n01,S,\n,S,\n"
    assert sorted(_rows_at_fault(tmp_path, rows, primaryKey=stated)) == [("primary-key", 4), ("primary-key", 5)]


def test_each_unique_key_is_asked_and_a_blank_part_takes_no_part(tmp_path: Path) -> None:
    rows = "id,area,parent\n1,N,7\n1,S,7\n1,N,8\n1,,8\n1,,8\n"
    found = _rows_at_fault(tmp_path, rows, uniqueKeys=[["id", "area"], ["area", "parent"]])
    assert found == [("unique-error", 4)]
