"""A difference as text for a terminal of 80 columns, and as JSON (difference.schema.json)."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from validator.differing.wording import count, headline, tell_column, tell_part, tell_property, tell_rows
from validator.renderings.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.differing.difference import (
        CellExample,
        Change,
        ColumnCells,
        Difference,
        RowExample,
        Rows,
        TableDifference,
    )

FORMAT = 1
WIDTH = 79
CELL = 24


def difference_text(difference: Difference, *, tool: str = "") -> str:  # noqa: ARG001 - all forms take it
    """Return the difference for a terminal, what changed first in one line."""
    lines = [*_wrapped(f"{difference.before} → {difference.after}"), "", *_wrapped(headline(difference)), ""]
    for table in difference.tables:
        lines += [*_table(table, is_alone=len(difference.tables) == 1), ""]
    lines += _list("tables and files", map(tell_part, difference.parts))
    lines += _list("metadata", map(tell_property, difference.metadata))
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(table: TableDifference, *, is_alone: bool) -> Iterator[str]:
    if not is_alone:
        yield one_line(table.name)
    for says in tell_rows(table.rows):
        yield from _wrapped(says)
    yield from ("", *_list("columns", map(tell_column, table.columns)))
    for column in table.rows.columns:
        yield f"{one_line(column.column)}   {count(column.changed, 'cell')} changed"
        yield from _cells(column)
        yield ""
    for sign, what, number, examples in (
        ("+", "added", table.rows.added, table.rows.added_examples),
        ("-", "removed", table.rows.removed, table.rows.removed_examples),
    ):
        if number:
            yield f"{count(number, 'row')} {what}"
            yield from _rows(sign, examples, number)
            yield ""


def _cells(column: ColumnCells) -> Iterator[str]:
    places = [_place(one) for one in column.examples]
    width = max(map(len, places), default=0)
    for place, one in zip(places, column.examples, strict=True):
        yield f"  {place:{width}}   {_cell(one.before)} → {_cell(one.after)}"
    yield from _more(column.changed, len(column.examples))


def _place(one: CellExample) -> str:
    row = f"row {one.row_before}" if one.row_before == one.row_after else f"row {one.row_before} → {one.row_after}"
    return f"{row}   {_short(' '.join(one.key))}"


def _rows(sign: str, examples: tuple[RowExample, ...], number: int) -> Iterator[str]:
    for one in examples:
        times = f" ({one.times:,} times)" if one.times > 1 else ""
        cells = ", ".join(one_line(cell) for _, cell in one.cells if cell)
        line = f"  {sign} row {one.row}{times}   {cells}"
        yield line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
    yield from _more(number, sum(one.times for one in examples))


def _more(number: int, shown: int) -> Iterator[str]:
    if number > shown:
        yield f"  and {number - shown:,} more" if shown else "  (--examples N shows some)"


def _cell(text: str) -> str:
    return _short(text) if text else "(blank)"


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= CELL else f"{text[: CELL - 1]}…"


def _list(title: str, says: Iterable[str]) -> list[str]:
    items = [
        line
        for one in says
        for line in wrap(one, WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)
    ]
    return [title, *items, ""] if items else []


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, break_on_hyphens=False)


def difference_json(difference: Difference, *, tool: str = "") -> str:
    """Return the difference as JSON."""
    document = problem_document(None, 0 if difference.is_same else 1, tool=tool) | {
        "before": difference.before,
        "after": difference.after,
        "metadata": [_change(one) for one in difference.metadata],
        "parts": [_change(one) for one in difference.parts],
        "tables": [
            {"name": one.name, "columns": [_change(each) for each in one.columns], "rows": _rows_document(one.rows)}
            for one in difference.tables
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def problem_document(problem: str | None, code: int, *, tool: str) -> dict[str, Any]:
    """Return what every form in JSON begins with; `problem` says why nothing could be looked at."""
    return {"dsreg": FORMAT, "tool": tool, "exit": code, "problem": problem}


def _change(one: Change) -> dict[str, Any]:
    return {"kind": one.kind.value, "name": one.name, "before": one.before, "after": one.after}


def _rows_document(rows: Rows) -> dict[str, Any]:
    return {
        "key": rows.key and {"columns": list(rows.key.columns), "source": rows.key.source.value},
        "before": rows.before,
        "after": rows.after,
        "added": rows.added,
        "removed": rows.removed,
        "changed": rows.changed,
        "changedCells": rows.cells,
        "sharedKeys": rows.shared,
        "blankKeys": rows.blank,
        "columns": [
            {"column": one.column, "changed": one.changed, "examples": [_cell_document(each) for each in one.examples]}
            for one in rows.columns
        ],
        "addedExamples": [_row_document(one) for one in rows.added_examples],
        "removedExamples": [_row_document(one) for one in rows.removed_examples],
    }


def _cell_document(one: CellExample) -> dict[str, Any]:
    return {
        "key": list(one.key),
        "rowBefore": one.row_before,
        "rowAfter": one.row_after,
        "before": one.before,
        "after": one.after,
    }


def _row_document(one: RowExample) -> dict[str, Any]:
    return {"row": one.row, "times": one.times, "cells": [list(cell) for cell in one.cells]}
