from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.codes.all_codes import ALL_CODES, CODES
from validator.codes.page import checks_document, explain, page

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_of_a_code_has_the_five_headings_in_their_order() -> None:
    headings = re.findall(r"^## (.*)$", page(CODES["uprn-padded"]), re.MULTILINE)
    assert headings == ["What it finds", "Why it matters", "How to mend it", "Example", "Reference"]


def test_the_page_of_a_code_starts_with_its_name_its_severity_and_what_it_counts() -> None:
    lines = page(CODES["uprn-padded"]).splitlines()
    assert lines[0] == "# uprn-padded"
    assert lines[2] == "Warning · counts cells · consistency"


def test_a_page_inside_a_document_moves_its_headings_down() -> None:
    assert re.findall(r"^#+", page(CODES["blank-row"], level=3), re.MULTILINE) == ["###", *["####"] * 5]


def test_a_page_without_a_standard_says_so() -> None:
    assert page(CODES["table-empty"]).endswith("## Reference\n\nNone: no standard speaks of it.\n")


def test_no_page_leaves_a_hole_for_words() -> None:
    assert re.findall(r"\{(?:count|expected)\}", checks_document()) == []


def test_explaining_a_code_gives_its_page() -> None:
    assert explain("mojibake") == page(CODES["mojibake"])


def test_explaining_what_is_no_code_says_what_was_asked() -> None:
    with pytest.raises(DsregError) as error:
        explain("postcode-bad")
    assert (error.value.code, error.value.facts) == ("code-unknown", {"given": "postcode-bad"})


def test_the_document_links_every_code_once_and_gives_it_one_page() -> None:
    document = checks_document()
    names = [code.name for code in ALL_CODES]
    assert re.findall(r"^\| \[.*?\]\(#(.*?)\) ", document, re.MULTILINE) == names
    assert re.findall(r"^### (.*)$", document, re.MULTILINE) == names


def test_every_row_of_the_contents_has_four_cells() -> None:
    rows = re.findall(r"^\|.*\|$", checks_document(), re.MULTILINE)
    assert {row.count("|") for row in rows} == {5}


def test_the_document_in_docs_is_the_one_that_the_table_gives(root: Path) -> None:
    """Write it again with `python -m validator.codes.page`."""
    assert (root / "docs" / "checks.md").read_text(encoding="utf-8") == checks_document()
