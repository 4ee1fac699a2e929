"""Tables of very many columns are cut into strips; what is found is the same."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards.schema import Field, RowRule, Schema
from validator import limits
from validator.options import Options
from validator.tables import check as checking
from validator.tables.check import check_table
from validator.tables.engines import strips
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path

    from validator.finding import Finding
    from validator.report import Input

FIELDS = (
    Field(name="name"),
    Field(name="size", type="integer", constraints={"required": True, "maximum": 9}),
    Field(name="from", type="date"),
    Field(name="code", constraints={"unique": True}),
    Field(name="to", type="date"),
    Field(name="note", type="any"),
    Field(name="last"),
)
SCHEMA = Schema(
    fields=FIELDS,
    unique_keys=(("name", "last"),),
    rules=(RowRule(name="order", kind="not-after", fields=("from", "to"), says="It starts before it ends."),),
)
ROWS = [
    ["Park", "3", "2024-01-01", "A1", "2024-02-01", "", "x"],
    ["", "", "", "", "", "", ""],
    ["Library, East", "12", "2024-03-01", "A1", "2024-02-01", 'the "old" one', "x"],
    ["two\nlines", "n/a", "", "A2", "", "Â£5", ""],
    [" ", "\t", "", "", "", "", " "],
    ["Park", "", "2024-02-30", "A3", "", " padded ", "x"],
]
CELLS = st.sampled_from(
    ["", " ", "1", "12", "n/a", "Park", "2024-02-01", "2024-02-30", 'a "b"', "a,b", "a\nb", "é", '"']
)


def _look(path: Path, schema: Schema = SCHEMA, *, columns: bool = False) -> tuple[Input, tuple[Finding, ...]]:
    task = TableTask(path=path, shown="t", name="t", schema=schema)
    return check_table(task, Options(examples=None, columns=columns))


def _write(path: Path, rows: list[list[str]], *, end: str = "\n") -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator=end).writerows([[field.name for field in FIELDS], *rows])
    return path


@pytest.mark.parametrize("at_once", [2, 3, 6])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_in_strips_has_the_findings_and_summaries_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int, end: str
) -> None:
    path = _write(tmp_path / "t.csv", ROWS, end=end)
    whole = _look(path, columns=True)
    monkeypatch.setattr(strips, "AT_ONCE", at_once)
    cut = _look(path, columns=True)
    assert {one.code for one in cut[1]} >= {"blank-row", "unique-error", "row-constraint", "type-error", "mojibake"}
    assert cut == whole


@settings(max_examples=40)
@given(rows=st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=6), at_once=st.integers(2, 6))
def test_any_table_in_strips_has_the_findings_of_the_whole(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], at_once: int
) -> None:
    path = _write(tmp_path_factory.mktemp("strips") / "t.csv", rows)
    whole = _look(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strips, "AT_ONCE", at_once)
        assert _look(path) == whole


@pytest.mark.parametrize(
    "text",
    [
        "a,b,c\n1,2,3\n1,2\n1,2,3\n",
        "a,b,c\n1,2,3,4\n1,2,3\n",
        'a,b,c\n1,5" pipe,3\n1,2,3\n',
        "a,b,c\n\n1,2,3\n\n",
        'a,b,c\n1,2,"open\n1,2,3\n',
        "\ufeffa,b,c\n1,,\n,,\n",
        'a,b,c\n1,a"b"c,3\n',
    ],
)
def test_what_is_irregular_is_found_in_strips_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8", newline="")
    schema = Schema(fields=tuple(Field(name=name) for name in "abc"))
    whole = _look(path, schema)
    monkeypatch.setattr(strips, "AT_ONCE", 2)
    assert _look(path, schema) == whole


def test_three_thousand_columns_of_which_each_has_a_fault_are_found_one_by_one(tmp_path: Path) -> None:
    """DuckDB could not hold them in one statement; the faults stand on the diagonal."""
    width, rows = 3_000, 20
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(f"c{column}" for column in range(width))
        for row in range(rows):
            writer.writerow("x" if column % 250 == row else "1" for column in range(width))
    schema = Schema(fields=tuple(Field(name=f"c{column}", type="integer") for column in range(width)))
    looked, found = _look(path, schema)
    places = {(one.column, example.row) for one in found for example in one.examples if one.code == "type-error"}
    assert looked.rows_read == rows
    assert places == {(column + 1, column % 250 + 2) for column in range(width) if column % 250 < rows}


def test_more_columns_than_the_limit_are_one_finding_and_no_rule_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write(tmp_path / "t.csv", ROWS)
    monkeypatch.setattr(checking, "LIMITS", limits.Limits(columns=6))
    looked, found = _look(path)
    assert [one.code for one in found] == ["too-many-columns"]
    assert looked.rows_read == 0


def test_a_record_of_three_megabytes_is_read_as_any_other(tmp_path: Path) -> None:
    """The reader is given two at first, so that every thread has work."""
    long = "x" * 3_000_000
    path = _write(tmp_path / "t.csv", [["", "1", "", "A", "", long, ""], ["", "12", "", "A", "", "", ""]])
    looked, found = _look(path)
    assert looked.rows_read == 2
    assert {(one.code, one.count) for one in found} == {("constraint-error", 1), ("unique-error", 1)}
