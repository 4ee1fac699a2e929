from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.schema import Field
from validator.mending.dates import DateReader

ISO = Field(name="day", type="date")
BRITISH = Field(
    name="day",
    type="datetime",
    format="any-of",
    options={"formats": ["%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"]},
)


def rewritten(field: Field, *values: str) -> list[str | None]:
    reader = DateReader.of(field, values)
    assert reader is not None
    return [reader.rewrite(value) for value in values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13/12/2017", "2017-12-13"),
        ("13-12-2017", "2017-12-13"),
        ("13.12.2017", "2017-12-13"),
        ("12/24/2018", "2018-12-24"),
        ("2017/12/13", "2017-12-13"),
        ("8 Dec 2017", "2017-12-08"),
        ("8th December 2017", "2017-12-08"),
        ("08-Dec-2017", "2017-12-08"),
        ("2017-12-13 00:00:00", "2017-12-13"),
    ],
)
def test_a_date_that_is_read_in_one_way_is_written_as_the_column_asks(text: str, expected: str) -> None:
    assert rewritten(ISO, text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["03/04/2026", "2017-12-13 09:30", "30/02/2026", "13/12/17", "46112", "8 Foo 2017", "2017-13-13", "32/01/2026", ""],
)
def test_what_is_read_in_two_ways_or_loses_something_is_left(text: str) -> None:
    assert rewritten(ISO, text) == [None]


def test_the_other_dates_of_a_column_show_which_number_is_the_day() -> None:
    assert rewritten(ISO, "03/04/2026", "13/04/2026") == ["2026-04-03", "2026-04-13"]
    assert rewritten(ISO, "03/04/2026", "04/13/2026") == ["2026-03-04", "2026-04-13"]


def test_a_column_in_both_orders_proves_nothing() -> None:
    assert rewritten(ISO, "03/04/2026", "13/04/2026", "04/13/2026") == [None, "2026-04-13", "2026-04-13"]


def test_the_form_keeps_the_time_and_its_precision() -> None:
    assert rewritten(BRITISH, "2014-07-07", "2014-07-07 09:30", "2014-07-07T09:30:15", "2014-07-07 00:00") == [
        "07/07/2014",
        "07/07/2014 09:30",
        "07/07/2014 09:30:15",
        "07/07/2014 00:00",
    ]


def test_a_column_of_day_and_month_never_has_its_months_read_first() -> None:
    """03/04/2018 beside it was accepted as the 3rd of April; nobody would see that it was meant otherwise."""
    assert rewritten(BRITISH, "12/24/2018") == [None]


def test_a_day_is_not_made_into_a_moment() -> None:
    assert rewritten(Field(name="at", type="datetime"), "13/12/2017", "13/12/2017 09:30:00") == [
        None,
        "2017-12-13T09:30:00",
    ]


def test_a_column_that_takes_any_date_or_has_a_form_of_its_own_is_left() -> None:
    assert DateReader.of(Field(name="day", type="date", format="any"), []) is None
    assert DateReader.of(Field(name="day", type="date", format="%A %d %B"), []) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_survives_the_way_there_and_back(day: date) -> None:
    (british,) = rewritten(BRITISH, day.isoformat())
    assert british == f"{day.day:02}/{day.month:02}/{day.year}"
    if day.day > 12:
        assert rewritten(ISO, british) == [day.isoformat()]
