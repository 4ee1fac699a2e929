"""The workbook of a template: a sheet to fill in, a sheet that explains it, a hidden one with the listed values."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter

from standards.schema import Level
from validator.exports.about_sheet import write_about
from validator.exports.patterns import has_part_dates, only_format
from validator.exports.wording import demand, kind, listed_values
from validator.tables.types.booleans import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from standards.schema import Field
    from standards.standard import Standard

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the workbook as its date: the same standard gives the same bytes."""
LAST_ROW = 1_048_575
LISTS = "Lists"
LONGEST_SHEET, LONGEST_MESSAGE = 31, 255
NARROWEST, WIDEST = 12, 40
EARLIEST = date(1900, 1, 1)
"""The first day that Excel knows."""
FORMS = {
    "%d": "dd",
    "%m": "mm",
    "%Y": "yyyy",
    "%y": "yy",
    "%H": "hh",
    "%M": "mm",
    "%S": "ss",
    "%b": "mmm",
    "%B": "mmmm",
}
"""Directives of strptime → how Excel writes them."""
HEADS: dict[Level, dict[str, Any]] = {
    Level.VALUE: {"bg_color": "#0b4f6c", "font_color": "#ffffff", "bold": True},
    Level.COLUMN: {"bg_color": "#bfe0ea", "font_color": "#12262d"},
    Level.WHEN: {"bg_color": "#bfe0ea", "font_color": "#12262d"},
    Level.SHOULD: {"bg_color": "#e4f1f5", "font_color": "#12262d"},
    Level.MAY: {"bg_color": "#f4f5f5", "font_color": "#12262d"},
}
"""The colours of the headings, the stronger the demand the darker; the sheet About says what they mean."""
HEAD = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8aa3ad"}


def write_workbook(standard: Standard) -> bytes:
    """Return the bytes of the workbook."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": standard.title, "subject": f"{standard.id}@{standard.version}", "created": MADE})
    heads = {level: book.add_format(HEAD | colours) for level, colours in HEADS.items()}
    sheet = book.add_worksheet(sheet_name(standard))
    about = book.add_worksheet("About")
    lists = _write_lists(book, standard)
    for column, field in enumerate(standard.schema.fields):
        _write_column(book, sheet, column, field, heads=heads, lists=lists)
    _lay_out(sheet)
    write_about(book, about, standard, heads)
    book.close()
    return stream.getvalue()


def sheet_name(standard: Standard) -> str:
    """Return a name that Excel takes for a sheet, and that no other sheet of the workbook has."""
    name = _shortened(re.sub(r"[\[\]:*?/\\]", " ", standard.title).strip("' "))
    return name if name and name.lower() not in {"about", "history", LISTS.lower()} else "Table"


def _shortened(name: str) -> str:
    """Return what stands before a comma where the whole is too long for a sheet, or as many words as have room."""
    if len(name) <= LONGEST_SHEET:
        return name
    start = name.partition(",")[0][: LONGEST_SHEET + 1]
    return start if len(start) <= LONGEST_SHEET else start.rpartition(" ")[0] or start[:LONGEST_SHEET]


def _write_lists(book: Workbook, standard: Standard) -> Mapping[str, str]:
    """Write the values that a cell is chosen from; return each column's range of them.

    A list within the cell's own rule ends at 255 characters and cannot hold a comma.
    """
    choices = {field.name: values for field in standard.schema.fields if (values := _choices(field))}
    if not choices:
        return {}
    sheet = book.add_worksheet(LISTS)
    sheet.hide()
    text = book.add_format({"num_format": "@"})
    for column, values in enumerate(choices.values()):
        sheet.write_column(0, column, values, text)
    return {
        name: f"={LISTS}!{xlsxwriter.utility.xl_range_abs(0, column, len(values) - 1, column)}"
        for column, (name, values) in enumerate(choices.items())
    }


def _choices(field: Field) -> tuple[str, ...]:
    """Return the values of a list; of the words for yes and no one pair, in the case of the example."""
    if field.type != "boolean":
        return listed_values(field)
    yes, no = words_of(field)
    pairs = list(zip(yes, no, strict=False))
    return next((pair for pair in pairs if field.example in pair), pairs[0])


def _write_column(  # noqa: PLR0913 - one a thing that is written with
    book: Workbook,
    sheet: Worksheet,
    column: int,
    field: Field,
    *,
    heads: Mapping[Level, Format],
    lists: Mapping[str, str],
) -> None:
    level = Level.VALUE if field.is_required else field.level
    width = min(max(len(field.name) + 2, len(field.example) + 2, NARROWEST), WIDEST)
    sheet.set_column(column, column, width, book.add_format({"num_format": number_format(field)}))
    sheet.write_string(0, column, field.name, heads[level])
    note = _note(field)
    sheet.write_comment(0, column, note, {"width": 320, "height": 22 + 16 * _lines(note), "font_size": 9})
    rule = _rule(field, lists.get(field.name))
    if rule:
        message = f"{field.title or field.name}: {demand(field)}; {kind(field)}."
        told = {"error_title": "Please look again", "error_message": message[:LONGEST_MESSAGE]}
        sheet.data_validation(1, column, LAST_ROW, column, rule | told)


def number_format(field: Field) -> str:
    """Return how Excel holds a cell: what it would spoil as a number or a date is text."""
    if field.type == "integer":
        return "0"
    if field.type == "number":
        return "General"
    if field.type in {"date", "datetime", "time"} and not has_part_dates(field):
        return _moment_format(field)
    return "@"


def _moment_format(field: Field) -> str:
    formats = field.options.get("formats") or [only_format(field)]
    if "%" in formats[0]:
        known = {found for text in formats[:1] for found in re.findall("%.", text)} <= FORMS.keys()
        return re.sub("%.", lambda found: FORMS[found[0]], str(formats[0])) if known else "@"
    return {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm:ss", "time": "hh:mm:ss"}[field.type]


def _rule(field: Field, chosen: str | None) -> dict[str, Any]:
    """Return what Excel is to ask of a cell; it asks one thing of each."""
    limits = field.constraints
    if chosen is not None:
        return {"validate": "list", "source": chosen}
    if field.type in {"integer", "number"}:
        return {"validate": "integer" if field.type == "integer" else "decimal"} | _range(limits)
    if field.type in {"date", "datetime"} and number_format(field) != "@":
        return {"validate": "date", "criteria": ">=", "value": EARLIEST}
    if "maxLength" in limits:
        return {"validate": "length", "criteria": "<=", "value": limits["maxLength"]}
    return {}


def _range(limits: Mapping[str, Any]) -> dict[str, Any]:
    """Return the limits of a number; Excel takes no rule without one."""
    low, high = limits.get("minimum"), limits.get("maximum")
    if low is not None and high is not None:
        return {"criteria": "between", "minimum": low, "maximum": high}
    signs = {"minimum": ">=", "maximum": "<=", "exclusiveMinimum": ">", "exclusiveMaximum": "<"}
    for name, sign in signs.items():
        if name in limits:
            return {"criteria": sign, "value": limits[name]}
    return {"criteria": "between", "minimum": -1e15, "maximum": 1e15}


def _note(field: Field) -> str:
    title = f"{field.title}. " if field.title and field.title != field.name else ""
    words = f"{demand(field).capitalize()}; {kind(field)}."
    example = f"\nSuch as: {field.example}" if field.example else ""
    return f"{title}{field.description}\n{words}{example}"


def _lines(note: str) -> int:
    return sum(len(line) // 52 + 1 for line in note.split("\n"))


def _lay_out(sheet: Worksheet) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 36)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
