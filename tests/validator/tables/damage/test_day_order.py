"""Dates whose day and month could be each other: told of a whole column, and only where nothing settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from validator.finding import Finding

    Look = Callable[..., tuple[Finding, ...]]

ANY_DATE = {"name": "d", "type": "date", "format": "any"}
OTHER = {"name": "b"}


def _column(*cells: str) -> str:
    return "d,b\n" + "".join(f'"{cell}",x\n' for cell in cells)


def test_a_column_that_could_be_read_either_way_gets_one_notice_with_its_first_date(look: Look) -> None:
    (finding,) = look(_column("01/01/2026", "", "03/04/2026", "5/6/2026"), ANY_DATE, OTHER)
    assert (finding.code, str(finding.severity), finding.count) == ("date-ambiguous", "notice", 1)
    assert (finding.field, finding.column) == ("d", 1)
    assert [(place.row, place.value) for place in finding.examples] == [(4, "03/04/2026")]


def test_it_is_told_without_a_schema_too(look: Look) -> None:
    found = look(_column("03/04/2026", "05/06/2026", "N/A"))
    assert {one.code for one in found} == {"null-word", "date-ambiguous"}


@pytest.mark.parametrize(
    "cells",
    [
        ("03/04/2026", "13/04/2026"),
        ("03/04/2026", "04/13/2026"),
        ("03/03/2026", "12/12/2026"),
        ("2026-04-03", "2026-05-06"),
        ("3 April 2026",),
        ("", ""),
    ],
    ids=lambda cells: cells[-1],
)
def test_a_day_above_12_or_another_form_settles_it(look: Look, cells: tuple[str, ...]) -> None:
    assert look(_column(*cells), ANY_DATE, OTHER) == ()


@pytest.mark.parametrize(
    ("field", "is_told"),
    [
        ({"type": "date", "format": "%d/%m/%Y"}, False),
        ({"type": "date", "format": "%m/%d/%Y"}, False),
        ({"type": "string", "constraints": {"pattern": "[0-9]{2}/[0-9]{2}/[0-9]{4}"}}, False),
        ({"type": "string"}, True),
        ({"type": "date"}, True),
        ({"type": "datetime", "format": "any"}, True),
    ],
    ids=str,
)
def test_the_format_of_the_column_may_settle_it(look: Look, field: dict[str, Any], *, is_told: bool) -> None:
    """Under ISO 8601 such a date is a type-error as well, and how to mend it depends on the same question."""
    codes = [one.code for one in look(_column("03/04/2026", "05-06-2026"), {"name": "d", **field}, OTHER)]
    assert ("date-ambiguous" in codes) == is_told


def test_text_that_only_holds_some_such_dates_is_no_column_of_dates(look: Look) -> None:
    assert look(_column("03/04/2026", "closed since 2025"), {"name": "d"}, OTHER) == ()


def test_a_day_above_12_far_below_settles_it(look: Look) -> None:
    assert look(_column(*["03/04/2026"] * 5000, "31/04/2026"), {"name": "d"}, OTHER) == ()
    (finding,) = look(_column(*["03/04/2026"] * 5000, "12/11/2026"), {"name": "d"}, OTHER)
    assert finding.code == "date-ambiguous"


def test_the_row_is_that_of_the_file_where_blank_rows_stand_above(look: Look) -> None:
    found = {one.code: one for one in look('d,b\n\n\n"03/04/2026",x\n', ANY_DATE, OTHER)}
    assert found["date-ambiguous"].examples[0].row == 4
