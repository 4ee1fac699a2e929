"""Typed cells as text: what a sheet, a Parquet file or JSON holds, in the form that the field asks for."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from standards.schema import Field, Schema

DIGITS = 15
"""How many digits of a number a spreadsheet keeps; what stands after them is noise of the binary form."""
PLAIN = 10**21
LONGEST = 40
"""How many digits of a whole number are told from its fraction; no integer that a rule takes is longer."""
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_SURROGATES = re.compile("[\ud800-\udfff]")


def to_text(value: object) -> str:
    """Return a cell as a machine reads the sheet: 7 for 7.0, dates by ISO 8601, true and false, '' for nothing."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value) if not value.isascii() else value
    write = TEXTS.get(type(value))
    return str(value) if write is None else write(value)


def _number(value: float) -> str:
    if value.is_integer():
        return str(int(value)) if abs(value) < PLAIN else repr(value)
    text = f"{value:.{DIGITS}g}"
    return f"{Decimal(text):f}" if "e-" in text and abs(value) > 1e-20 else text  # noqa: PLR2004 - a line of zeros


def _day_and_time(value: datetime) -> str:
    """Return the day alone at midnight; a sheet keeps time as a fraction of a day, so the last digit is rounded."""
    value = _to_millisecond(value)
    if value.tzinfo is None and (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
        return value.date().isoformat()
    return _without_zeros(value.isoformat())


def _to_millisecond(value: datetime) -> datetime:
    rest = value.microsecond % 1000
    up = timedelta(microseconds=1000 - rest if rest >= 500 else -rest)  # noqa: PLR2004 - half
    try:
        return value + up if rest else value
    except OverflowError:
        return value


def _without_zeros(text: str) -> str:
    return re.sub(r"(\.[0-9]*?)0+(?=$|Z|[+-])", lambda found: found[1] if len(found[1]) > 1 else "", text)


def _hours(value: timedelta) -> str:
    """Return an amount of time as a sheet shows it: 36:00:00."""
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


TEXTS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _value: "",
    bool: lambda value: "true" if value else "false",
    float: _number,
    datetime: _day_and_time,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: _hours,
}


def writers(labels: Sequence[str], schema: Schema | None) -> list[Callable[[object], str]]:
    """Return, column by column, how a typed value is written: a date has no form of its own, so the field's is used.

    A text is never touched: it was typed as it is.
    """
    if schema is None:
        return [to_text] * len(labels)
    # the header is matched as the rules will match it
    from validator.faults import Place  # noqa: PLC0415 - only here
    from validator.tables.header import match_header  # noqa: PLC0415 - only here

    fields = dict(match_header(labels, schema, Place(path=""), row=1).columns)
    return [_writer(fields[number]) for number in range(1, len(labels) + 1)]


def _writer(field: Field) -> Callable[[object], str]:
    write = WRITERS.get(field.type)
    return to_text if write is None else write(field)


def _boolean(field: Field) -> Callable[[object], str]:
    listed = [field.options.get("trueValues"), field.options.get("falseValues")]
    true, false = (
        str(one[0]) if isinstance(one, list) and one else word
        for one, word in zip(listed, ("true", "false"), strict=True)
    )

    def write(value: object) -> str:
        if isinstance(value, bool):
            return true if value else false
        return to_text(value)

    return write


def _number_of(field: Field) -> Callable[[object], str]:
    mark = field.options.get("decimalChar", ".")

    def write(value: object) -> str:
        text = to_text(value)
        return text if type(value) is str else text.replace(".", str(mark))

    return to_text if mark == "." else write


def _integer(_field: Field) -> Callable[[object], str]:
    def write(value: object) -> str:
        text = to_text(value)
        return text if type(value) is str or isinstance(value, bool) else _without_fraction(text)

    return write


def _without_fraction(text: str) -> str:
    """Return a whole number as its digits: 5 for 5.0, 1000 for 1e3; any other text as it is."""
    if len(text) > LONGEST or not NUMBER.fullmatch(text):
        return text
    value = Decimal(text)
    is_whole = value.adjusted() < LONGEST and value == value.to_integral_value()
    return str(int(value)) if is_whole else text


def _date(field: Field) -> Callable[[object], str]:
    forms = _forms(field)

    def write(value: object) -> str:
        if isinstance(value, datetime) and to_text(value) != value.date().isoformat():
            return to_text(value)
        if not isinstance(value, date):
            return to_text(value)
        return _telling(value if isinstance(value, datetime) else datetime.combine(value, time()), forms)

    return write if forms else to_text


def _datetime(field: Field) -> Callable[[object], str]:
    forms = _forms(field)

    def write(value: object) -> str:
        if not isinstance(value, date):
            return to_text(value)
        at = value if isinstance(value, datetime) else datetime.combine(value, time())
        return _telling(at, forms) if forms else _without_zeros(_to_millisecond(at).isoformat())

    return write


def _forms(field: Field) -> list[str]:
    """Return the forms in which a typed moment may be written; none where they are those of ISO 8601."""
    listed = field.options.get("formats", ()) if field.format == "any-of" else (field.format,)
    return [form for form in listed if "%" in form]


def _telling(at: datetime, forms: Sequence[str]) -> str:
    """Return the moment in the first form that loses nothing of it, else in the last one, which mostly tells most."""
    if len(forms) == 1:
        return at.strftime(forms[0])
    rounded = _to_millisecond(at).replace(tzinfo=None)
    written = [rounded.strftime(form) for form in forms]
    whole = (
        text
        for text, form in zip(written, forms, strict=True)
        if datetime.strptime(text, form) == rounded  # noqa: DTZ007 - a sheet knows no zones
    )
    return next(whole, written[-1])


def _time(field: Field) -> Callable[[object], str]:
    def write(value: object) -> str:
        return value.strftime(field.format) if isinstance(value, time) else to_text(value)

    return write if "%" in field.format else to_text


WRITERS: dict[str, Callable[[Field], Callable[[object], str]]] = {
    "boolean": _boolean,
    "integer": _integer,
    "year": _integer,
    "number": _number_of,
    "date": _date,
    "datetime": _datetime,
    "time": _time,
}
