"""One table in many formats: whatever it is written in, the findings are the same."""

from __future__ import annotations

import csv
import json
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from standards.table_schema import parse_table_schema
from validator.options import Options
from validator.tables.file import check_file
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable

Cells = list[list[str]]
LABELS = ["n", "t", "d", "e"]
SCHEMA = parse_table_schema(
    {
        "fields": [
            {"name": "n", "type": "integer", "constraints": {"required": True, "unique": True, "maximum": 50}},
            {"name": "t", "type": "string", "constraints": {"maxLength": 5}},
            {"name": "d", "type": "date"},
            {"name": "e", "type": "string", "constraints": {"enum": ["yes", "no"]}},
        ],
    },
)


def _delimited(path: Path, cells: Cells, delimiter: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([LABELS, *cells])


def _objects(cells: Cells) -> list[dict[str, str | None]]:
    return [dict(zip(LABELS, (cell or None for cell in row), strict=True)) for row in cells]


def _document(path: Path, cells: Cells) -> None:
    path.write_text(json.dumps(_objects(cells)), encoding="utf-8")


def _lists(path: Path, cells: Cells) -> None:
    path.write_text(json.dumps([LABELS, *cells]), encoding="utf-8")


def _lines(path: Path, cells: Cells) -> None:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in _objects(cells)), encoding="utf-8")


def _parquet(path: Path, cells: Cells) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t (n VARCHAR, t VARCHAR, d VARCHAR, e VARCHAR)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", cells)
        connection.table("t").write_parquet(str(path))


def _workbook(path: Path, cells: Cells) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for row, values in enumerate([LABELS, *cells]):
        for column, value in enumerate(values):
            if value.isdigit() and str(int(value)) == value and row:
                sheet.write_number(row, column, int(value))
            elif value:
                sheet.write_string(row, column, value)
    book.close()


WRITERS: dict[str, tuple[Callable[[Path, Cells], None], int]] = {
    "csv": (partial(_delimited, delimiter=","), 1),
    "tsv": (partial(_delimited, delimiter="\t"), 1),
    "json": (_document, 0),
    "lists.json": (_lists, 1),
    "ndjson": (_lines, 0),
    "parquet": (_parquet, 0),
    "xlsx": (_workbook, 1),
}
"""Each format, and whether its labels take a row."""

letters = st.text(st.sampled_from("ab é,;\"'|\n-0"), max_size=7)
rows = st.tuples(
    st.one_of(st.integers(0, 60).map(str), st.sampled_from(["x", "1.5", "", " 7", "-3"])),
    letters,
    st.sampled_from(["2020-01-02", "2020-02-30", "2/1/2020", ""]),
    st.sampled_from(["yes", "no", "Yes", "maybe", ""]),
).map(list)


@settings(max_examples=15)
@given(st.lists(rows, min_size=2, max_size=8))
def test_one_table_has_the_same_findings_in_every_format(cells: Cells) -> None:
    cells = [["1", "first", "2020-01-02", "yes"], *cells, ["2", "last", "2020-01-02", "no"]]
    found: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        for name, (write, labels) in WRITERS.items():
            path = Path(folder, f"t.{name}")
            write(path, cells)
            task = TableTask(path=path, shown="t", name="t", schema=SCHEMA)
            looked = check_file(task, Options(examples=None))
            assert looked.errors == ()
            (table,) = looked.inputs
            assert (table.rows_read, table.rows_present) == (len(cells), len(cells))
            found[name] = sorted(
                (one.code, one.field or "", one.constraint or "", (place.row or 0) - labels, place.value or "")
                for one in looked.findings
                for place in one.examples
            )
    assert {name: one for name, one in found.items() if one != found["csv"]} == {}
