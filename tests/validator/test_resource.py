"""A package's resources: several of them, inline, in parts, documents among them; what cannot be read hides nothing."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.report import Report

SCHEMA = {"fields": [{"name": "n", "type": "integer"}, {"name": "t", "type": "string"}]}
TABLE_CODES = frozenset({"type-error", "row-count", "hash-count", "byte-count", "table-empty", "descriptor-error"})


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., Report]:
    """Return a function that writes files and a package of resources, and checks it."""

    def run(*resources: dict[str, Any], **files: str) -> Report:
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8", newline="")
        path = tmp_path / "datapackage.json"
        document = {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "resources": resources}
        path.write_text(json.dumps(document), encoding="utf-8")
        return validate([path], Options(examples=None, only=TABLE_CODES))

    return run


def _places(report: Report) -> list[tuple[str, str | None, int | None, str | None]]:
    return [(one.code, one.table, place.row, place.value) for one in report.findings for place in one.examples]


@pytest.mark.parametrize(
    ("resource", "row"),
    [
        ({"data": [{"n": 1, "t": "a"}, {"n": "x", "t": "b"}]}, 2),
        ({"data": [["n", "t"], [1, "a"], ["x", "b"]]}, 3),
        ({"data": "n,t\n1,a\nx,b\n", "format": "csv"}, 3),
        ({"data": "n;t\n1;a\nx;b\n", "mediatype": "text/csv", "dialect": {"delimiter": ";"}}, 3),
        ({"data": {"rows": [{"n": 1}, {"n": "x"}]}, "dialect": {"property": "rows"}}, 2),
    ],
)
def test_data_in_the_descriptor_are_checked_like_a_table(
    check: Callable[..., Report], resource: dict[str, Any], row: int
) -> None:
    report = check({"name": "inline", "type": "table", "schema": SCHEMA, **resource})
    assert report.errors == ()
    assert _places(report) == [("type-error", "inline", row, "x")]


def test_numbers_in_the_descriptor_keep_their_digits(tmp_path: Path) -> None:
    path = tmp_path / "datapackage.json"
    path.write_text('{"resources": [{"name": "i", "type": "table", "data": [{"n": 1.50}]}]}', encoding="utf-8")
    _, table = validate([path], Options(columns=True)).inputs
    assert [one["frequent"] for one in table.columns or ()] == [[["1.50", 1]]]


def test_the_parts_of_a_table_are_joined_and_a_row_is_named_where_it_stands(check: Callable[..., Report]) -> None:
    resource = {"name": "whole", "path": ["a.csv", "b.csv", "c.csv"], "type": "table", "schema": SCHEMA}
    report = check(resource, a_csv="n,t\n1,a", b_csv="n,t\r\n2,b\r\nx,b\r\n", c_csv="3,c\ny,c\n")
    assert report.errors == ()
    assert [(place.row, place.message) for one in report.findings for place in one.examples] == [
        (4, "row 3 of b.csv"),
        (6, "row 2 of c.csv"),
    ]
    _, table = report.inputs
    assert (table.rows_read, table.rows_present) == (5, 5)


def test_parts_without_a_header_are_joined_whole(check: Callable[..., Report]) -> None:
    resource = {"name": "whole", "path": ["a.csv", "b.csv"], "type": "table", "schema": SCHEMA}
    report = check({**resource, "dialect": {"header": False}}, a_csv="1,a\n", b_csv="1,a\nx,b\n")
    assert [(place.row, place.message) for one in report.findings for place in one.examples] == [(3, "row 2 of b.csv")]


def test_a_quoted_line_break_in_a_part_moves_no_row(check: Callable[..., Report]) -> None:
    resource = {"name": "whole", "path": ["a.csv", "b.csv"], "type": "table", "schema": SCHEMA}
    report = check(resource, a_csv='n,t\n1,"a\nb\nc"\n', b_csv="\ufeffn,t\nx,b\n")
    assert [(place.row, place.message) for one in report.findings for place in one.examples] == [(3, "row 2 of b.csv")]


def test_parts_that_cannot_be_joined_are_refused(check: Callable[..., Report]) -> None:
    resource = {"name": "whole", "path": ["a.csv", "b.json"], "type": "table"}
    (error,) = check(resource, a_csv="n\n1\n", b_json='[{"n": 2}]').errors
    assert (error.code, error.facts["part"]) == ("parts-not-text", "b.json")


def test_a_missing_part_is_named(check: Callable[..., Report]) -> None:
    (finding,) = check({"name": "whole", "path": ["a.csv", "gone.csv"], "type": "table"}, a_csv="n\n1\n").findings
    assert (finding.code, "gone.csv does not exist" in finding.message) == ("descriptor-error", True)


def test_two_resources_of_one_name_are_a_fault(check: Callable[..., Report]) -> None:
    """Keys and findings go by the name, and the standard wants it to be the resource's own."""
    resource = {"name": "t", "path": "a.csv", "type": "table"}
    (finding,) = check(resource, {**resource, "path": "b.csv"}, a_csv="n\n1\n", b_csv="n\n1\n").findings
    assert (finding.code, finding.examples[0].pointer) == ("descriptor-error", "/resources/1/name")


@pytest.mark.parametrize("digest", ["md5:00", "sha256:00", "sha256:" + "0" * 64])
def test_a_stated_hash_of_another_length_is_not_that_of_the_file(check: Callable[..., Report], digest: str) -> None:
    findings = check({"name": "t", "path": "a.csv", "type": "table", "hash": digest}, a_csv="n\n1\n").findings
    assert [finding.code for finding in findings] == ["hash-count"]


def test_rows_called_comments_are_no_title_above_the_header(check: Callable[..., Report]) -> None:
    resource = {"name": "t", "path": "a.csv", "type": "table", "schema": SCHEMA, "dialect": {"commentRows": [1, 4]}}
    findings = check(resource, a_csv="Made in March\nn,t\n1,a\nto be added,b\nx,b\n").findings
    assert [(finding.code, finding.examples[0].row) for finding in findings] == [("type-error", 5)]


def test_a_resource_that_cannot_be_read_hides_no_other(check: Callable[..., Report]) -> None:
    report = check(
        {"name": "bad", "path": "bad.csv", "type": "table"},
        {"name": "good", "path": "good.csv", "type": "table", "schema": SCHEMA},
        bad_csv="%PDF-1.4",
        good_csv="n,t\nx,b\n",
    )
    assert [error.code for error in report.errors] == ["not-a-table"]
    assert _places(report) == [("type-error", "good", 2, "x")]


def test_a_document_in_a_package_is_a_file_and_no_table(check: Callable[..., Report]) -> None:
    report = check({"name": "notes", "path": "notes.md"}, notes_md="# Notes\n\na, b\n")
    assert (report.errors, report.findings) == ((), ())
    assert [(one.kind, one.table) for one in report.inputs[1:]] == [("file", None)]


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_a_stated_hash_is_compared_by_whatever_algorithm_it_names(check: Callable[..., Report], algorithm: str) -> None:
    text = "n,t\n1,a\n"
    right = hashlib.new(algorithm, text.encode()).hexdigest()
    for stated in (f"{algorithm}:{right}", *([right] if algorithm == "md5" else [])):
        report = check({"name": "t", "path": "t.csv", "type": "table", "hash": stated}, t_csv=text)
        assert report.findings == ()
    report = check({"name": "t", "path": "t.csv", "type": "table", "hash": f"{algorithm}:{right[::-1]}"}, t_csv=text)
    assert [one.code for one in report.findings] == ["hash-count"]


def test_a_dialect_may_stand_in_a_file_of_its_own(check: Callable[..., Report]) -> None:
    resource = {"name": "t", "path": "t.csv", "type": "table", "schema": SCHEMA, "dialect": "dialect.json"}
    report = check(resource, t_csv="1|a\nx|b\n", dialect_json='{"delimiter": "|", "header": false}')
    assert [(one.code, place.row) for one in report.findings for place in one.examples] == [("type-error", 2)]


def test_a_workbooks_sheet_is_chosen_by_the_dialect(tmp_path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415 - only here

    book = xlsxwriter.Workbook(tmp_path / "b.xlsx")
    for name in ("One", "Two"):
        book.add_worksheet(name).write_column(0, 0, ["n", f"in {name}"])
    book.close()
    path = tmp_path / "datapackage.json"
    for dialect, found in (({"sheetName": "Two"}, "in Two"), ({"sheetNumber": 2}, "in Two"), ({}, "in One")):
        document = {"resources": [{"name": "r", "path": "b.xlsx", "type": "table", "dialect": dialect}]}
        path.write_text(json.dumps(document), encoding="utf-8")
        _, table = validate([path], Options(columns=True)).inputs
        assert (table.table, [one["frequent"] for one in table.columns or ()]) == ("r", [[[found, 1]]])
