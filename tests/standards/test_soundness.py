"""A standard from elsewhere that cannot be used is refused with a reason, before any file is held against it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dsreg.words import words
from standards.errors import DsregError
from standards.library import load_standard

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = {
    "Bench": "string",
    "Maker": "string",
    "Seats": "integer",
    "Length": "number",
    "Year": "year",
    "Placed": "date",
    "Checked": "datetime",
    "Opens": "time",
    "Flag": "boolean",
}


def document(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a document's values are any JSON
    fields = [
        {"name": name, "type": type_, "title": name, "description": "What it says.", "example": "12"}
        for name, type_ in FIELDS.items()
    ]
    return {
        "id": "uk/benches",
        "version": "1.0.0",
        "status": "draft",
        "title": "Benches",
        "purpose": "One row for each public bench.",
        "steward": "Oakhaven District Council",
        "follows": [{"title": "List of benches", "url": "https://example.org/benches"}],
        "basis": "Voluntary.",
        "licence": "MIT",
        "fields": fields,
        **changes,
    }


def rule(kind: str, *fields: str) -> dict[str, Any]:
    return document(rules=[{"name": "the-rule", "kind": kind, "fields": list(fields), "says": "It is wrong."}])


def refusal(folder: Path, content: str) -> DsregError:
    (folder / "standard.json").write_text(content, encoding="utf-8")
    with pytest.raises(DsregError) as raised:
        load_standard(folder)
    return raised.value


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Placed", "Bench"),
        ("Bench", "Maker"),
        ("Placed", "Seats"),
        ("Seats", "Year"),
        ("Opens", "Placed"),
        ("Flag", "Flag2"),
    ],
)
def test_two_columns_without_an_order_between_them_are_refused(tmp_path: Path, first: str, second: str) -> None:
    wrong = rule("not-after", first, second)
    wrong["fields"].append({**wrong["fields"][-1], "name": "Flag2"})
    error = refusal(tmp_path, json.dumps(wrong))
    assert (error.code, error.facts["standard"]) == ("standard-faulty", "uk/benches@1.0.0")
    assert "the-rule" in str(error.facts["reason"])
    assert first in str(error.facts["reason"])


@pytest.mark.parametrize(("first", "second"), [("Placed", "Checked"), ("Checked", "Placed"), ("Seats", "Length")])
def test_a_date_and_a_moment_have_an_order_and_so_have_two_numbers(tmp_path: Path, first: str, second: str) -> None:
    (tmp_path / "standard.json").write_text(json.dumps(rule("not-after", first, second)), encoding="utf-8")
    assert load_standard(tmp_path).schema.rules[0].fields == (first, second)


def test_times_that_are_written_differently_are_refused(tmp_path: Path) -> None:
    """One is compared as text, the other by the clock."""
    wrong = rule("not-after", "Opens", "Closes")
    wrong["fields"].append({**wrong["fields"][0], "name": "Closes", "type": "time", "format": "%H.%M"})
    assert "Closes" in str(refusal(tmp_path, json.dumps(wrong)).facts["reason"])


def test_coordinates_are_numbers(tmp_path: Path) -> None:
    error = refusal(tmp_path, json.dumps(rule("coordinates", "Length", "Bench")))
    assert "Bench (string)" in str(error.facts["reason"])


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"primaryKey": ["Number"]}, "Number"),
        ({"uniqueKeys": [["Bench", "Number"]]}, "Number"),
        ({"rules": [{"name": "both", "kind": "together", "fields": ["Bench", "Number"], "says": "Both."}]}, "both"),
        ({"status": "final"}, "$.status"),
        ({"fields": []}, "$.fields"),
        ({"colour": "green"}, "colour"),
        ({"rules": [{"name": "a", "kind": "not-after", "fields": ["a", "b", "c"], "says": "A."}]}, "$.rules[0]"),
    ],
)
def test_the_reason_names_the_place(tmp_path: Path, changes: dict[str, Any], part: str) -> None:
    error = refusal(tmp_path, json.dumps(document(**changes)))
    assert error.code == "standard-faulty"
    assert part in str(error.facts["reason"])


def test_a_column_that_is_needed_in_some_rows_has_a_rule_that_tells_in_which(tmp_path: Path) -> None:
    needed = document()
    needed["fields"][1]["level"] = "needed-when"
    assert "Maker" in str(refusal(tmp_path, json.dumps(needed)).facts["reason"])
    needed["rules"] = [{"name": "maker", "kind": "needed-when", "fields": ["Maker", "Bench"], "says": "Name it."}]
    (tmp_path / "standard.json").write_text(json.dumps(needed), encoding="utf-8")
    assert load_standard(tmp_path).schema.fields[1].level == "needed-when"


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"tables": [{"name": "benches", "standard": "uk/seats"}]}, "two of its tables are called benches"),
        ({"tables": [{"name": "more", "standard": "uk/benches@1"}]}, "held to uk/benches itself"),
        (
            {"changes": [{"version": "1.0.0", "date": "2026-01-01", "announced": "2026-02-01", "summary": "A."}]},
            "announced after it came",
        ),
    ],
)
def test_tables_and_changes_that_contradict_themselves_are_refused(
    tmp_path: Path, changes: dict[str, Any], part: str
) -> None:
    assert part in str(refusal(tmp_path, json.dumps(document(**changes))).facts["reason"])


def test_an_identifier_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    wrong = document()
    wrong["fields"][0]["identifier"] = "bench-number"
    assert "bench-number" in str(refusal(tmp_path, json.dumps(wrong)).facts["reason"])


@pytest.mark.parametrize("content", ["", "[", "[]", "7", "null", "{}", "[" * 100_000])
def test_a_file_that_is_no_standard_at_all_is_refused(tmp_path: Path, content: str) -> None:
    error = refusal(tmp_path, content)
    assert error.code == "standard-faulty"
    assert words(error).startswith("The standard ")


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(DsregError) as raised:
        load_standard(tmp_path)
    assert raised.value.code == "file-missing"
