"""The page of a standard: all that it says, in Markdown that renders as it is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from standards.library import find_standard
from standards.schema import Field, Schema
from validator.exports.page import page

if TYPE_CHECKING:
    from standards.standard import Standard
    from tests.validator.exports.conftest import Library


def rendered(text: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


@pytest.fixture(scope="module")
def toilets() -> Standard:
    return find_standard("uk/public-toilets@1.0.0")


def test_every_column_rule_source_and_contradiction_is_on_it(library: Library) -> None:
    standard = library.standard
    text = page(standard)
    assert all(f"| `{field.name}` |" in text for field in standard.schema.fields)
    assert all(f"`{rule.name}`" in text for rule in standard.schema.rules)
    assert all(authority.url in text for authority in standard.follows)
    assert text.count("Because: ") == len(standard.contradictions)
    assert all(change.summary in text for change in standard.changes)


def test_its_tables_have_a_row_a_column_and_a_row_a_rule(library: Library) -> None:
    """A stray | or line break in a text would tear the table."""
    html = rendered(page(library.standard))
    tables = [table.count("<tr>") - 1 for table in html.split("<table>")[1:]]
    wanted = [len(library.standard.schema.fields), len(library.standard.schema.rules)]
    assert [number for number in wanted if number and number not in tables] == []


def test_a_long_list_of_values_stands_below_the_table(library: Library) -> None:
    text = page(library.standard)
    for field in library.standard.schema.fields:
        assert all(f"`{value}`" in text for value in field.constraints.get("enum", ()))


def test_text_of_a_standard_is_not_taken_for_markup(toilets: Standard) -> None:
    """A standard may come from anywhere."""
    evil = Field(name="a", title="<script>alert(1)</script>", description="one | two\n\n# Three", example="`<b>`|")
    html = rendered(page(replace(toilets, title="<img src=x>", schema=Schema(fields=(evil,), is_standard=True))))
    assert "<script>" not in html
    assert "<img" not in html
    assert "<h1>Three" not in html
    assert html.count("<td>") >= 5


def test_the_words_of_a_column_are_plain(toilets: Standard) -> None:
    rows = {line.split("|")[1].strip(): line for line in page(toilets).splitlines() if line.startswith("| `")}
    assert "a date written dd/mm/yyyy or dd/mm/yyyy hh:mm" in rows["`ExtractDate`"]
    assert "yes (true, yes) or no (false, no)" in rows["`BabyChange`"]
    assert "a UPRN: a whole number of 1 to 12 digits" in rows["`UPRN`"]
    assert "at least 0, in GBP" in rows["`ChargeAmount`"]
    assert "**must be filled in every row**" in rows["`GeoX`"]


def test_a_deprecated_standard_names_its_successor_first() -> None:
    text = page(find_standard("uk/brownfield-land@1.0.0"))
    assert text.index("deprecated. Use `uk/brownfield-land@2") < text.index("## Columns")


def test_a_standard_that_ties_tables_together_lists_them() -> None:
    text = page(find_standard("uk/developer-contributions"))
    assert "| `developer-agreement` | `uk/developer-agreement@1` |" in text
    assert "## Columns" not in text
