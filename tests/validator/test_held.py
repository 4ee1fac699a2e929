"""Which table of a standard is meant is told by the header."""

from __future__ import annotations

import pytest

from standards.tied import find_tied
from validator.held import pick_standard


@pytest.mark.parametrize(
    ("asked", "header", "picked"),
    [
        ("uk/tree-preservation-order", "reference,name,made-date,confirmed-date", "uk/tree-preservation-order"),
        ("uk/tree-preservation-order", "Reference,Tree preservation order,Felled date", "uk/tree"),
        ("uk/tree-preservation-order", "reference,tree-preservation-zone-type,geometry", "uk/tree-preservation-zone"),
        ("uk/conservation-area", "reference,conservation-area,document-type", "uk/conservation-area-document"),
        ("uk/developer-contributions", "reference,amount,contribution-purpose", "uk/developer-agreement-contribution"),
    ],
)
def test_the_table_with_most_of_the_columns_is_meant(asked: str, header: str, picked: str) -> None:
    assert pick_standard(find_tied(asked), header.split(",")).standard.id == picked


@pytest.mark.parametrize("asked", ["uk/conservation-area", "uk/article-4-direction", "uk/tree-preservation-order"])
@pytest.mark.parametrize("header", ["reference,name,notes,entry-date", "a,b"])
def test_of_tables_that_fit_alike_the_one_that_was_asked_for_by_name_is_meant(asked: str, header: str) -> None:
    """The documents of conservation areas have fewer columns than the areas, and would lack fewer."""
    pick = pick_standard(find_tied(asked), header.split(","))
    assert pick.standard.id == asked
    assert pick.is_likely is (header != "a,b")
