"""Durations of XML Schema: months and seconds, of which no number of seconds makes a month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from validator.tables.types.type_rule import Parsing, TypeRule

if TYPE_CHECKING:
    from fractions import Fraction

    from standards.schema import Field

DAYS = r"[0-9]+Y(?:[0-9]+M)?(?:[0-9]+D)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D"
SECONDS = r"[0-9]+(?:\.[0-9]+)?S"
CLOCK = rf"T(?:[0-9]+H(?:[0-9]+M)?(?:{SECONDS})?|[0-9]+M(?:{SECONDS})?|{SECONDS})"
DURATION = rf"-?P(?:(?:{DAYS})(?:{CLOCK})?|{CLOCK})"
PARTS = re.compile(
    r"(?P<sign>-?)P(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9.]+)S)?)?",
)
REFERENCE_DATES = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
"""The months from whose first days two durations are added and compared (XML Schema part 2, 3.2.6.2)."""
CYCLE_MONTHS, CYCLE_DAYS = 400 * 12, 146_097
"""After 400 years the calendar repeats itself."""
DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of months and a number of seconds, both of the same sign."""

    months: int
    seconds: Fraction

    def from_date(self, year: int, month: int) -> Fraction:
        """Return the seconds that it spans when it begins on the first of a month."""
        cycles, months = divmod(year * 12 + month - 1 + self.months, CYCLE_MONTHS)
        end = date(months // 12 + 400, months % 12 + 1, 1).toordinal() + (cycles - 1) * CYCLE_DAYS
        return (end - date(year, month, 1).toordinal()) * DAY + self.seconds


def duration(_field: Field) -> TypeRule:
    """Return the rule of durations."""
    return TypeRule(
        expected="a duration, like P1Y2M or PT30M",
        grammar=DURATION,
        parsing=Parsing(read=read_duration, key=lambda one: f"{one.months} {one.seconds}", compare=compare_durations),
    )


def read_duration(text: str) -> Duration:
    """Return the duration. Raise ValueError where the text is none."""
    if not re.fullmatch(DURATION, text):
        raise ValueError(text)
    # every table brings the rules of all types with it, and few have a duration: 3 ms
    from fractions import Fraction  # noqa: PLC0415 - see above

    found = PARTS.fullmatch(text)
    parts = {} if found is None else found.groupdict(default="0")
    sign = -1 if parts.get("sign") == "-" else 1
    years, months, days, hours, minutes = (
        int(Decimal(parts[name])) for name in ("years", "months", "days", "hours", "minutes")
    )
    seconds = days * DAY + hours * 3600 + minutes * 60 + Fraction(parts["seconds"])
    return Duration(sign * (years * 12 + months), sign * seconds)


def compare_durations(first: Duration, second: Duration) -> int | None:
    """Return -1, 0 or 1, None where it depends on the month: P1M and P30D."""
    spans = [(first.from_date(*start), second.from_date(*start)) for start in REFERENCE_DATES]
    signs = {(one > other) - (one < other) for one, other in spans}
    return signs.pop() if len(signs) == 1 else None
