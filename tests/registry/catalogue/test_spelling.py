from __future__ import annotations

import json

import pytest

from registry.catalogue.spelling import (
    first_sentence,
    shorten,
    spell_allowed,
    spell_count,
    spell_day,
    spell_json,
    spell_level,
    spell_size,
    spell_values,
    split_code,
    split_name,
    split_paragraphs,
)
from registry.dataset.column import Column
from standards.schema import Field, Level


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (812, "812 bytes"),
        (12_345, "12 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (25_000_000, "25 MB"),
    ],
)
def test_a_size_stands_in_the_unit_that_reads_best(size: int, words: str) -> None:
    assert spell_size(size) == words


def test_one_thing_is_not_several() -> None:
    assert [spell_count(number, "dataset") for number in (0, 1, 1312)] == ["0 datasets", "1 dataset", "1,312 datasets"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("2026-11-02T10:00:00Z", "2 November 2026"), ("2026-11-02", "2 November 2026"), ("2026", "2026"), ("", "")],
)
def test_a_day_is_told_in_words(text: str, words: str) -> None:
    assert spell_day(text) == words


MORNING = "2026-05-01 09:30:00"


def column(kind: str = "text", **known: object) -> Column:
    """Return a column of 10 rows, all filled, of which more is known."""
    return Column(name="x", title="", meaning="", kind=kind, **{"filled": 10, "rows": 10, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (column(filled=0), "empty in every row"),
        (column(distinct=1, example="B", frequent=(("B", 10),)), "always B"),
        (column(distinct=2, frequent=(("yes", 7), ("no", 3))), "yes (7), no (3)"),
        (column("number", distinct=9, low="-1.5", high="4"), "-1.5 to 4"),
        (
            column("date and time", low="2026-04-01 00:00:00", high=MORNING),
            "2026-04-01 to 2026-05-01 09:30:00",
        ),
        (column("text", distinct=9, low="a", high="z", example="k"), "9 different; such as k"),
        (column(distinct=10, example="k"), "all different; such as k"),
        (column(filled=2, distinct=2, frequent=(("a", 1), ("b", 1)), example="a"), "all different; such as a"),
        (column(filled=None, rows=None), ""),
    ],
)
def test_what_stands_in_a_column_is_told_in_a_few_words(given: Column, words: str) -> None:
    assert spell_values(given) == words


def test_a_standard_s_demand_is_told_in_words() -> None:
    assert spell_level(Field(name="x", constraints={"required": True})) == spell_level(
        Field(name="x", level=Level.VALUE)
    )
    field = Field(name="x", constraints={"enum": ["a", "b"], "minimum": 0, "unique": True}, unit="metres")
    assert spell_allowed(field) == "one of: a, b; at least 0; no value twice; in metres"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("CoordinateReferenceSystem", ["Coordinate", "Reference", "System"]),
        ("UPRN", ["UPRN"]),
        ("height_m", ["height_", "m"]),
        ("RADARKeyNeeded", ["RADARKey", "Needed"]),
        ("Straße 7", ["Straße 7"]),
        ("--", ["--"]),
        ("", []),
    ],
)
def test_a_name_breaks_between_its_words_and_loses_nothing(name: str, parts: list[str]) -> None:
    assert split_name(name) == parts
    assert "".join(parts) == name


def test_backticks_mark_code_where_they_come_in_pairs() -> None:
    assert split_code("write `None` here") == [(False, "write "), (True, "None"), (False, " here")]
    assert split_code("a ` b") == [(False, "a ` b")]


def test_paragraphs_are_parted_by_empty_lines() -> None:
    assert split_paragraphs("one\nstill one\n \n\ntwo\n") == ["one\nstill one", "two"]


def test_a_long_text_is_cut_between_words() -> None:
    assert shorten("one two, three four", 12) == "one two…"
    assert shorten("one\ntwo") == "one two"


def test_the_first_sentence_stands_for_the_rest() -> None:
    assert first_sentence("One row for each toilet: where it is. It lets anyone map it.") == (
        "One row for each toilet: where it is."
    )
    assert first_sentence("No end") == "No end"


def test_no_text_in_json_can_end_the_script_that_holds_it() -> None:
    nasty = {"name": "</script><script>alert(1)</script><!-- & \u2028 \ud800"}
    text = spell_json(nasty)
    assert not set("<>&\u2028\ud800") & set(text)
    assert json.loads(text) == nasty
