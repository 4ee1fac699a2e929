from __future__ import annotations

from typing import TYPE_CHECKING, Any

from registry.dataset.catalogue import look_up
from registry.dataset.table import Table, read_findings, read_table
from validator.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

ERROR = {"code": "type-error", "severity": "error", "table": "t", "field": "x", "count": 2, "message": "m"}


def read(resource: Mapping[str, Any], report: Mapping[str, Any]) -> Table:
    """Return the table of a resource, with what a report says of it."""
    inputs, findings = report.get("inputs", ()), read_findings(report)
    return read_table(resource, inputs=inputs, findings=findings, downloads={}, find_standard=look_up)


def test_the_standard_that_was_checked_goes_before_the_one_that_was_named() -> None:
    used = {"kind": "table", "table": "t", "standard": {"id": "uk/public-toilets", "version": "1.0.0"}}
    table = read({"name": "t", "dsreg:standard": "uk/brownfield-land"}, {"inputs": [used]})
    assert table.reference == "uk/public-toilets@1.0.0"


def test_a_table_that_was_checked_without_an_error_keeps_its_standard() -> None:
    resource = {"name": "t", "dsreg:standard": "uk/public-toilets"}
    assert read(resource, {"inputs": [{"kind": "table", "table": "t"}]}).keeps_standard


def test_an_error_breaks_the_standard() -> None:
    resource = {"name": "t", "dsreg:standard": "uk/public-toilets"}
    assert not read(resource, {"inputs": [{"kind": "table", "table": "t"}], "findings": [ERROR]}).keeps_standard


def test_a_table_that_nobody_checked_keeps_nothing() -> None:
    table = read({"name": "t", "dsreg:standard": "uk/public-toilets"}, {})
    assert (table.is_checked, table.keeps_standard) == (False, False)


def test_an_unknown_standard_is_named_and_not_kept() -> None:
    table = read({"name": "t", "dsreg:standard": "mars/canals@9"}, {"inputs": [{"kind": "table", "table": "t"}]})
    assert (table.reference, table.standard, table.keeps_standard) == ("mars/canals@9", None, False)


def test_a_table_without_a_name_is_found_by_its_path() -> None:
    report = {"inputs": [{"kind": "table", "path": "package/data/x.csv", "rowsRead": 7}]}
    assert read({"path": "data/x.csv"}, report).rows == 7
    assert read({"path": "ata/x.csv"}, report).rows is None


def test_a_finding_about_the_description_belongs_to_no_table() -> None:
    about = {
        "code": "property-missing",
        "severity": "warning",
        "path": "x.csv",
        "subject": "d",
        "property": "dct:title",
    }
    assert read({"path": "x.csv"}, {"findings": [about]}).findings == ()


def test_findings_stand_with_the_gravest_first() -> None:
    found = read_findings({"findings": [{"severity": "notice"}, {"severity": "odd"}, ERROR, {"severity": "warning"}]})
    severities = [one.severity for one in found]
    assert severities == [Severity.ERROR, Severity.WARNING, Severity.NOTICE, Severity.NOTICE]


def test_a_report_of_another_shape_holds_nothing() -> None:
    table = read({"path": ["a.csv", 7], "dialect": [], "schema": "other.json"}, {"inputs": [], "findings": {"a": 1}})
    assert (table.title, table.columns, table.findings) == ("a.csv", (), ())


def test_the_delimiter_is_the_dialect_s_else_the_ending_s() -> None:
    assert read({"path": "a.csv", "dialect": {"delimiter": ";"}}, {}).delimiter == ";"
    assert read({"path": "a.csv", "dialect": {"delimiter": "\n"}}, {}).delimiter == ","
    assert read({"path": "a.tsv"}, {}).delimiter == "\t"
