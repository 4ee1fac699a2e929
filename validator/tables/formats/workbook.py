"""Spreadsheets: XLSX, XLSM, XLS and ODS, sheet by sheet, read by calamine and counted by our own scan."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.limits import LIMITS, beyond
from validator.tables.formats import ods, xls, xlsx
from validator.tables.formats.cells import to_text, writers
from validator.tables.formats.format import damaged
from validator.tables.formats.unpacking import Damaged
from validator.tables.records import Quirk, RawRecord
from validator.tables.task import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime, time, timedelta

    from python_calamine import CalamineSheet, CalamineWorkbook

    from standards.schema import Schema
    from validator.tables.formats.extent import Extent
    from validator.tables.formats.format import Opening
    from validator.tables.task import TableTask

    Cell = int | float | str | bool | time | date | datetime | timedelta

EXCEL = "an Excel workbook"
OPEN_DOCUMENT = "an OpenDocument spreadsheet"
EVERY = "all"


def open_xlsx(task: TableTask, opening: Opening) -> Iterator[TableTask]:
    """Yield the chosen sheets of an XLSX or XLSM file."""
    try:
        with zipfile.ZipFile(task.path) as archive:
            xlsx.check_parts(archive, shown=task.shown)
            book = _open(task, EXCEL)
            yield from _sheets(task, opening, book, lambda name: xlsx.scan_sheet(archive, name, shown=task.shown))
    except (Damaged, zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged(task, EXCEL, error) from error


def open_ods(task: TableTask, opening: Opening) -> Iterator[TableTask]:
    """Yield the chosen sheets of an ODS file."""
    try:
        with zipfile.ZipFile(task.path) as archive:
            if _is_encrypted(archive):
                raise DsregError("password-protected", path=task.shown)
            extents = ods.scan_sheets(archive, shown=task.shown)
    except (Damaged, zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged(task, OPEN_DOCUMENT, error) from error
    for extent in extents.values():
        _refuse_beyond_limits(task, extent)  # the reader takes in every sheet at once
    yield from _sheets(task, opening, _open(task, OPEN_DOCUMENT), extents.__getitem__)


def open_xls(task: TableTask, opening: Opening) -> Iterator[TableTask]:
    """Yield the chosen sheets of an XLS file."""
    try:
        extents = xls.scan_sheets(task.path, shown=task.shown)
    except (Damaged, OSError) as error:
        raise damaged(task, EXCEL, error) from error
    for extent in extents:
        _refuse_beyond_limits(task, extent)
    book = _open(task, EXCEL)
    if len(book.sheet_names) != len(extents):
        raise damaged(task, EXCEL, "its list of sheets is spoilt")
    yield from _sheets(task, opening, book, dict(zip(book.sheet_names, extents, strict=True)).__getitem__)


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    try:
        return b"manifest:encryption-data" in archive.read("META-INF/manifest.xml")[: LIMITS.descriptor]
    except KeyError:
        return False


def _open(task: TableTask, what: str) -> CalamineWorkbook:
    # calamine is imported only for a spreadsheet
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415

    with _no_panic(task, what):
        try:
            return CalamineWorkbook.from_path(task.path)
        except PasswordError as error:
            raise DsregError("password-protected", path=task.shown) from error
        except (CalamineError, OSError, ValueError) as error:
            raise damaged(task, what, error) from error


def _sheets(
    task: TableTask,
    opening: Opening,
    book: CalamineWorkbook,
    scan: Callable[[str], Extent],
) -> Iterator[TableTask]:
    """Yield the sheets that were asked for; the first one with rows where none was."""
    chosen = _choose(task, opening.sheet, book.sheet_names)
    if opening.sheet is not None:
        for name in chosen:
            yield _sheet_task(task, opening, book, name, scan(name))
        return
    for name in _visible_first(book):
        extent = scan(name)
        if extent.last_row:
            yield _sheet_task(task, opening, book, name, extent)
            return
    yield _named(replace(task, rows=Rows(read=lambda _schema: iter(()), last_number=0, width=0)), opening, chosen[0])


def _choose(task: TableTask, asked: str | None, names: list[str]) -> list[str]:
    if not names:
        raise damaged(task, EXCEL, "it has no sheets")
    if asked is None or (asked == EVERY and asked not in names):
        return names
    if asked in names:
        return [asked]
    if asked.isascii() and asked.isdigit() and 0 < int(asked) <= len(names):
        return [names[int(asked) - 1]]
    raise DsregError("sheet-unknown", path=task.shown, sheet=asked, known=names)


def _visible_first(book: CalamineWorkbook) -> list[str]:
    """Return the names of the sheets with cells; those that nobody sees come last."""
    sheets = [sheet for sheet in book.sheets_metadata if str(sheet.typ).endswith("WorkSheet")]
    return [sheet.name for sheet in sorted(sheets, key=lambda sheet: not str(sheet.visible).endswith(".Visible"))]


def _named(task: TableTask, opening: Opening, sheet: str) -> TableTask:
    if not opening.is_resource:
        return replace(task, name=sheet)
    return replace(task, name=f"{task.name}/{sheet}") if opening.sheet == EVERY else task


def _refuse_beyond_limits(task: TableTask, extent: Extent) -> None:
    """Raise DsregError "limit-reached" for a sheet that a reader would need too much memory for."""
    cells = extent.last_row * extent.last_column
    if extent.last_column <= LIMITS.sheet_columns and cells > LIMITS.sheet_cells:
        raise beyond(task.shown, "the number of cells of a sheet", LIMITS.sheet_cells, size=cells)


def _sheet_task(task: TableTask, opening: Opening, book: CalamineWorkbook, name: str, extent: Extent) -> TableTask:
    _refuse_beyond_limits(task, extent)
    named = _named(task, opening, name)
    if extent.last_column > LIMITS.sheet_columns or not extent.last_row:
        rows = Rows(read=lambda _schema: iter(()), last_number=extent.last_row, width=extent.last_column)
        return replace(named, rows=rows)
    # calamine is imported only for a spreadsheet
    from python_calamine import CalamineError  # noqa: PLC0415

    with _no_panic(task, EXCEL):
        try:
            sheet = book.get_sheet_by_name(name)
        except (CalamineError, OSError, ValueError) as error:
            raise damaged(task, EXCEL, error) from error
    reading = _Reading(sheet, extent, opening)
    return replace(named, rows=Rows(read=reading.records, last_number=reading.last_number, width=reading.width))


class _Reading:
    """One sheet: which of its rows and columns hold something, and its rows as records."""

    def __init__(self, sheet: CalamineSheet, extent: Extent, opening: Opening) -> None:
        self.sheet, self.opening = sheet, opening
        self.errors = extent.errors
        self.left = sheet.start[1] if sheet.start else 0
        self.first, self.last, self.width = self._used()
        delivered = sheet.end[0] + 1 if sheet.end else 0
        # rows that hold formulas with nothing to show are no rows; rows that the reader left out are
        self.last_number = self.last if delivered >= extent.last_row else extent.last_row

    def records(self, schema: Schema | None) -> Iterator[RawRecord]:
        """Yield the rows from the first that shows something to the last, all of one width."""
        writing: list[Callable[[object], str]] = []
        for number, cells in self._rows():
            if not self.first <= number <= self.last:
                continue
            if not writing:
                writing = [to_text] * self.width
                yield _record(number, [to_text(cell) for cell in cells[: self.width]])
                writing = writers([to_text(label) for label in cells[: self.width]], schema)
            else:
                yield _record(number, [write(cell) for write, cell in zip(writing, cells, strict=False)])

    def _used(self) -> tuple[int, int, int]:
        """Return the first and last row that show something, and how many columns do."""
        first = last = width = 0
        for number, cells in self._rows():
            if cells.count("") == len(cells):
                continue
            filled = next((at for at in range(len(cells), 0, -1) if not _is_blank(cells[at - 1])), 0)
            if filled:
                first, last, width = first or number, number, max(width, filled)
        return first, last, width

    def _rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield (number in the sheet, cells), every row of the sheet from its first; error cells show their text."""
        for number, cells in enumerate(self.sheet.iter_rows(), start=1):
            for column, text in self.errors.get(number, ()):
                if 0 < column - self.left <= len(cells):
                    cells[column - self.left - 1] = text
            yield number, cells


def _is_blank(cell: object) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _record(number: int, cells: list[str]) -> RawRecord:
    quirks = Quirk.NULL_BYTE if any("\0" in cell for cell in cells) else Quirk.NONE
    return RawRecord(number, number, cells, "", quirks)


@contextmanager
def _no_panic(task: TableTask, what: str) -> Iterator[None]:
    """Turn a panic of the reader, which is no Exception, into the error of a damaged file."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(task, what, "its reader gave up") from error
