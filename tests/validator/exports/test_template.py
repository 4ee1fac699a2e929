"""The templates of every standard: empty, filled in as a person would, and looked at by dsreg."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from standards.errors import DsregError
from standards.library import find_standard
from validator.exports.patterns import has_part_dates
from validator.exports.template import header_of, workbook_of, write_template
from validator.exports.workbook import number_format, sheet_name
from validator.finding import Severity
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from standards.schema import Field
    from standards.standard import Standard
    from tests.validator.exports.conftest import Library


@pytest.fixture(scope="module")
def toilets() -> Standard:
    return find_standard("uk/public-toilets@1.0.0")


def opened(standard: Standard, folder: Path) -> tuple[Path, Any]:
    """Return a new template of a standard, opened."""
    path = folder / "template.xlsx"
    path.unlink(missing_ok=True)
    write_template(standard, path)
    return path, openpyxl.load_workbook(path)


def values_in(sheet: Worksheet, place: str) -> list[object]:
    """Return the values of a range, which may be a single cell."""
    found = sheet[place]
    return [cell.value for (cell,) in found] if isinstance(found, tuple) else [found.value]


def only(ranges: Iterable[Any]) -> Any:  # noqa: ANN401 - openpyxl's range
    (one,) = ranges
    return one


def sheet_of(standard: Standard, folder: Path) -> Worksheet:
    return opened(standard, folder)[1].worksheets[0]


def typed(field: Field, cell: str, value: object) -> object:
    """Return what a spreadsheet holds once a person has typed the cell into the template."""
    if isinstance(value, Decimal):
        return float(value)
    if field.type in {"date", "datetime"} and value is not None and not has_part_dates(field):
        return datetime.fromisoformat(str(value))
    return value if field.type == "integer" else cell.strip() or None


def test_the_header_is_that_of_the_standard(library: Library) -> None:
    names = [field.name for field in library.standard.schema.fields]
    assert next(csv.reader([header_of(library.standard).decode()])) == names
    with_calamine = CalamineWorkbook.from_filelike(BytesIO(workbook_of(library.standard)))
    assert with_calamine.get_sheet_by_index(0).to_python() == [names]


def test_a_workbook_filled_in_with_a_valid_example_passes(library: Library, tmp_path: Path) -> None:
    """No error and no warning: nothing is lost or changed on the way through a spreadsheet."""
    for example in library.valid:
        path, book = opened(library.standard, tmp_path)
        sheet = book.worksheets[0]
        for cells, values in zip(library.rows(example), library.values(example), strict=True):
            fields = library.standard.schema.fields
            sheet.append([typed(one, cells.get(one.name, ""), values.get(one.name)) for one in fields])
        book.save(path)
        reference = f"{library.standard.id}@{library.standard.version}"
        report = validate([path], Options(standard=reference, examples=1))
        found = [one for one in report.findings if one.severity is not Severity.NOTICE]
        assert (report.exit, [(one.code, one.field, one.examples) for one in found]) == (0, []), example.name


def test_the_same_standard_gives_the_same_bytes(library: Library) -> None:
    assert workbook_of(library.standard) == workbook_of(library.standard)


def test_every_heading_has_its_meaning_as_a_note(library: Library, tmp_path: Path) -> None:
    sheet = sheet_of(library.standard, tmp_path)
    for cell, field in zip(sheet[1], library.standard.schema.fields, strict=True):
        assert field.description in cell.comment.text


def test_every_listed_value_is_in_the_drop_down_of_its_column(library: Library, tmp_path: Path) -> None:
    """However long the list, and whatever commas are in it."""
    _, book = opened(library.standard, tmp_path)
    sheet = book.worksheets[0]
    chosen = {
        column: values_in(book["Lists"], rule.formula1.partition("!")[2])
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
        for column in range(only(rule.sqref.ranges).min_col, only(rule.sqref.ranges).max_col + 1)
    }
    for number, field in enumerate(library.standard.schema.fields, start=1):
        if "enum" in field.constraints:
            assert chosen[number] == field.constraints["enum"]
        elif field.type == "boolean":
            assert len(chosen[number]) == 2


def test_what_a_spreadsheet_would_spoil_is_text(library: Library) -> None:
    """Zeros at the start of a number, numbers of 12 digits, months without a day."""
    for field in library.standard.schema.fields:
        if field.identifier is not None or field.type == "string" or has_part_dates(field):
            assert number_format(field) == "@", field.name


def test_dates_numbers_and_texts_have_their_format(toilets: Standard, tmp_path: Path) -> None:
    sheet = sheet_of(toilets, tmp_path)
    names = [cell.value for cell in sheet[1]]
    letters = {name: openpyxl.utils.get_column_letter(names.index(name) + 1) for name in names}
    formats = {
        name: sheet.column_dimensions[letters[name]].number_format
        for name in ("ExtractDate", "UPRN", "ReportTel", "GeoX")
    }
    assert formats == {"ExtractDate": "dd/mm/yyyy", "UPRN": "@", "ReportTel": "@", "GeoX": "General"}


def test_the_header_stays_in_sight_and_marks_what_is_needed(toilets: Standard, tmp_path: Path) -> None:
    sheet = sheet_of(toilets, tmp_path)
    assert sheet.freeze_panes == "A2"
    colours = {cell.value: cell.fill.fgColor.rgb for cell in sheet[1]}
    needed = {field.name for field in toilets.schema.fields if field.is_required}
    assert {name for name, colour in colours.items() if colour == colours["ExtractDate"]} == needed


def test_the_second_sheet_explains_it_and_the_lists_are_hidden(toilets: Standard, tmp_path: Path) -> None:
    _, book = opened(toilets, tmp_path)
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("Public toilets", "visible"),
        ("About", "visible"),
        ("Lists", "hidden"),
    ]
    said = " ".join(str(cell.value) for row in book["About"].iter_rows() for cell in row if cell.value)
    assert toilets.purpose in said
    assert "dsreg validate FILE.xlsx --standard uk/public-toilets" in said
    assert all(rule.says in said for rule in toilets.schema.rules)


def test_a_file_that_is_there_is_not_written_over(toilets: Standard, tmp_path: Path) -> None:
    """It may hold an afternoon's work."""
    path = tmp_path / "toilets.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(DsregError) as refused:
        write_template(toilets, path)
    assert (refused.value.code, path.read_text(encoding="utf-8")) == ("output-exists", "mine")


def test_another_form_is_refused(toilets: Standard, tmp_path: Path) -> None:
    with pytest.raises(DsregError) as refused:
        write_template(toilets, tmp_path / "toilets.pdf")
    assert refused.value.code == "template-form"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Public toilets", "Public toilets"),
        ("Spending over £500, card payments and grants", "Spending over £500"),
        ("Developer agreement contributions of a council", "Developer agreement"),
        ("Rohrleitungsbauunternehmensverzeichnisse", "Rohrleitungsbauunternehmensverz"),
        ("Trees [by kind]: oaks/elms", "Trees  by kind   oaks elms"),
        ("About", "Table"),
    ],
)
def test_a_sheets_name_ends_with_a_whole_word(toilets: Standard, title: str, name: str) -> None:
    assert sheet_name(replace(toilets, title=title)) == name
