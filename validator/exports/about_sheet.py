"""The sheet About of a template: what the table is for, what each column means, which rules hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.schema import Level
from validator.exports.wording import DEMANDS, demand, kind, listed_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from standards.schema import Field
    from standards.standard import Standard

WIDTHS = (28, 70, 26, 44, 34)
LINE = 15


def write_about(book: Workbook, sheet: Worksheet, standard: Standard, heads: Mapping[Level, Format]) -> None:
    """Write the sheet, a heading in the colours of its demand beside each column's meaning."""
    title = book.add_format({"bold": True, "font_size": 16})
    strong, text = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, standard.title, title)
    row = 1
    for line in _opening(standard):
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, line, text)
        sheet.set_row(row, LINE * (len(line) // sum(WIDTHS) + 1))
        row += 1
    row = _write_legend(sheet, row + 1, standard, heads)
    row = _write_table(sheet, row + 1, ("Column", "Meaning", "Asked for", "In a cell", "Such as"), strong)
    for field in standard.schema.fields:
        level = Level.VALUE if field.is_required else field.level
        cells = (field.name, _meaning(field), demand(field), _in_cell(field), field.example)
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, text if column else heads[level])
        lines = max(len(cell) // width + 1 for cell, width in zip(cells, WIDTHS, strict=True))
        sheet.set_row(row, LINE * lines)
        row += 1
    _write_rules(sheet, row + 1, standard, strong, text)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _opening(standard: Standard) -> Iterator[str]:
    yield standard.purpose
    yield f"Standard {standard.id}, version {standard.version} ({standard.status}), kept by {standard.steward}."
    yield "Fill in the first sheet, one row each. The note on a heading says what belongs below it."
    yield "Leave the headings as they are. A cell without a value stays empty."
    yield f"Then check it: dsreg validate FILE.xlsx --standard {standard.id}"


def _write_legend(sheet: Worksheet, row: int, standard: Standard, heads: Mapping[Level, Format]) -> int:
    """Write what the colours mean, of those that are used; return the row behind."""
    used = {Level.VALUE if field.is_required else field.level for field in standard.schema.fields}
    for level, words in DEMANDS.items():
        if level in used:
            sheet.write_string(row, 0, "A heading like this", heads[level])
            sheet.write_string(row, 1, words)
            row += 1
    return row


def _write_table(sheet: Worksheet, row: int, titles: tuple[str, ...], strong: Format) -> int:
    for column, one in enumerate(titles):
        sheet.write_string(row, column, one, strong)
    return row + 1


def _write_rules(sheet: Worksheet, row: int, standard: Standard, strong: Format, text: Format) -> None:
    if not standard.schema.rules:
        return
    row = _write_table(sheet, row, ("Rule across columns", "What you are told when it does not hold"), strong)
    for rule in standard.schema.rules:
        sheet.write_string(row, 0, ", ".join(rule.fields), text)
        sheet.write_string(row, 1, rule.says, text)
        lines = max(len(", ".join(rule.fields)) // WIDTHS[0], len(rule.says) // WIDTHS[1]) + 1
        sheet.set_row(row, LINE * lines)
        row += 1


def _meaning(field: Field) -> str:
    title = f"{field.title}. " if field.title and field.title != field.name else ""
    return f"{title}{field.description}"


def _in_cell(field: Field) -> str:
    values = listed_values(field)
    return f"one of: {', '.join(values)}" if values else kind(field)
