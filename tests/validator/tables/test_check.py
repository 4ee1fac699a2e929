"""A table checked: exact places, whichever way the file has to be read."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards.errors import DsregError
from standards.table_schema import parse_table_schema
from validator.limits import LIMITS
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.engines.duckdb import run_plan
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER = {"name": "n", "type": "integer"}
TEXT = {"name": "t", "type": "string"}


def test_rows_are_numbered_as_a_spreadsheet_shows_them(faults: Callable[..., list[object]]) -> None:
    assert faults("n,t\n1,a\nx,b\n3,c\n", NUMBER, TEXT) == [("type-error", 3, "n")]


def test_a_quoted_line_break_gives_the_place_a_line_of_its_own(look: Callable[..., tuple]) -> None:
    (finding,) = look('n,t\n1,"a\nb"\nx,c\n', NUMBER, TEXT)
    assert [(place.row, place.line) for place in finding.examples] == [(3, 4)]


def test_blank_rows_are_counted_and_move_no_other_row(faults: Callable[..., list[object]]) -> None:
    assert faults("n,t\n\nx,a\n,\ny,b\n", NUMBER, TEXT) == [
        ("blank-row", 2, None),
        ("type-error", 3, "n"),
        ("blank-row", 4, None),
        ("type-error", 5, "n"),
    ]


def test_a_row_of_empty_cells_in_a_regular_file_is_a_blank_row_and_nothing_else(
    faults: Callable[..., list[object]],
) -> None:
    required = {**NUMBER, "constraints": {"required": True}}
    assert faults("n,t\n1,a\n,\n2,b\n", required, TEXT) == [("blank-row", 3, None)]


def test_missing_and_extra_cells_are_counted_by_the_cell(look: Callable[..., tuple]) -> None:
    found = look("n,t,u\n1\n2,b,c,d,e\n3,b,c\n", NUMBER, TEXT, {"name": "u"})
    assert {(one.code, one.count, one.examples[0].row) for one in found} == {
        ("missing-cell", 2, 2),
        ("extra-cell", 2, 3),
    }


def test_a_cell_that_is_not_there_is_not_called_blank_too(faults: Callable[..., list[object]]) -> None:
    required = {"name": "t", "constraints": {"required": True}}
    assert faults("n,t\n1\n2,b\n", NUMBER, required) == [("missing-cell", 2, None)]


def test_a_last_record_cut_off_is_truncated_and_not_merely_short(faults: Callable[..., list[object]]) -> None:
    assert faults("n,t\n1,a\n2", NUMBER, TEXT) == [("truncated-row", 3, None)]


def test_a_file_in_windows_1252_names_the_byte_and_is_checked_all_the_same(look: Callable[..., tuple]) -> None:
    found = {one.code: one for one in look("n,t\n1,café\nx,“yes”\n".encode("cp1252"), NUMBER, TEXT)}
    assert set(found) == {"encoding-error", "type-error"}
    assert found["encoding-error"].examples[0].row == 2
    assert "0xE9" in found["encoding-error"].examples[0].message
    assert found["type-error"].examples[0].row == 3


def test_a_declared_encoding_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("t\ncafé\n".encode("cp1252"))
    looked, found = check_table(TableTask(path=path, shown="t", name="t", encoding="cp1252"), Options())
    assert (looked.encoding, found) == ("cp1252", ())


@pytest.mark.parametrize(
    ("content", "declared", "read_as"),
    [("t\ncafé\n".encode(), "utf-16", "utf-8"), (b"t\ncaf\xe9 \x81\n", "cp1252", None)],
    ids=["UTF-8 declared as UTF-16", "a byte that Windows-1252 leaves open"],
)
def test_a_declared_encoding_that_the_bytes_are_not_in_is_a_fault_and_the_rest_is_checked(
    tmp_path: Path, content: bytes, declared: str, read_as: str | None
) -> None:
    """A stream of the wrong encoding ended in a fault of Python's own, or in marks for what could not be read."""
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    looked, found = check_table(TableTask(path=path, shown="t", name="t", encoding=declared), Options())
    assert [one.code for one in found] == ["encoding-error"]
    assert looked.rows_read == looked.rows_present == 1
    assert read_as is None or (looked.encoding == read_as and "declared" in found[0].message)


def test_utf_16_without_a_mark_may_be_declared(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("name,town\nHall,Leeds\n".encode("utf-16-le"))
    looked, found = check_table(TableTask(path=path, shown="t", name="t", encoding="utf-16"), Options())
    assert (looked.rows_read, found) == (1, ())


def test_a_file_of_a_byte_order_mark_alone_is_empty(look: Callable[..., tuple]) -> None:
    assert {one.code for one in look(b"\xef\xbb\xbf")} == {"encoding-bom", "table-empty"}


@pytest.mark.parametrize("row", ["1,2,3\n", "1,2\n"], ids=["regular", "ragged"])
def test_more_columns_than_are_read_are_a_finding(
    look: Callable[..., tuple], monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    monkeypatch.setattr("validator.tables.check.LIMITS", replace(LIMITS, columns=2))
    assert [(one.code, one.count) for one in look(f"a,b,c\n{row}")] == [("too-many-columns", 1)]


def test_mixed_line_ends_are_a_warning_and_old_macintosh_ones_a_notice(look: Callable[..., tuple]) -> None:
    assert [(one.code, str(one.severity)) for one in look("a,b\r\n1,2\n3,4\n")] == [("line-ends-mixed", "warning")]
    assert [(one.code, str(one.severity)) for one in look("a,b\r1,2\r3,4\r")] == [("line-ends-cr", "notice")]


def test_tabs_in_a_csv_are_read_and_named(look: Callable[..., tuple]) -> None:
    found = look("n\tt\nx\ta\n", NUMBER, TEXT)
    assert [one.code for one in found] == ["delimiter-unexpected", "type-error"]
    assert [one.code for one in look("n\tt\nx\ta\n", NUMBER, TEXT, name="t.tsv")] == ["type-error"]


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"<!DOCTYPE html><p>", "a web page"),
        (b"\n <?xml version='1.0'?>", "an XML document"),
        (b"PK\x03\x04....", "a spreadsheet or a zip archive; save it as CSV"),
        (bytes(range(256)) * 4, "a binary file"),
    ],
)
def test_what_is_no_table_is_refused(look: Callable[..., tuple], content: bytes, looks_like: str) -> None:
    with pytest.raises(DsregError) as caught:
        look(content)
    assert (caught.value.code, caught.value.facts["looks_like"]) == ("not-a-table", looks_like)


def test_an_empty_file_and_one_with_a_header_alone_are_empty_tables(look: Callable[..., tuple]) -> None:
    assert [one.code for one in look(b"")] == ["table-empty"]
    assert [one.code for one in look(b"a,b\n")] == ["table-empty"]


def test_the_examples_are_limited_and_the_count_is_not(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("n\n" + "x\n" * 50, encoding="utf-8")
    task = TableTask(path=tmp_path / "t.csv", shown="t", name="t", schema=parse_table_schema({"fields": [NUMBER]}))
    (finding,) = check_table(task, Options(examples=3))[1]
    assert (finding.count, [one.row for one in finding.examples]) == (50, [2, 3, 4])
    (finding,) = check_table(task, Options(examples=0))[1]
    assert (finding.count, finding.examples) == (50, ())


def test_faults_at_the_first_middle_and_last_of_many_rows_come_back_with_exact_rows(tmp_path: Path) -> None:
    """Many rows, several engine threads, a long list of values: what could lose the order of the file."""
    rows = 300_000
    options = [f"value-{number}" for number in range(500)]
    draw = random.Random(7)  # noqa: S311 - a test's data
    cells = [[str(number), draw.choice(options)] for number in range(rows)]
    for place in (0, rows // 2, rows - 1):
        cells[place][1] = "none of them"
    text = io.StringIO()
    csv.writer(text).writerows([["n", "t"], *cells])
    (tmp_path / "t.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    fields = [NUMBER, {"name": "t", "type": "string", "constraints": {"enum": options}}]
    task = TableTask(path=tmp_path / "t.csv", shown="t", name="t", schema=parse_table_schema({"fields": fields}))
    looked, (finding,) = check_table(task, Options(examples=None))
    assert (looked.rows_read, looked.rows_present) == (rows, rows)
    assert [one.row for one in finding.examples] == [2, rows // 2 + 2, rows + 1]


CELL = st.one_of(st.sampled_from(["1", "-7", "x", "", "a,b", 'q"q', "two\nlines", "é"]), st.text("ab1 ", max_size=3))


@settings(max_examples=40)
@given(table=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=15), end=st.sampled_from(["\n", "\r\n"]))
def test_a_regular_and_a_rewritten_reading_of_the_same_rows_agree(
    tmp_path_factory: pytest.TempPathFactory, table: list[tuple[str, str]], end: str
) -> None:
    """The same rows in UTF-8 go to the engine as they are, in UTF-16 they are rewritten first."""
    text = io.StringIO()
    csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([("n", "t"), *table])
    folder = tmp_path_factory.mktemp("agree")
    schema = parse_table_schema({"fields": [NUMBER, {**TEXT, "constraints": {"minLength": 2}}]})
    found = []
    for encoding in ("utf-8", "utf-16"):
        path = folder / f"{encoding}.csv"
        path.write_bytes(text.getvalue().encode(encoding))
        task = TableTask(path=path, shown="t", name="t", schema=schema, encoding=encoding)
        looked, findings = check_table(task, Options(examples=None))
        found.append((looked.rows_read, looked.rows_present, sorted(findings, key=repr)))
    assert found[0] == found[1]
    assert found[0][0] == len(table)


def test_blank_lines_in_a_table_of_one_column_are_blank_rows(faults: Callable[..., list[object]]) -> None:
    assert faults("n\n1\n\nx\n", NUMBER) == [("blank-row", 3, None), ("type-error", 4, "n")]
    assert faults('n\n1\n""\nx\n', NUMBER) == [("blank-row", 3, None), ("type-error", 4, "n")]


def test_blank_lines_between_other_line_ends_are_blank_rows(faults: Callable[..., list[object]]) -> None:
    assert faults("n,t\r\n1,a\r\n\r\nx,b\r\n", NUMBER, TEXT) == [("blank-row", 3, None), ("type-error", 4, "n")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("schema", [{"primaryKey": "n"}, {"uniqueKeys": [["n"]]}, {"primaryKey": ["n", "t"]}])
def test_a_blank_row_has_no_key_even_where_no_text_is_a_value(
    look: Callable[..., tuple], encoding: str, schema: dict[str, object]
) -> None:
    """A file in UTF-8 is read as it is and one in UTF-16 is rewritten: both leave blank rows alone."""
    content = "n,t\na,b\n,\n,\nb,b\n".encode(encoding)
    found = look(content, {"name": "n"}, {"name": "t"}, missingValues=["-"], **schema)
    assert [(one.code, one.count) for one in found if one.code != "encoding-error"] == [("blank-row", 2)]


@pytest.mark.parametrize("content", ["n,t\n1,a\n", "n,t\n1\n", "n,t\n\n1,a,b\n", 'n,t\n1,a"b"\n', 'n,t\n1,"a"b\n'])
def test_the_engine_starts_once_for_a_small_file_however_uneven(
    look: Callable[..., tuple], monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    """It takes a tenth of a second to start, and a millisecond to see that the engine would refuse a record."""
    starts = []

    def run(*arguments: object, **options: object) -> object:
        starts.append(arguments)
        return run_plan(*arguments, **options)

    monkeypatch.setattr("validator.tables.engines.duckdb.run_plan", run)
    look(content, NUMBER, TEXT)
    assert len(starts) == 1
