"""Dates, times and both together: in the default form, in any form of a closed list, by a pattern of strptime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.types.strptime import Pattern, spoken_pattern
from validator.tables.types.type_rule import TypeRule

if TYPE_CHECKING:
    from sqlglot import exp

    from standards.schema import Field

YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
MONTH = "(?:0[1-9]|1[0-2])"
DATE = rf"{YEAR}-{MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
ZONE = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
DATETIME = rf"{DATE}T{CLOCK}(?:\.[0-9]+)?{ZONE}?"

MONTHS = (
    "(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
ORDINAL = "(?i:st|nd|rd|th)?"
SPLIT = r"(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)"
ANY_DATE = (
    rf"[0-9]{{4}}{SPLIT}[0-9]{{1,2}}|[0-9]{{1,2}}{SPLIT}[0-9]{{4}}|[0-9]{{8}}"
    rf"|[0-9]{{1,2}}{ORDINAL}[ -]{MONTHS}[ -][0-9]{{4}}|{MONTHS} [0-9]{{1,2}}{ORDINAL},? [0-9]{{4}}"
)
ANY_TIME = (
    r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?"
    r"|(?:0?[1-9]|1[0-2])(?::[0-5][0-9](?::[0-5][0-9])?)? ?(?i:am|pm)"
)
ANY_DATETIME = rf"(?:{ANY_DATE})(?:T|,? )(?:{ANY_TIME})"
ANY_FORMS = ("%Y %m %d", "%Y%m%d", "%d %m %Y", "%m %d %Y", "%d %b %Y", "%b %d %Y")
"""Day before month where both would be a date."""

SECOND = "%Y-%m-%dT%H:%M:%S"


def year(_field: Field) -> TypeRule:
    """Return the rule of years."""
    grammar = YEAR.removeprefix("(?:").removesuffix(")")
    return TypeRule(
        expected="a year of four digits",
        grammar=grammar,
        typed=lambda text: sql.try_cast(text, "INT"),
        is_total=True,
    )


def yearmonth(_field: Field) -> TypeRule:
    """Return the rule of months of a year; their texts sort as they do."""
    return TypeRule(expected="a year and a month, like 2026-03", grammar=f"{YEAR}-{MONTH}")


def date(field: Field) -> TypeRule:
    """Return the rule of dates."""
    rule = TypeRule(
        expected="a date, like 2026-03-31",
        grammar=DATE,
        typed=lambda text: sql.try_strptime(text, ("%Y-%m-%d",)),
    )
    others = TypeRule(expected="a date, like 2026-03-31 or 31 March 2026", grammar=ANY_DATE, typed=_any_date)
    return _by_format(field, rule, others)


def time(field: Field) -> TypeRule:
    """Return the rule of times; in the default form their texts sort as they do."""
    rule = TypeRule(expected="a time, like 09:30:00", grammar=CLOCK)
    others = TypeRule(expected="a time, like 09:30 or 9.30 pm", grammar=ANY_TIME, typed=_any_time)
    return _by_format(field, rule, others)


def datetime(field: Field) -> TypeRule:
    """Return the rule of dates with times."""
    rule = TypeRule(expected="a date and time, like 2026-03-31T09:30:00", grammar=DATETIME, typed=_instant)
    others = TypeRule(
        expected="a date and time, like 2026-03-31 09:30",
        grammar=ANY_DATETIME,
        typed=_any_datetime,
    )
    return _by_format(field, rule, others)


def _by_format(field: Field, default: TypeRule, others: TypeRule) -> TypeRule:
    if field.format == "default":
        return default
    if field.format == "any":
        return others
    if field.format == "any-of":
        return _by_patterns(tuple(map(str, field.options.get("formats", ()))))
    return _by_patterns((field.format.removeprefix("fmt:"),))


def _by_patterns(texts: tuple[str, ...]) -> TypeRule:
    patterns = [Pattern(text) for text in texts]

    def typed(text: exp.Expr) -> exp.Expr:
        if len(patterns) == 1:
            return patterns[0].typed(text)
        return sql.first_known(
            sql.when(sql.matches(text, pattern.grammar), pattern.typed(text)) for pattern in patterns
        )

    return TypeRule(
        expected=f"a date written {spoken_pattern(texts[0])}" if texts else "",
        grammar="|".join(pattern.grammar for pattern in patterns),
        typed=typed,
    )


def _instant(text: exp.Expr) -> exp.Expr:
    """Return the moment in UTC, to the microsecond; a text without a zone counts as UTC."""
    moment = sql.try_strptime(sql.first_characters(text, len("2026-03-31T09:30:00")), (SECOND,))
    fraction = sql.extracted(text, r"\.([0-9]{1,6})", 1)
    with_fraction = sql.later_by_microseconds(moment, sql.try_cast(sql.padded_behind(fraction, 6), "INT"))
    return sql.choose(
        [
            (sql.matches(text, f".*T{CLOCK}"), moment),
            (sql.matches(text, rf".*{CLOCK}(?:\.[0-9]+)?Z?"), with_fraction),
        ],
        sql.earlier_by_minutes(with_fraction, sql.minutes_of_zone(text)),
    )


def _any_date(text: exp.Expr) -> exp.Expr:
    """Return the day of a date in one of the forms of the list, brought to digits, short names and spaces first."""
    short = sql.rewritten(text, r"(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", r"\1")
    cardinal = sql.rewritten(short, r"(?i)([0-9])(?:st|nd|rd|th)", r"\1")
    moment = sql.try_strptime(sql.rewritten(cardinal, "[-/., ]+", " "), ANY_FORMS)
    return sql.when(sql.compare(sql.year_of(moment), ">", sql.literal(0)), moment)


def _any_time(text: exp.Expr) -> exp.Expr:
    """Return the time of day that is written, without its zone, as microseconds since midnight."""

    def spelt(hour: exp.Expr) -> exp.Expr:
        minute, second = sql.extracted(text, ":([0-9]{2})", 1), sql.extracted(text, ":[0-9]{2}:([0-9]{2})", 1)
        fraction = sql.padded_behind(sql.extracted(text, r"\.([0-9]{1,6})", 1), 6)
        seconds = sql.plus(
            sql.plus(sql.times(hour, sql.literal(3600)), sql.times(_whole(minute), sql.literal(60))),
            _whole(second),
        )
        return sql.plus(sql.times(seconds, sql.literal(1_000_000)), _whole(fraction))

    hour = _whole(sql.extracted(text, "^[0-9]+"))
    of_twelve = sql.modulo(hour, 12)
    return sql.choose(
        [
            (sql.matches(text, "(?i:.*pm)"), spelt(sql.plus(of_twelve, sql.literal(12)))),
            (sql.matches(text, "(?i:.*am)"), spelt(of_twelve)),
        ],
        spelt(hour),
    )


def _whole(digits: exp.Expr) -> exp.Expr:
    return sql.or_else(sql.try_cast(digits, "BIGINT"), sql.literal(0))


def _any_datetime(text: exp.Expr) -> exp.Expr:
    """Return the moment that is written, in UTC where a zone is."""
    behind = rf"(?:T|,? )(?:{ANY_TIME})$"
    day = _any_date(sql.rewritten(text, behind, ""))
    clock = sql.extracted(text, rf"(?:T|,? )({ANY_TIME})$", 1)
    moment = sql.given("clock", clock, lambda clock: sql.later_by_microseconds(day, _any_time(clock)))
    return sql.earlier_by_minutes(moment, sql.minutes_of_zone(clock))
