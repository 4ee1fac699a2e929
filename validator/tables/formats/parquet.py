"""Parquet, read by DuckDB, which has its reader built in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from standards.errors import DsregError
from validator.limits import LIMITS
from validator.tables.formats.cells import to_text, writers
from validator.tables.formats.format import damaged
from validator.tables.records import Quirk, RawRecord
from validator.tables.task import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from standards.schema import Schema
    from validator.tables.formats.format import Opening
    from validator.tables.task import TableTask

WHAT = "a Parquet file"
BATCH = 2_000
"""Rows that are held as Python values at a time."""
BINARY = ("BLOB", "BIT")
TYPED = ("FLOAT", "DOUBLE", "TIMESTAMP", "INTERVAL")
KNOWN = (*TYPED, "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "U", "DECIMAL", "DATE", "TIME", "VARCHAR")
"""Types whose values Python has too."""
NESTED = ("STRUCT", "MAP", "UNION", "LIST", "[]", "VARIANT", "JSON")


def open_parquet(task: TableTask, _opening: Opening) -> Iterator[TableTask]:
    """Yield the table of a Parquet file."""
    # duckdb is imported only when a table is checked
    import duckdb  # noqa: PLC0415

    try:
        with _connect() as connection:
            _refuse_without_reader(connection, task)
            source = _source(task.path)
            described = connection.execute(f"DESCRIBE {exp.select('*').from_(source).sql(dialect='duckdb')}").fetchall()
            columns = [(str(name), str(kind)) for name, kind, *_ in described]
            footer = exp.Anonymous(this="parquet_file_metadata", expressions=[_literal(task.path)])
            counted = exp.select("num_rows").from_(footer).sql(dialect="duckdb")
            rows = sum(int(number) for (number,) in connection.execute(counted).fetchall())
    except duckdb.Error as error:
        raise damaged(task, WHAT, _first_line(error)) from error
    yield replace(
        task, rows=Rows(read=lambda schema: _records(task, columns, schema), last_number=rows, width=len(columns))
    )


def _connect() -> DuckDBPyConnection:
    import duckdb  # noqa: PLC0415 - see above

    return duckdb.connect(
        config={
            "memory_limit": LIMITS.memory,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )


def _refuse_without_reader(connection: DuckDBPyConnection, task: TableTask) -> None:
    known = connection.execute("SELECT loaded FROM duckdb_extensions() WHERE extension_name = 'parquet'").fetchall()
    if known != [(True,)]:
        raise DsregError("reader-missing", path=task.shown, what=WHAT, library="duckdb")


def _source(path: Path) -> exp.Expr:
    return exp.Anonymous(this="read_parquet", expressions=[_literal(path)])


def _literal(path: Path) -> exp.Expr:
    """Return a path as DuckDB reads it: a name with * or [ in it is a name and no pattern."""
    return exp.Literal.string("".join(f"[{mark}]" if mark in "*?[" else mark for mark in str(path)))


def _records(task: TableTask, columns: list[tuple[str, str]], schema: Schema | None) -> Iterator[RawRecord]:
    """Yield the labels as record 0, then every row."""
    import duckdb  # noqa: PLC0415 - see above

    labels = [name for name, _ in columns]
    yield RawRecord(0, 0, labels, "", Quirk.NONE)
    forms = writers(labels, schema)
    typed = [
        (at, write) for at, (write, (_, kind)) in enumerate(zip(forms, columns, strict=True)) if _is_typed(write, kind)
    ]
    left = {at for at, _ in typed}
    chosen = [_readable(name, kind, is_typed=at in left) for at, (name, kind) in enumerate(columns)]
    read = exp.select(*chosen).from_(_source(task.path))
    number = 0
    try:
        with _connect() as connection:
            connection.execute(read.sql(dialect="duckdb"))
            while batch := connection.fetchmany(BATCH):
                for values in batch:
                    number += 1
                    cells = list(values)
                    for at, write in typed:
                        cells[at] = write(cells[at])
                    quirks = Quirk.NULL_BYTE if "\0" in "".join(cells) else Quirk.NONE
                    yield RawRecord(number, number, cells, "", quirks)
    except duckdb.Error as error:
        raise damaged(task, WHAT, _first_line(error)) from error


def _is_typed(write: Callable[[object], str], kind: str) -> bool:
    """Say whether Python writes a column's values: those whose text depends on the field, or differs from DuckDB's."""
    return write is not to_text or kind.startswith(TYPED)


def _readable(name: str, kind: str, *, is_typed: bool) -> exp.Expr:
    """Return a column as values that Python writes, or as text: bytes as Base64, a list or a structure as JSON."""
    column: exp.Expr = exp.column(exp.to_identifier(name, quoted=True))
    if kind.startswith(BINARY):
        column = exp.Anonymous(this="to_base64", expressions=[exp.Cast(this=column, to=exp.DataType.build("BLOB"))])
    elif any(mark in kind for mark in NESTED):
        column = exp.Anonymous(this="to_json", expressions=[column])
    elif is_typed and kind.startswith(KNOWN):
        return exp.alias_(column, name, quoted=True)
    text = exp.Cast(this=column, to=exp.DataType.build("TEXT"))
    return exp.alias_(exp.Coalesce(this=text, expressions=[exp.Literal.string("")]), name, quoted=True)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].partition(": ")[2] or str(error)
