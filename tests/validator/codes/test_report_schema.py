from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from validator.codes.all_codes import ALL_CODES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Report = dict[str, Any]
    Verdict = Callable[[Report], bool]

SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
EXAMPLE = {"row": 2, "line": None, "pointer": None, "value": "N3", "suggestion": None, "message": "the first half"}
FINDING = {
    "code": "postcode-malformed",
    "severity": "error",
    "path": "barnet.csv",
    "table": "barnet",
    "field": "Postcode",
    "column": 29,
    "constraint": None,
    "subject": None,
    "property": None,
    "count": 16,
    "message": "16 cells are not full postcodes.",
    "fix": "Give the full postcode.",
    "dimension": "validity",
    "reference": "https://example.org/postcodes",
    "examples": [EXAMPLE],
}
INPUT = {
    "path": "barnet.csv",
    "kind": "table",
    "table": "barnet",
    "sha256": SHA256,
    "bytes": 11230,
    "standard": {"id": "uk/public-toilets", "version": "1.0.0", "sha256": SHA256},
    "profile": None,
    "encoding": "utf-8",
    "rowsRead": 26,
    "rowsPresent": 26,
    "columns": [{"field": "Postcode", "filled": 26, "distinct": 20}],
}
REPORT = {
    "dsreg": 1,
    "tool": "0.1.0",
    "exit": 1,
    "failOn": "error",
    "problem": None,
    "totals": {"error": 16, "warning": 0, "notice": 0},
    "inputs": [INPUT],
    "findings": [FINDING],
}


@pytest.fixture(scope="session")
def schema(root: Path) -> dict[str, Any]:
    path = root / "validator" / "renderings" / "report.schema.json"
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


@pytest.fixture
def report() -> Report:
    return copy.deepcopy(REPORT)


@pytest.fixture
def accepts(schema: dict[str, Any]) -> Verdict:
    return Draft202012Validator(schema).is_valid


def _places(report: Report) -> dict[str, Report]:
    finding = report["findings"][0]
    return {
        "report": report,
        "totals": report["totals"],
        "input": report["inputs"][0],
        "standard": report["inputs"][0]["standard"],
        "finding": finding,
        "example": finding["examples"][0],
    }


PLACES = list(_places(copy.deepcopy(REPORT)))
KEYS = [(place, key) for place, found in _places(copy.deepcopy(REPORT)).items() for key in found]
NULLABLE = {
    "report": {"problem"},
    "totals": set(),
    "input": set(INPUT) - {"path", "kind"},
    "standard": set(),
    "finding": {"table", "field", "column", "constraint", "subject", "property"},
    "example": set(EXAMPLE) - {"message"},
}


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_the_report_of_the_contract_is_accepted(accepts: Verdict, report: Report) -> None:
    assert accepts(report)


def test_the_report_that_the_documentation_shows_is_accepted(accepts: Verdict, root: Path) -> None:
    shown = (root / "docs" / "report.md").read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    assert accepts(json.loads(shown))


def test_the_codes_are_those_of_the_table_in_its_order(schema: dict[str, Any]) -> None:
    assert schema["$defs"]["finding"]["properties"]["code"]["enum"] == [code.name for code in ALL_CODES]


@pytest.mark.parametrize(("place", "key"), KEYS)
def test_every_key_is_required(accepts: Verdict, report: Report, place: str, key: str) -> None:
    del _places(report)[place][key]
    assert not accepts(report)


@pytest.mark.parametrize("place", PLACES)
def test_a_key_that_is_not_in_the_contract_is_refused(accepts: Verdict, report: Report, place: str) -> None:
    _places(report)[place]["colour"] = "red"
    assert not accepts(report)


@pytest.mark.parametrize(("place", "key"), [one for one in KEYS if one != ("report", "problem")])
def test_null_is_accepted_only_where_a_fact_may_be_absent(
    accepts: Verdict,
    report: Report,
    place: str,
    key: str,
) -> None:
    _places(report)[place][key] = None
    assert accepts(report) is (key in NULLABLE[place])


def test_a_code_that_is_not_in_the_table_is_refused(accepts: Verdict, report: Report) -> None:
    report["findings"][0]["code"] = "postcode-bad"
    assert not accepts(report)


def test_what_could_not_be_looked_at_goes_with_exit_3(accepts: Verdict, report: Report) -> None:
    report |= {"exit": 3, "problem": "toilets.csv does not exist.", "inputs": [], "findings": []}
    assert accepts(report)


@pytest.mark.parametrize(("verdict", "problem"), [(3, None), (1, "toilets.csv does not exist.")])
def test_exit_3_and_a_problem_come_together(
    accepts: Verdict,
    report: Report,
    verdict: int,
    problem: str | None,
) -> None:
    report |= {"exit": verdict, "problem": problem}
    assert not accepts(report)


def test_a_row_starts_at_1(accepts: Verdict, report: Report) -> None:
    report["findings"][0]["examples"][0]["row"] = 0
    assert not accepts(report)
