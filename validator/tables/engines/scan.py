"""The scan of a regular file: the marks of its rows and its suspect cells, put into two tables.

It is a CREATE TABLE AS over read_csv, a projection and nothing else: DuckDB keeps the file's order in it, so the row id
of the marks is the record's position, without a window function (which would halve the speed).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from validator.limits import LIMITS
from validator.tables.engines.marks import marks_query, read_csv
from validator.tables.engines.outcome import RejectedRowError
from validator.tables.engines.statements import create_table
from validator.tables.engines.strips import cut_file, cut_plan

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection
    from sqlglot import exp

    from validator.tables.plan import Plan

LONG_RECORD = 2 * 1000**2
"""Bytes: DuckDB gives each thread as much at least as the longest record may have; a large number leaves threads idle.

With 64 MB, a file of 206 MB took 2.1 s of wall time on two processors where it takes 1.1 s with this.
"""
TOO_LONG = "maximum line size"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """A file and how it is written; of a table of very many columns, a file that holds some of them."""

    plan: Plan
    path: Path
    delimiter: str
    has_header: bool

    def source(self, *, longest: int = LIMITS.record) -> exp.Expr:
        """Return the reading of the file."""
        columns = [column.column for column in self.plan.columns]
        return read_csv(
            columns,
            self.path,
            delimiter=self.delimiter,
            has_header=self.has_header,
            longest=longest,
        )


SUSPECTS = """
INSERT INTO suspects SELECT position, struct_extract_at(suspect, 1), struct_extract_at(suspect, 2)
FROM (SELECT rowid AS position, unnest(suspects) AS suspect FROM marks WHERE suspects IS NOT NULL)
"""
BLANK_EVERYWHERE = """
CREATE TABLE blank AS SELECT position FROM suspects WHERE k = 0 GROUP BY position HAVING count(*) = ?
"""
BLANK_SOMEWHERE = "DELETE FROM suspects WHERE k = 0 OR position IN (SELECT position FROM blank)"


def scan(connection: DuckDBPyConnection, file: Scanned, folder: Path) -> tuple[int, tuple[Scanned, ...]]:
    """Fill the tables `marks` and `suspects`; return how many rows there are, and the files that were read for it.

    Raise RejectedRowError where the file is not regular.
    """
    connection.execute("CREATE TABLE suspects (position BIGINT, k INTEGER, v VARCHAR)")
    files = _files(file, folder)
    counts = {_mark(connection, one, is_strip=len(files) > 1) for one in files}
    if len(counts) > 1:
        raise RejectedRowError("some strips of the table have more rows than others")
    if len(files) > 1:
        connection.execute(BLANK_EVERYWHERE, [len(files)])
        connection.execute(BLANK_SOMEWHERE)
        connection.execute("INSERT INTO suspects SELECT position, 0, '' FROM blank")
    return counts.pop(), files


def _files(file: Scanned, folder: Path) -> tuple[Scanned, ...]:
    """Return the file itself, or its strips where it has very many columns."""
    plans = cut_plan(file.plan)
    if len(plans) == 1:
        return (file,)
    cut = cut_file(file.path, plans, folder, delimiter=file.delimiter, has_header=file.has_header)
    return tuple(replace(file, plan=strip.plan, path=strip.path, has_header=False) for strip in cut)


def _mark(connection: DuckDBPyConnection, file: Scanned, *, is_strip: bool) -> int:
    """Mark the rows of one file and put its suspects with the others; return how many rows there are."""
    try:
        _execute(connection, file, LONG_RECORD, is_strip=is_strip)
    except RejectedRowError as error:
        if TOO_LONG not in str(error).lower():
            raise
        _execute(connection, file, LIMITS.record, is_strip=is_strip)
    connection.execute(SUSPECTS)
    return int(connection.execute("SELECT count(*) FROM marks").fetchall()[0][0])


def _execute(connection: DuckDBPyConnection, file: Scanned, longest: int, *, is_strip: bool) -> None:
    # DuckDB is imported only when a table is checked: 100 ms
    import duckdb  # noqa: PLC0415

    query = marks_query(file.plan, file.source(longest=longest), is_strip=is_strip)
    try:
        connection.execute(create_table("marks", query))
    except duckdb.InvalidInputException as error:
        raise RejectedRowError(str(error)) from error
