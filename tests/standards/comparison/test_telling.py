"""A comparison in words: the number that follows, and the notice."""

from __future__ import annotations

import json
from typing import Any

import pytest

from standards.comparison.compare import compare
from standards.comparison.telling import comparison_json, comparison_markdown, comparison_text
from standards.standard import parse_standard

SEATS = {"name": "Seats", "title": "Seats", "description": "How many sit.", "type": "integer", "example": "3"}
BASE: dict[str, Any] = {
    "id": "uk/benches",
    "version": "1.0.0",
    "status": "agreed",
    "title": "Benches",
    "purpose": "One row for each public bench.",
    "steward": "Oakhaven District Council",
    "follows": [{"title": "List of benches", "url": "https://example.org/benches"}],
    "basis": "Voluntary.",
    "licence": "MIT",
    "fields": [SEATS],
}


def told(**changes: Any) -> str:  # noqa: ANN401 - any part of a document
    """Return the comparison of the base with a changed copy, what follows from it in one line."""
    before, after = (parse_standard(one, sha256="") for one in (BASE, {**BASE, **changes}))
    return " ".join(comparison_text(compare(before, after)).split())


STRICT = {"fields": [{**SEATS, "level": "must-have-value"}]}
CHANGE = {"version": "2.0.0", "date": "2026-06-01", "summary": "Seats must be told."}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "Nothing differs."),
        ({"status": "deprecated", "successor": "uk/seats@2"}, "Only its state differs: the version keeps its number."),
        ({"title": "All benches"}, "Both say 1.0.0, and what was published stays as it is: the later one is 1.0.1."),
        ({"title": "All benches", "version": "1.0.1"}, "The version that follows 1.0.0 is 1.0.1; 1.0.1 is right."),
        ({**STRICT, "version": "1.1.0"}, "The number 1.1.0 is too low: after 1.0.0 comes 2.0.0."),
        ({**STRICT, "version": "2.0.0"}, "A breaking change is announced 90 days before it comes."),
        (
            {**STRICT, "version": "2.0.0"},
            'State in "changes" when it is "announced" and from which "date" it is in force.',
        ),
        (
            {**STRICT, "version": "2.0.0", "changes": [{**CHANGE, "announced": "2026-01-01"}]},
            "It was announced on 2026-01-01, so it can come from 2026-04-01 on; the stated 2026-06-01 keeps that.",
        ),
        (
            {**STRICT, "version": "2.0.0", "changes": [{**CHANGE, "announced": "2026-05-01"}]},
            "so it can come from 2026-07-30 on; the stated 2026-06-01 is too early.",
        ),
    ],
)
def test_what_follows_is_said(changes: dict[str, Any], says: str) -> None:
    assert says in told(**changes)


def test_a_long_value_is_cut_in_a_sentence_and_whole_in_json() -> None:
    pattern = "x" * 500
    after = {**BASE, "fields": [{**SEATS, "type": "string", "constraints": {"pattern": pattern}}]}
    comparison = compare(*(parse_standard(one, sha256="") for one in (BASE, after)))
    assert max(len(one.says) for one in comparison.differences) < 150
    listed = json.loads(comparison_json(comparison))["differences"]
    assert {"pattern": pattern} in [one["after"] for one in listed]


def test_what_a_standard_holds_is_no_markup() -> None:
    after = {**BASE, "fields": [{**SEATS, "aliases": ["<b>*Seats*</b>"]}]}
    page = comparison_markdown(compare(*(parse_standard(one, sha256="") for one in (BASE, after))))
    assert r"“\<b\>\*Seats\*\</b\>”" in page
