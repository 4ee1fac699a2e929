from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel
from sarif_pydantic import Sarif

from validator.renderings.sarif import render_sarif, to_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.report import Report


NOT_READ = {"columnKind", "exitCode", "toolExecutionNotifications"}
"""What the standard has and this reader has not."""


@pytest.fixture
def run(report: Report) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(render_sarif(report, tool="0.1.0"))
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    return dict(one)


def test_an_independent_reader_knows_every_key_of_the_log(report: Report) -> None:
    for one in (report, replace(report, findings=(), inputs=()), replace(report, problem="x.csv does not exist.")):
        assert set(_strange_keys(Sarif.model_validate_json(render_sarif(one, tool="0.1.0")))) <= NOT_READ


def _strange_keys(value: object) -> Iterator[str]:
    """Yield the keys of a log, at any depth, that the reader has no place for."""
    if isinstance(value, list | tuple):
        for one in value:
            yield from _strange_keys(one)
    elif isinstance(value, BaseModel):
        yield from value.model_extra or ()
        for name in type(value).model_fields:
            yield from _strange_keys(getattr(value, name))


def test_what_code_scanning_asks_of_a_rule_and_a_result_is_there(run: dict[str, Any]) -> None:
    """GitHub refuses or hides a result without these (its page on SARIF support)."""
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["id"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}")
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert result["partialFingerprints"]


def test_there_is_one_rule_a_code_and_one_result_a_place(run: dict[str, Any]) -> None:
    assert sorted(rule["id"] for rule in run["tool"]["driver"]["rules"]) == [
        "constraint-error",
        "encoding-bom",
        "enum-variant",
        "postcode-malformed",
        "row-constraint",
    ]
    assert [result["ruleId"] for result in run["results"]].count("postcode-malformed") == 3


def test_a_region_starts_on_the_physical_line(run: dict[str, Any]) -> None:
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert [place.get("region", {}).get("startLine") for place in places] == [2, 7, 9, 9, 2, None, None]


def test_the_level_follows_the_severity(run: dict[str, Any]) -> None:
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    assert levels == {
        "postcode-malformed": "error",
        "constraint-error": "error",
        "enum-variant": "warning",
        "row-constraint": "error",
        "encoding-bom": "note",
    }


def test_a_result_says_what_stands_there_and_what_should(run: dict[str, Any]) -> None:
    assert run["results"][1]["message"]["text"] == (
        "Postcode: 16 cells are not full postcodes. Here: “HA08 OUB” → “HA8 0UB”. "
        "Give the full postcode, like N3 1TR, or leave the cell blank."
    )


def test_a_fingerprint_stays_when_rows_are_added_above(report: Report, run: dict[str, Any]) -> None:
    first = report.findings[0]
    moved = replace(first, examples=tuple(replace(one, row=(one.row or 0) + 5) for one in first.examples))
    again = json.loads(render_sarif(replace(report, findings=(moved, *report.findings[1:])), tool="0.1.0"))
    prints = [one["partialFingerprints"]["dsreg/v1"] for one in run["results"]]
    assert [one["partialFingerprints"]["dsreg/v1"] for one in again["runs"][0]["results"]] == prints
    assert len(set(prints)) == len(prints)


def test_what_could_not_be_looked_at_is_said_by_the_invocation(report: Report) -> None:
    log = json.loads(render_sarif(replace(report, problem="x.csv does not exist."), tool="0.1.0"))
    (invocation,) = log["runs"][0]["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "x.csv does not exist."


def test_a_path_is_a_uri() -> None:
    assert to_uri("data/toilets & 5% more.csv") == "data/toilets%20%26%205%25%20more.csv"
    assert to_uri("/srv/a b.csv") == "file:///srv/a%20b.csv"
    assert to_uri("C:/data/a.csv") == "file:///C:/data/a.csv"
