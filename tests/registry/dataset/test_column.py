from __future__ import annotations

import pytest

from registry.dataset.column import Column, identifier_words, kind_words, read_columns
from standards.library import find_standard


def read_one(summary: dict[str, object], field: dict[str, object] | None = None) -> Column:
    """Return the only column of a resource with one field and one summary."""
    schema = {"schema": {"fields": [field]}} if field else {}
    (column,) = read_columns(schema, summaries=[summary], standard=find_standard("uk/public-toilets@1.0.0"))
    return column


def test_a_meaning_comes_from_the_standard_where_the_resource_gives_none() -> None:
    assert "Unique Property Reference Number" in read_one({"field": "UPRN"}).meaning


def test_the_resource_s_own_meaning_goes_first() -> None:
    column = read_one({"field": "UPRN"}, {"name": "UPRN", "description": "Our own words.", "type": "integer"})
    assert (column.meaning, column.kind, column.identifier) == ("Our own words.", "whole number", "uprn")


def test_columns_stand_in_the_order_of_the_file() -> None:
    summaries = [{"field": "b", "column": 2}, {"field": "a", "column": 1}]
    assert [one.name for one in read_columns({}, summaries=summaries, standard=None)] == ["a", "b"]


def test_without_summaries_the_resource_s_own_fields_are_the_columns() -> None:
    resource = {"schema": {"fields": [{"name": "x", "type": "date"}, {"title": "nameless"}, "odd"]}}
    columns = read_columns(resource, summaries=(), standard=None)
    assert [(one.name, one.kind, one.share) for one in columns] == [("x", "date", None)]


@pytest.mark.parametrize(
    ("filled", "rows", "share"),
    [(0, 5, 0), (5, 5, 100), (1, 1000, 1), (999, 1000, 99), (1, 2, 50), (0, 0, None), (None, 5, None), (3, None, None)],
)
def test_a_share_says_none_or_all_only_where_it_is_so(filled: int | None, rows: int | None, share: int | None) -> None:
    assert read_one({"field": "x", "filled": filled, "rows": rows}).share == share


def test_odd_summaries_are_read_as_far_as_they_make_sense() -> None:
    column = read_one({"field": "x", "filled": "many", "frequent": [["a", 2], ["b"], "c", ["d", -1]], "min": {}})
    assert (column.filled, column.frequent, column.low) == (None, (("a", 2),), "")


@pytest.mark.parametrize(
    ("kind", "layout", "words"),
    [("boolean", "default", "yes or no"), ("string", "uri", "web address"), ("string", "odd", "text"), ("x", "", "x")],
)
def test_a_type_is_told_in_plain_words(kind: str, layout: str, words: str) -> None:
    assert kind_words(kind, layout) == words


def test_an_identifier_is_called_as_inside_a_sentence() -> None:
    assert identifier_words("uprn") == "Unique Property Reference Number"
    assert identifier_words("postcode") == "postcode"
    assert identifier_words("unheard-of") == "unheard-of"
