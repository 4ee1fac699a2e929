"""Typed cells as text: what a machine would read in the sheet, in the form that the field asks for."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from standards.table_schema import parse_table_schema
from validator.tables.formats.cells import to_text, writers
from validator.tables.formats.json_text import Number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (7.0, "7"),
        (-0.0, "0"),
        (100023000000.0, "100023000000"),
        (1e22, "1e+22"),
        (0.9, "0.9"),
        (0.1 + 0.2, "0.3"),
        (-1.23456789012345, "-1.23456789012345"),
        (1e-7, "0.0000001"),
        (12, "12"),
        (True, "true"),
        (False, "false"),
        (date(2017, 12, 8), "2017-12-08"),
        (datetime(2017, 12, 8), "2017-12-08"),  # noqa: DTZ001 - a sheet knows no zones
        (datetime(2017, 12, 8, 9, 30), "2017-12-08T09:30:00"),  # noqa: DTZ001 - see above
        (datetime(2017, 12, 8, 9, 29, 59, 999_999), "2017-12-08T09:30:00"),  # noqa: DTZ001 - see above
        (datetime(2017, 12, 8, 9, 30, 0, 500_000), "2017-12-08T09:30:00.5"),  # noqa: DTZ001 - see above
        (time(9, 5), "09:05:00"),
        (timedelta(hours=36, minutes=1), "36:01:00"),
        ("  as typed ", "  as typed "),
        ("half \ud800 letter", "half \ufffd letter"),
    ],
)
def test_a_cell_is_read_as_a_machine_reads_it(value: object, text: str) -> None:
    assert to_text(value) == text


def _write(value: object, **field: Any) -> str:  # noqa: ANN401 - JSON
    (write,) = writers(["f"], parse_table_schema({"fields": [{"name": "f", **field}]}))
    return write(value)


def test_a_typed_value_takes_the_form_of_its_field_since_it_has_none_of_its_own() -> None:
    day, moment = date(2017, 12, 8), datetime(2017, 12, 8, 9, 30)  # noqa: DTZ001 - a sheet knows no zones
    assert _write(day, type="date", format="%d/%m/%Y") == "08/12/2017"
    assert _write(moment, type="date", format="%d/%m/%Y") == "2017-12-08T09:30:00"
    assert _write(day, type="datetime") == "2017-12-08T00:00:00"
    assert _write(moment, type="datetime", format="%d/%m/%Y %H:%M") == "08/12/2017 09:30"
    assert _write(time(9, 5), type="time", format="%H.%M") == "09.05"
    assert [_write(one, type="boolean", trueValues=["Y"], falseValues=["N"]) for one in (True, False)] == ["Y", "N"]
    assert [_write(Number(one), type="integer") for one in ("5.0", "1e3", "5.5", "-0.0")] == ["5", "1000", "5.5", "0"]
    assert _write(Decimal("5.00"), type="integer") == "5"
    assert _write(1.5, type="number", decimalChar=",") == "1,5"
    assert _write(Number("1.50"), type="number", decimalChar=",") == "1,50"


def test_a_text_is_left_as_it_was_typed_whatever_the_field() -> None:
    assert _write("8 Dec 2017", type="date", format="%d/%m/%Y") == "8 Dec 2017"
    assert _write("5.0", type="integer") == "5.0"
    assert _write("1.5", type="number", decimalChar=",") == "1.5"
    assert _write("TRUE", type="boolean", trueValues=["Y"]) == "TRUE"


def test_a_typed_moment_is_written_in_the_form_of_several_that_loses_nothing_of_it() -> None:
    """A standard whose dates are day/month/year would else refuse every real date of a workbook."""
    several: dict[str, Any] = {"format": "any-of", "formats": ["%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"]}
    day, half_past = datetime(2017, 12, 8), datetime(2017, 12, 8, 9, 30)  # noqa: DTZ001 - a sheet knows no zones
    assert _write(day, type="datetime", **several) == "08/12/2017"
    assert _write(day.date(), type="date", **several) == "08/12/2017"
    assert _write(half_past, type="datetime", **several) == "08/12/2017 09:30"
    assert _write(half_past.replace(second=5), type="datetime", **several) == "08/12/2017 09:30:05"
    parts: dict[str, Any] = {"format": "any-of", "formats": ["%Y", "%Y-%m", "%Y-%m-%d"]}
    assert _write(day.date(), type="date", **parts) == "2017-12-08"
