"""docs/identifiers.md: made from the table of identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS
from standards.identifiers.page import identifiers_document
from validator.codes.all_codes import CODES

if TYPE_CHECKING:
    from pathlib import Path


def test_the_document_in_docs_is_the_one_that_the_table_gives(root: Path) -> None:
    """Write it again with `make docs`."""
    assert (root / "docs" / "identifiers.md").read_text(encoding="utf-8") == identifiers_document()


def test_every_identifier_has_its_part() -> None:
    document = identifiers_document()
    assert [one.name for one in ALL_IDENTIFIERS if f"\n## {one.name}\n" not in document] == []


def test_every_fault_is_told_by_a_code_that_has_a_page() -> None:
    codes = {trap.code for one in ALL_IDENTIFIERS for trap in one.traps} | {one.malformed for one in ALL_IDENTIFIERS}
    assert codes - {None} <= CODES.keys()
