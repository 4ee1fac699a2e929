"""Dates by the day of the year: only a leap year has a 366th, whichever way the year is written."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("pattern", ["%j/%Y", "%Y%j", "%j/%y", "%y%j"])
def test_only_a_leap_year_has_a_366th_day(faults: Callable[..., list[object]], pattern: str) -> None:
    """Engines read the 366th day of a common year as the first of the next."""
    years = (1968, 1969, 1999, 2000, 2023, 2024, 2067, 2068) if "%y" in pattern else (1900, 1999, 2000, 2023, 2024)
    ends = [dt.date(year, 1, 1).strftime(pattern.replace("%j", day)) for year in years for day in ("001", "365", "366")]
    leap = {1968, 2000, 2024, 2068}
    refused = [3 * place + 4 for place, year in enumerate(years) if _meant(year, pattern) not in leap]
    field = {"name": "day", "type": "date", "format": pattern}
    assert faults("\n".join(["day", *ends]) + "\n", field) == [("type-error", row, "day") for row in refused]


def _meant(year: int, pattern: str) -> int:
    """Return the year that its written form stands for: two digits from 69 on are of the 1900s."""
    if "%Y" in pattern:
        return year
    return 1900 + year % 100 if year % 100 >= 69 else 2000 + year % 100
