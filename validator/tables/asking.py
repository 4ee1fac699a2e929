"""What is asked of a table whose header is known: the rules, by the engine; the order of its dates; its standard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standards.schema import Schema
from validator.faults import Place, find
from validator.finding import Example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from validator.finding import Finding
    from validator.gazetteer.index import Gazetteer
    from validator.options import Options
    from validator.tables.dialect import Dialect
    from validator.tables.engines.outcome import Outcome
    from validator.tables.header import Header
    from validator.tables.places import Places
    from validator.tables.structure import Hint
    from validator.tables.task import TableTask


def ask_engine(  # noqa: PLR0913 - what is asked for, and what was learnt of the file
    task: TableTask, options: Options, *, header: Header, path: Path, dialect: Dialect, hints: frozenset[Hint]
) -> Outcome:
    """Return what the engine made of the rows of a file that it can read by itself.

    Raise RejectedRowError where its reader refuses a record.
    """
    # the rules and the engine need sqlglot and DuckDB: 200 ms that `dsreg --help` should not pay
    from validator.tables.compile import compile_plan  # noqa: PLC0415
    from validator.tables.engines.duckdb import run_plan  # noqa: PLC0415

    schema = task.schema or Schema(fields=())
    width = len(header.columns)
    gazetteer = _gazetteer(options)
    plan = compile_plan(schema, header.columns, width=width, hints=hints, links=task.links, gazetteer=gazetteer)
    return run_plan(
        plan,
        path,
        delimiter=dialect.delimiter,
        has_header=dialect.has_header,
        keep=options.examples,
        with_summaries=options.columns,
    )


def _gazetteer(options: Options) -> Gazetteer | None:
    if options.gazetteer is None:
        return None
    # most files are checked without one
    from validator.gazetteer.index import Gazetteer, open_index  # noqa: PLC0415

    return Gazetteer(index=open_index(options.gazetteer), distance=options.gazetteer_distance)


def tell_day_orders(  # noqa: PLR0913 - what is asked for, and what was learnt of the file
    task: TableTask, options: Options, *, header: Header, path: Path, dialect: Dialect, places: Places
) -> Iterator[Finding]:
    """Yield the columns of dates in which nothing shows whether the day or the month comes first."""
    # it shares the words for nothing with the rules, which need sqlglot
    from validator.tables.damage.day_order import open_day_orders  # noqa: PLC0415

    for order in open_day_orders(path, header.columns, task.schema or Schema(fields=()), dialect):
        if order.first is not None:
            position, text = order.first
            row, line = places.place(position)
            examples = [Example(row=row, line=line, value=text)][: options.examples]
            place = replace(Place(path=task.shown, table=task.name), field=order.field.name, column=order.column)
            yield find("date-ambiguous", place, examples=examples)


def tell_standards(task: TableTask, labels: list[str]) -> Iterator[Finding]:
    """Yield which standards a table looks as if it follows, where it is held to nothing."""
    if task.schema is None:
        # the labels of the library are read only where nobody named a standard: 2 ms
        from validator.tables.detection import detect  # noqa: PLC0415

        yield from detect(labels, Place(path=task.shown, table=task.name))
