"""A table of very many columns cut into strips: files of some of its columns each, with all of its rows.

DuckDB holds 2,048 rows of every column of a statement at once, and a statement about thousands of columns needs more
memory than a machine should give (4,000 columns of three rows: over 330 MB). Strips cost one more reading of the file,
and time and memory that do not depend on how many of them there are.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from sqlglot import exp

from validator.limits import LIMITS
from validator.tables.engines.marks import marks_query
from validator.tables.engines.outcome import RejectedRowError
from validator.tables.engines.statements import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from validator.tables.plan import Plan

AT_ONCE = 200
"""The columns of a strip, and of the widest table that is left whole."""
BOM = b"\xef\xbb\xbf"
BUFFER = 256 * 1024
_CELL = re.compile(r"[cp]([0-9]+)")
"""A cell, or whether it is plainly good."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Some columns of a table: what they are asked, and the file that holds them alone."""

    plan: Plan
    path: Path


def cut_plan(plan: Plan) -> tuple[Plan, ...]:
    """Return a plan for each strip, or the plan alone; the last has what is asked of keys and across columns."""
    if plan.width <= AT_ONCE:
        return (plan,)
    together = _asked_together(plan)
    first = [column for column in plan.columns if column.column in together]
    others = [column for column in plan.columns if column.column not in together]
    room = max(0, AT_ONCE - len(first))
    last = replace(plan, columns=(*first, *others[:room]))
    alone = replace(plan, read=(), told=(), rows=(), keys=(), references=(), exports=(), gazetteer=None)
    rest = others[room:]
    cut = (rest[at : at + AT_ONCE] for at in range(0, len(rest), AT_ONCE))
    return (*(replace(alone, columns=tuple(columns)) for columns in cut), last)


def _asked_together(plan: Plan) -> frozenset[int]:
    """Return the columns that keys and rules across columns read (and the first, of which every query asks)."""
    query = marks_query(replace(plan, columns=plan.columns[:1]), table("cells"))
    names = (_CELL.fullmatch(column.name) for column in query.find_all(exp.Column))
    return frozenset(int(name[1]) for name in names if name)


def cut_file(
    path: Path,
    plans: Sequence[Plan],
    folder: Path,
    *,
    delimiter: str,
    has_header: bool,
) -> tuple[Strip, ...]:
    """Write the file's strips into the folder, without the header.

    Raise RejectedRowError where a record does not have as many cells as the table has columns.
    """
    paths = [folder / f"strip{number}.csv" for number in range(len(plans))]
    separator = delimiter.encode()
    pick = [_picker([column.column - 1 for column in plan.columns]) for plan in plans]
    with path.open("rb") as stream, ExitStack() as stack:
        records = _records(stream, separator, plans[0].width)
        if has_header:
            next(records)
        writers = [stack.enter_context(one.open("wb", buffering=BUFFER)).write for one in paths]
        writing = list(zip(writers, pick, strict=True))
        for cells in records:
            for write, picked in writing:
                # a strip of one column: a blank line would be no record
                write((separator.join(picked(cells)) or b'""') + b"\n")
    return tuple(map(Strip, plans, paths))


def _picker(numbers: Sequence[int]) -> Callable[[list[bytes]], Sequence[bytes]]:
    """Return what takes these cells of a record: neighbours at once, which is ten times as fast."""
    first, last = numbers[0], numbers[-1]
    is_run = last - first + 1 == len(numbers)
    return itemgetter(slice(first, last + 1)) if is_run else itemgetter(*numbers)


def _records(stream: BinaryIO, separator: bytes, width: int) -> Iterator[list[bytes]]:
    """Yield the cells of each record as they are written, quotation marks included."""
    if stream.read(len(BOM)) != BOM:
        stream.seek(0)
    while line := stream.readline(LIMITS.record):
        while line.count(b'"') % 2 and len(line) < LIMITS.record and (more := stream.readline(LIMITS.record)):
            line += more
        cells = line.rstrip(b"\r\n").split(separator)
        if b'"' in line:
            cells = _mended(cells, separator)
        if len(cells) != width:
            message = f"{len(cells)} cells where there are {width} columns"
            raise RejectedRowError(message)
        yield cells


def _mended(pieces: list[bytes], separator: bytes) -> list[bytes]:
    """Return the cells of a record that was cut at separators inside quotation marks too."""
    cells: list[bytes] = []
    is_inside = False
    for piece in pieces:
        if is_inside:
            cells[-1] += separator + piece
        else:
            cells.append(piece)
        is_inside ^= piece.count(b'"') % 2 == 1
    return cells
