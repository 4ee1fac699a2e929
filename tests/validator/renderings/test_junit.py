from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from validator.renderings.junit import render_junit

if TYPE_CHECKING:
    from validator.report import Report


def parsed(report: Report) -> ET.Element:
    return ET.fromstring(render_junit(report))  # noqa: S314 - written a line above


def test_an_input_is_a_suite_and_a_code_in_a_column_a_case(report: Report) -> None:
    suites = parsed(report)
    assert [suite.get("name") for suite in suites] == ["data/toilets & more.csv", "clean.csv"]
    assert [case.get("name") for case in suites[0]] == [
        "could be read",
        "Postcode: postcode-malformed",
        "file: row-constraint",
        "file: encoding-bom",
        "Category: constraint-error (required)",
        "Category: enum-variant",
    ]


def test_errors_fail_and_warnings_are_told(report: Report) -> None:
    suites = parsed(report)
    assert {case.get("name") for case in suites.iter("testcase") if case.find("failure") is not None} == {
        "Postcode: postcode-malformed",
        "Category: constraint-error (required)",
        "file: row-constraint",
    }
    (variant,) = (case for case in suites.iter("testcase") if case.get("name") == "Category: enum-variant")
    assert "row 2  “unisex”  → “Unisex”" in variant.findtext("system-out", "")


def test_the_counts_are_those_of_the_cases(report: Report) -> None:
    suites = parsed(report)
    for element in (suites, *suites):
        assert int(element.get("tests", "")) == len(list(element.iter("testcase")))
        assert int(element.get("failures", "")) == len(list(element.iter("failure")))


def test_the_verdict_of_the_server_is_that_of_the_exit_code(report: Report) -> None:
    assert len(list(parsed(replace(report, fail_on="warning")).iter("failure"))) == 4
    assert not list(parsed(replace(report, fail_on="never")).iter("failure"))


def test_what_could_not_be_looked_at_is_an_error(report: Report) -> None:
    suites = parsed(replace(report, problem="x.csv does not exist."))
    (error,) = suites.iter("error")
    assert (error.get("message"), suites.get("errors")) == ("x.csv does not exist.", "1")


def test_control_characters_that_xml_cannot_hold_are_spelt_out(report: Report) -> None:
    assert r"\x1b[31m\nsecond line" in "".join(parsed(report).itertext())
