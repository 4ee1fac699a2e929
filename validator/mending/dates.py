"""Dates that can be read in one way only, written as a column asks for them.

`2026-04-01`, `1 April 2026` and `13/04/2026` are read in one way. `03/04/2026` is two different days: it is read only
where the other dates of its column show which number is the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standards.schema import Field

DATES = frozenset({"date", "datetime"})
DEFAULTS = {"date": ("%Y-%m-%d",), "datetime": ("%Y-%m-%dT%H:%M:%S",)}
KNOWN_DIRECTIVES = frozenset({"%Y", "%m", "%d", "%H", "%M", "%S"})
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august"),
            *("sep sept september", "oct october", "nov november", "dec december"),
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = r"(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.0+)?)?)?"
_YEAR_FIRST = re.compile(rf"(?P<year>[0-9]{{4}})(?P<by>[-/])(?P<month>[0-9]{{2}})(?P=by)(?P<day>[0-9]{{2}}){_TIME}")
_NAMED = re.compile(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -](?P<name>[A-Za-z]+),?[ -](?P<year>[0-9]{{4}}){_TIME}")
_NUMBERS = re.compile(
    rf"(?P<first>[0-9]{{1,2}})(?P<by>[-/.])(?P<second_number>[0-9]{{1,2}})(?P=by)(?P<year>[0-9]{{4}}){_TIME}"
)
LAST_MONTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReader:
    """How the dates of one column are read and written: `patterns` are those that the column asks for."""

    patterns: tuple[str, ...]
    is_day_first: bool | None

    @classmethod
    def of(cls, field: Field, values: Iterable[str]) -> DateReader | None:
        """Return the reader of a column, from all of its dates that are not as they should be; None where none helps.

        Where the column itself asks for day/month/year, the month is never read first: a date of that form that is
        right could then mean another day too, and nobody would see it.
        """
        patterns = _patterns(field)
        if not patterns:
            return None
        pairs = [_pair(found) for found in map(_NUMBERS.fullmatch, values) if found]
        days_first = any(first > LAST_MONTH for first, _ in pairs)
        months_first = any(second > LAST_MONTH for _, second in pairs)
        is_day_first = days_first if days_first is not months_first else None
        asks_for_days = any(pattern.startswith("%d") for pattern in patterns)
        return cls(patterns=patterns, is_day_first=None if asks_for_days and not is_day_first else is_day_first)

    def rewrite(self, text: str) -> str | None:
        """Return the date as the column asks for it; None where it can be read in two ways, or in none."""
        read = self._read(text)
        if read is None:
            return None
        moment, is_exact = read
        return _written(moment, self.patterns, is_exact=is_exact)

    def _read(self, text: str) -> tuple[datetime, bool | None] | None:
        """Return the moment, and whether it has seconds (None: it has no time)."""
        found = _YEAR_FIRST.fullmatch(text) or _NAMED.fullmatch(text) or _NUMBERS.fullmatch(text)
        day_and_month = None if found is None else self._day_and_month(found)
        if found is None or day_and_month is None:
            return None
        day, month = day_and_month
        hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
        try:
            moment = datetime(int(found["year"]), month, day, hour, minute, second)  # noqa: DTZ001 - none is stated
        except ValueError:
            return None
        return moment, None if found["hour"] is None else found["second"] is not None

    def _day_and_month(self, found: re.Match[str]) -> tuple[int, int] | None:
        parts = found.groupdict()
        if "name" in parts:
            month = MONTHS.get(parts["name"].lower())
            return None if month is None else (int(parts["day"]), month)
        if "month" in parts:
            return int(parts["day"]), int(parts["month"])
        first, second = _pair(found)
        asks_for_days = any(pattern.startswith("%d") for pattern in self.patterns)
        if first > LAST_MONTH or self.is_day_first:
            return first, second
        if (second > LAST_MONTH and not asks_for_days) or self.is_day_first is False:
            return second, first
        return None


def _pair(found: re.Match[str]) -> tuple[int, int]:
    return int(found["first"]), int(found["second_number"])


def _patterns(field: Field) -> tuple[str, ...]:
    """Return the patterns that a column asks for; none where it takes anything, or more than this room can write."""
    if field.type not in DATES or field.format == "any":
        return ()
    stated = {"default": DEFAULTS[field.type], "any-of": tuple(map(str, field.options.get("formats", ())))}
    patterns = stated.get(field.format, (field.format,))
    return patterns if all(set(re.findall(r"%.", one)) <= KNOWN_DIRECTIVES for one in patterns) else ()


def _written(moment: datetime, patterns: Iterable[str], *, is_exact: bool | None) -> str | None:
    """Return the moment by the first pattern that holds all of it and adds nothing."""
    dates = [pattern for pattern in patterns if "%H" not in pattern]
    times = [pattern for pattern in patterns if "%H" in pattern]
    exact = [pattern for pattern in times if ("%S" in pattern) is bool(is_exact)] + [
        one for one in times if "%S" in one
    ]
    has_time = is_exact is not None
    is_midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    fitting = exact if has_time else dates
    if has_time and is_midnight:
        fitting = [*fitting, *dates]
    return moment.strftime(fitting[0]) if fitting else None
