"""Workbooks: which sheet, which rows, what their cells say, and how far they really go."""

from __future__ import annotations

import re
import struct
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from validator.options import Options
from validator.renderings.wording import sections
from validator.tables.formats import ods, xls, xlsx
from validator.tables.formats.extent import Extent
from validator.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.tables.file import Looked

Faults = list[tuple[str, int | None, str | None]]
NUMBER = {"name": "n", "type": "integer"}
TEXT = {"name": "t", "type": "string"}


def test_rows_are_numbered_as_the_sheet_shows_them(
    workbook: Callable[..., Path], faults: Callable[..., Faults]
) -> None:
    path = workbook([["n", "t"], [1, "a"], ["x", "b"], [], [4.5, "c"]])
    assert faults(path, NUMBER, TEXT) == [("type-error", 3, "x"), ("blank-row", 4, ""), ("type-error", 5, "4.5")]


def test_a_table_that_does_not_begin_in_the_corner_keeps_the_sheets_numbers(
    workbook: Callable[..., Path], faults: Callable[..., Faults]
) -> None:
    path = workbook([[], [], [None, None, "n", "t"], [None, None, 1, "a"], [None, None, "x", "b"]])
    assert faults(path, NUMBER, TEXT) == [("type-error", 5, "x")]


def test_blank_rows_and_columns_after_the_last_value_are_no_part_of_the_table(
    workbook: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    found = looked(workbook([["n", "t", " "], [1, "a", ""], ["", "  ", ""], [" ", "", ""]]), NUMBER, TEXT)
    assert (found.findings, found.errors) == ((), ())
    assert [(one.rows_read, one.rows_present, one.width) for one in found.inputs] == [(1, 1, 2)]


def test_a_short_row_of_a_sheet_has_blank_cells_and_lacks_none(
    workbook: Callable[..., Path], faults: Callable[..., Faults]
) -> None:
    required = {**TEXT, "constraints": {"required": True}}
    assert faults(workbook([["n", "t"], [1], [2, "b"]]), NUMBER, required) == [("constraint-error", 2, "")]


def test_a_whole_number_has_no_decimal_point_and_an_error_cell_shows_its_text(
    workbook: Callable[..., Path], faults: Callable[..., Faults]
) -> None:
    assert faults(workbook([["n", "t"], [100023450001, "a"], [2.0, "#N/A"]]), NUMBER, TEXT) == [
        ("excel-error-value", 3, "#N/A"),
    ]


def test_a_formula_is_read_by_its_last_result_an_error_among_them(
    tmp_path: Path, faults: Callable[..., Faults]
) -> None:
    import xlsxwriter  # noqa: PLC0415 - only this workbook is made by hand

    book = xlsxwriter.Workbook(tmp_path / "f.xlsx")
    sheet = book.add_worksheet()
    for row, (formula, result) in enumerate([("=1+1", 2), ("=1/0", "#DIV/0!"), ('=""', ""), ("=A9", "x")], start=1):
        sheet.write(0, 0, "n")
        sheet.write(row, 1, "t")
        sheet.write_formula(row, 0, formula, None, result)
    sheet.write(0, 1, "t")
    book.close()
    assert faults(tmp_path / "f.xlsx", NUMBER, TEXT) == [
        ("excel-error-value", 3, "#DIV/0!"),
        ("type-error", 5, "x"),
    ]


def test_the_first_sheet_with_rows_is_read_and_named(
    workbook: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    found = looked(workbook([], [["n"], [1]], [["m"], [2], [3]], names=["Notes", "Data", "More"]))
    assert [(one.table, one.rows_read) for one in found.inputs] == [("Data", 1)]


def test_the_report_says_which_sheet_was_read(workbook: Callable[..., Path]) -> None:
    report = validate([workbook([["a"]], [["n"], [1]], names=["Notes", "Data"])], Options(sheet="2"))
    assert [one.name.rpartition("/")[2] for one in sections(report)] == ["t.xlsx, table Data"]


@pytest.mark.parametrize(
    ("asked", "tables"),
    [("More", ["More"]), ("3", ["More"]), ("2", ["Data"]), ("all", ["Notes", "Data", "More"])],
)
def test_a_sheet_is_asked_for_by_its_name_or_its_number(
    workbook: Callable[..., Path], looked: Callable[..., Looked], asked: str, tables: list[str]
) -> None:
    path = workbook([], [["n"], [1]], [["m"], [2], [3]], names=["Notes", "Data", "More"])
    assert [one.table for one in looked(path, sheet=asked).inputs] == tables


def test_a_name_goes_before_a_number_and_before_the_word_all(
    workbook: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    path = workbook([["a"], [1]], [["b"], [1]], [["c"], [1]], names=["2", "x", "all"])
    assert [one.table for one in looked(path, sheet="2").inputs] == ["2"]
    assert [one.table for one in looked(path, sheet="all").inputs] == ["all"]


def test_an_unknown_sheet_is_answered_with_those_there_are(
    workbook: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    (error,) = looked(workbook([["n"], [1]], names=["Data"]), sheet="Date").errors
    assert (error.code, error.facts["known"]) == ("sheet-unknown", ["Data"])


def test_a_typed_date_is_a_date_whatever_form_the_field_asks_for(
    workbook: Callable[..., Path], faults: Callable[..., Faults]
) -> None:
    field = {"name": "d", "type": "date", "format": "%d/%m/%Y"}
    assert faults(workbook([["d"], [date(2017, 12, 8)], ["8 Dec 2017"]]), field) == [("type-error", 3, "8 Dec 2017")]


def test_a_headers_row_is_the_sheets_own(workbook: Callable[..., Path], faults: Callable[..., Faults]) -> None:
    path = workbook([["A title"], [], ["n", "t"], [1, "a"], ["x", "b"]])
    assert faults(path, NUMBER, TEXT, header_row=3) == [("type-error", 5, "x")]


def _with_sheet(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """Write the same workbook with another first sheet."""
    changed = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename.endswith("sheet1.xml") else content)
    return changed


@pytest.mark.parametrize("stated", [b"A1", b"A1:B2", b"A1:XFD1048576"])
def test_what_the_sheet_says_of_its_size_is_never_believed(
    workbook: Callable[..., Path], looked: Callable[..., Looked], stated: bytes
) -> None:
    path = workbook([["n", "t"], *([number, "a"] for number in range(1000))])
    changed = _with_sheet(
        path, lambda sheet: re.sub(rb'dimension ref="[^"]*"', b'dimension ref="' + stated + b'"', sheet)
    )
    found = looked(changed, NUMBER, TEXT)
    assert (found.findings, found.errors) == ((), ())
    assert [(one.rows_read, one.rows_present) for one in found.inputs] == [(1000, 1000)]


def test_cells_without_a_place_of_their_own_stand_after_those_before(
    workbook: Callable[..., Path], faults: Callable[..., Faults]
) -> None:
    path = workbook([["n", "t"], [1, "a"], ["x", "b"]])
    changed = _with_sheet(path, lambda sheet: re.sub(rb' r="[A-Z]*[0-9]+"', b"", sheet))
    assert faults(changed, NUMBER, TEXT) == [("type-error", 3, "x")]


def test_a_sheet_as_wide_as_a_sheet_can_be_ends_with_a_finding(
    workbook: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    path = workbook([["n", "t"], [1, "a"]])
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    found = looked(_with_sheet(path, lambda sheet: sheet.replace(b"</sheetData>", last)))
    assert [one.code for one in found.findings] == ["too-many-columns"]
    assert [(one.rows_read, one.rows_present) for one in found.inputs] == [(0, 1_048_576)]


def test_a_sheet_with_one_mark_far_away_is_refused_before_it_fills_the_memory(
    workbook: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    path = workbook([["n", "t"], [1, "a"]])
    last = b'<row r="1048576"><c r="CV1048576"><v>1</v></c></row></sheetData>'
    (error,) = looked(_with_sheet(path, lambda sheet: sheet.replace(b"</sheetData>", last))).errors
    assert (error.code, error.facts["size"]) == ("limit-reached", "104,857,600")


def test_rows_that_the_reader_leaves_out_are_missed(
    workbook: Callable[..., Path], looked: Callable[..., Looked], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No reader does this today; should one stop early, the report must not be a pass."""
    scan = xlsx.scan_sheet

    def longer(*arguments: Any, **options: Any) -> Extent:  # noqa: ANN401 - passed on
        extent = scan(*arguments, **options)
        extent.last_row += 5
        return extent

    monkeypatch.setattr(xlsx, "scan_sheet", longer)
    found = looked(workbook([["n", "t"], [1, "a"]]))
    assert [one.code for one in found.findings] == ["row-count"]
    assert [(one.rows_read, one.rows_present) for one in found.inputs] == [(1, 6)]


def test_the_content_tells_a_workbook_and_not_its_name(
    workbook: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    path = workbook([["n", "t"], [1, "a"]])
    found = looked(path.rename(path.with_name("register.csv")))
    assert [(one.table, one.rows_read) for one in found.inputs] == [("Sheet1", 1)]


@pytest.fixture
def brownfield(real_data: Path) -> Path:
    """Return the folder with one register in four formats."""
    return real_data / "uk" / "brownfield"


FIELDS = [
    {"name": "SiteplanURL", "type": "string", "format": "uri"},
    {"name": "GeoX", "type": "number"},
    {"name": "GeoY", "type": "number"},
    {"name": "Hectares", "type": "number"},
    {"name": "Deliverable", "constraints": {"enum": ["yes", "no"]}},
    {"name": "PermissionDate", "type": "date"},
    {"name": "MinNetDwellings", "type": "integer"},
    {"name": "FirstAddedDate", "type": "date"},
    {"name": "LastUpdatedDate", "type": "date"},
]
ALIKE = [
    ("constraint-error", 2, "Y"),
    ("type-error", 2, "not-a-geox"),
    ("type-error", 2, "not-a-url"),
]
TYPED_AS_TEXT = [("type-error", 2, "8 Dec 2017"), ("type-error", 3, "13/12/2017")]
"""The CSV alone has these: in the workbooks the same two cells are real dates."""


@pytest.mark.parametrize("suffix", ["csv", "xls", "xlsx", "xlsm"])
def test_one_register_gives_the_same_findings_in_four_formats(
    brownfield: Path, faults: Callable[..., Faults], suffix: str
) -> None:
    found = [one for one in faults(brownfield / f"test-brownfield-register.{suffix}", *FIELDS) if one[1] != 1]
    expected = ALIKE + (TYPED_AS_TEXT if suffix == "csv" else [])
    assert found == sorted(expected, key=lambda place: (place[1], place[0], place[2]))


def test_the_scan_of_an_old_workbook_sees_as_many_rows_as_the_others(brownfield: Path) -> None:
    (extent,) = xls.scan_sheets(brownfield / "test-brownfield-register.xls", shown="x")
    assert (extent.last_row, extent.last_column) == (3, 28)


def test_a_real_boroughs_workbook_reads_clean(real_data: Path, looked: Callable[..., Looked]) -> None:
    found = looked(real_data / "uk" / "toilets" / "redbridge_raw.xlsx")
    assert (found.findings, found.errors) == ((), ())
    assert [(one.table, one.rows_read, one.rows_present, one.width) for one in found.inputs] == [("Sheet1", 15, 15, 4)]


def test_an_old_workbook_behind_a_password_says_so(
    brownfield: Path, tmp_path: Path, looked: Callable[..., Looked]
) -> None:
    content = (brownfield / "test-brownfield-register.xls").read_bytes()
    start = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")  # the book's first record (BOF); FilePass comes second
    second = start + 20
    path = tmp_path / "locked.xls"
    path.write_bytes(content[:second] + b"\x2f\x00" + content[second + 2 :])
    assert [error.code for error in looked(path).errors] == ["password-protected"]


def _compound(*names: str) -> bytes:
    """Return a compound file ([MS-CFB]) with these streams, each of one sector."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    places = (1, 1, 0, 0, end, 0, end, 0)
    header = struct.pack("<8s16x5H10x8I", xls.MAGIC, 0x3E, 3, 0xFFFE, 9, 6, *places)
    header += struct.pack("<109I", 0, *[free] * 108)
    sectors = struct.pack("<128I", table, end, *[end] * len(names), *[free] * (126 - len(names)))
    entries = b""
    for number, name in enumerate(("Root Entry", *names)):
        text = f"{name}\0".encode("utf-16-le")
        kind, start, size = (5, end, 0) if number == 0 else (2, number + 1, 512)
        entries += struct.pack("<64sHBB3I36xIQ", text, len(text), kind, 1, free, free, free, start, size)
    return header + sectors + entries.ljust(512, b"\0") + bytes(512) * len(names)


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        (["EncryptionInfo", "EncryptedPackage"], "password-protected"),
        (["WordDocument"], "not-a-table"),
    ],
)
def test_a_locked_workbook_and_an_old_word_file_are_told_apart(
    tmp_path: Path, looked: Callable[..., Looked], streams: list[str], code: str
) -> None:
    (tmp_path / "t.xlsx").write_bytes(_compound(*streams))
    assert [error.code for error in looked(tmp_path / "t.xlsx").errors] == [code]


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.2">
<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"""


def _cell(value: object) -> str:
    kind, stated = ("float", f' office:value="{value}"') if isinstance(value, (int, float)) else ("string", "")
    return f'<table:table-cell office:value-type="{kind}"{stated}><text:p>{value}</text:p></table:table-cell>'


def _ods(path: Path, *sheets: str) -> Path:
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/></manifest:manifest>'
    )
    tables = "".join(f'<table:table table:name="S{number}">{rows}</table:table>' for number, rows in enumerate(sheets))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", mime)
        archive.writestr("content.xml", ODS.format(tables))
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def _row(*cells: object, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(map(_cell, cells))}</table:table-row>'


def test_an_open_document_sheet_is_read_with_its_repeated_rows(tmp_path: Path, faults: Callable[..., Faults]) -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'
    path = _ods(tmp_path / "t.ods", _row("n", "t"), _row("n", "t") + _row(1, "a", times=3) + _row("x", "b"))
    assert faults(path, NUMBER, TEXT, sheet="S1") == [("type-error", 5, "x")]
    path = _ods(tmp_path / "t.ods", _row("n", "t") + _row("x", "b") + rest)
    assert faults(path, NUMBER, TEXT) == [("type-error", 2, "x")]


def test_an_error_of_an_open_document_sheet_shows_its_text(tmp_path: Path, faults: Callable[..., Faults]) -> None:
    kind = 'office:value-type="string" calcext:value-type="error"'
    error = f"<table:table-cell {kind}><text:p>#N/A</text:p></table:table-cell>"
    path = _ods(tmp_path / "t.ods", _row("t", "n") + f"<table:table-row>{error}{_cell(1)}</table:table-row>")
    assert faults(path, TEXT, NUMBER) == [("excel-error-value", 2, "#N/A")]


def test_a_repeated_value_that_would_fill_the_memory_is_refused(tmp_path: Path, looked: Callable[..., Looked]) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="900"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert [error.code for error in looked(_ods(tmp_path / "t.ods", row)).errors] == ["limit-reached"]


def test_the_scan_of_an_open_document_counts_what_repeats(tmp_path: Path) -> None:
    path = _ods(tmp_path / "t.ods", _row("n", "t") + _row(1, "a", times=3))
    with zipfile.ZipFile(path) as archive:
        assert ods.scan_sheets(archive, shown="t")["S0"] == Extent(last_row=4, last_column=2)
