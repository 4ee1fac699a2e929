"""One file looked at whole: what goes wrong inside ends as an error with a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb
import pytest

from validator.options import Options
from validator.tables import check, file, reading, records
from validator.tables.file import check_file
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def task(tmp_path: Path) -> TableTask:
    """Return the task of a small table."""
    path = tmp_path / "t.csv"
    path.write_text("n,t\n1,a\n", encoding="utf-8")
    return TableTask(path=path, shown="t.csv", name="t")


@pytest.mark.parametrize(
    ("raised", "code"),
    [(duckdb.OutOfMemoryException("full"), "memory-short"), (OSError(28, "No space left"), "file-unreadable")],
)
def test_a_machine_that_is_too_small_gets_one_sentence(
    task: TableTask, monkeypatch: pytest.MonkeyPatch, raised: Exception, code: str
) -> None:
    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr(file, "check_table", fail)
    assert [error.code for error in check_file(task, Options()).errors] == [code]


def test_a_mistake_of_ours_is_not_hidden(task: TableTask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(file, "check_table", fail)
    with pytest.raises(ZeroDivisionError):
        check_file(task, Options())


@pytest.mark.parametrize("cell", ["x" * 5000, '"' + "x" * 5000 + '"'])
def test_a_cell_beyond_the_limit_gets_one_sentence(task: TableTask, monkeypatch: pytest.MonkeyPatch, cell: str) -> None:
    small = replace(check.LIMITS, record=1000)
    for module in (check, reading, records, file):
        monkeypatch.setattr(module, "LIMITS", small)
    monkeypatch.setattr("validator.tables.engines.duckdb.LIMITS", small)
    task.path.write_text(f"n,t\n1,{cell}\n\n2,b\n", encoding="utf-8")
    (error,) = check_file(task, Options()).errors
    assert (error.code, error.facts["limit"]) == ("limit-reached", "1,000")


@pytest.mark.parametrize("text", ["", "\n", "\n\n \n", "\r\n\r\n"])
def test_a_file_of_nothing_but_line_ends_is_an_empty_table(task: TableTask, text: str) -> None:
    task.path.write_text(text, encoding="utf-8", newline="")
    found = check_file(task, Options())
    assert (found.errors, "table-empty" in {one.code for one in found.findings}) == ((), True)


def test_a_name_that_ends_in_gz_says_nothing_of_the_content(task: TableTask) -> None:
    path = task.path.rename(task.path.with_suffix(".gz"))
    (table,) = check_file(replace(task, path=path), Options()).inputs
    assert table.rows_read == 1
