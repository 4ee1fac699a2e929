"""The rows that are read are the rows that are there, as Python's csv counts them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards.table_schema import parse_table_schema
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path

    from validator.finding import Finding
    from validator.report import Input

SCHEMA = parse_table_schema({"fields": [{"name": "n"}, {"name": "t"}]})
CELL = st.sampled_from(
    ["1", "", " ", "a,b", 'say "yes"', "two\nlines", "three\r\nlong\r\nlines", "\n", "\n\n", '"\n"', "é"]
)
ROW = st.one_of(
    st.tuples(CELL, CELL),
    st.just(()),  # a blank line
    st.tuples(CELL),  # too short
    st.tuples(CELL, CELL, CELL),  # too long
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


@settings(max_examples=50)
@given(
    rows=st.lists(ROW, min_size=1, max_size=12),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    blank_lines_after=st.integers(0, 2),
    is_cut=st.booleans(),
    encoding=st.sampled_from(ENCODINGS),
)
def test_rows_are_counted_as_an_independent_reader_counts_them(  # noqa: PLR0917 - what hypothesis draws
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, ...]],
    end: str,
    quoting: int,
    blank_lines_after: int,
    is_cut: bool,  # noqa: FBT001
    encoding: str,
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator=end, quoting=quoting).writerows([("n", "t"), *rows])
    content = text.getvalue() + end * blank_lines_after
    content = content.removesuffix(end) if is_cut else content
    path = tmp_path_factory.mktemp("rows") / "rows.csv"
    path.write_bytes(content.encode(encoding))
    looked, findings = _check(path, encoding)
    counted = sum(1 for _ in csv.reader(io.StringIO(content, newline=""))) - 1
    assert (looked.rows_read, looked.rows_present) == (counted, counted)
    assert "row-count" not in {one.code for one in findings}


def _check(path: Path, encoding: str) -> tuple[Input, tuple[Finding, ...]]:
    task = TableTask(path=path, shown=path.name, name="rows", schema=SCHEMA, encoding=encoding)
    return check_table(task, Options(header_row=1))


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ('n,t\n1,"a\n\nb"\n2,c\n', 2),
        ('n,t\n1,"a\n\nb"\n\n2,c\n', 3),
        ('n,t\r\n"1\r\n",\r\n\r\n\r\n2,c', 4),
        ("n,t\n\n\n", 2),
        ('n,t\n1,"\n"\n', 1),
    ],
)
def test_a_blank_line_is_a_row_and_one_in_quotation_marks_is_not(tmp_path: Path, content: str, rows: int) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(content.encode())
    looked, _ = _check(path, "utf-8")
    assert (looked.rows_read, looked.rows_present) == (rows, rows)
