"""What tests of formats ask for: a workbook made of rows, a file looked at whole."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from standards.table_schema import parse_table_schema
from validator.options import Options
from validator.tables.file import check_file
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from validator.tables.file import Looked


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes sheets, each a list of rows, and returns the workbook's path; None is no cell."""

    def write(*sheets: Sequence[Sequence[object]], name: str = "t.xlsx", names: Sequence[str] = ()) -> Path:
        path = tmp_path / name
        book = xlsxwriter.Workbook(path)
        forms = {
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            date: book.add_format({"num_format": "dd/mm/yyyy"}),
            time: book.add_format({"num_format": "hh:mm"}),
        }
        for number, rows in enumerate(sheets):
            sheet = book.add_worksheet(names[number] if names else None)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    sheet.write(row, column, cell, forms.get(type(cell)))
        book.close()
        return path

    return write


@pytest.fixture
def looked() -> Callable[..., Looked]:
    """Return a function that looks at a file, held to a plain schema where there are fields."""

    def run(path: Path, *fields: dict[str, Any], **options: Any) -> Looked:  # noqa: ANN401 - JSON, and options
        schema = parse_table_schema({"fields": list(fields)}) if fields else None
        task = TableTask(path=path, shown=path.name, name=path.stem, schema=schema)
        return check_file(task, Options(examples=None, **options))

    return run


@pytest.fixture
def faults(looked: Callable[..., Looked]) -> Callable[..., list[tuple[str, int | None, str | None]]]:
    """Return a function like `looked` that returns (code, row, text) of every place, in the order of the rows."""

    def run(*arguments: Any, **options: Any) -> list[tuple[str, int | None, str | None]]:  # noqa: ANN401 - passed on
        found = looked(*arguments, **options)
        assert found.errors == ()
        places = [(one.code, place.row, place.value) for one in found.findings for place in one.examples]
        return sorted(places, key=lambda place: (place[1] or 0, place[0], place[2] or ""))

    return run
