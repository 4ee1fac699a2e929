"""The rows of two tables compared by DuckDB: joined by their key, else counted whole; memory is capped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.differing import statements
from validator.differing.columns import Pair, unmatched
from validator.differing.difference import CellExample, ColumnCells, RowExample, Rows
from validator.limits import LIMITS, beyond
from validator.tables.check import lay_out
from validator.tables.engines.statements import most

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from validator.differing.difference import Key
    from validator.options import Options
    from validator.tables.check import Laid
    from validator.tables.task import TableTask

COMBINATIONS = 400
"""How many pairs of a column that is gone and one that is new are looked at for the same content."""
LONG_RECORD = 2 * 1000**2


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One side in the engine: the name of its table there, its labels, how its file was laid out, how many rows."""

    side: str
    laid: Laid
    rows: int

    def number(self, position: int) -> int:
        """Return the number in the file of a row, by its position in the engine."""
        return self.laid.places.place(position)[0]


def connect(folder: Path) -> DuckDBPyConnection:
    """Return an engine that keeps its tables on disk and reaches nothing else."""
    # DuckDB is imported only when a table is read: 100 ms
    import duckdb  # noqa: PLC0415

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": LIMITS.memory,
        "temp_directory": str(folder),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(str(folder / "rows.duckdb"), config=settings)


def load(connection: DuckDBPyConnection, side: str, task: TableTask, options: Options, folder: Path) -> Loaded:
    """Read a table into the engine, a copy of it where the file is irregular. Raise DsregError where it cannot be."""
    laid = lay_out(task, options, folder)
    read, filled = _load(connection, side, laid)
    if read != laid.rows:
        laid = lay_out(task, options, folder, is_rewritten=True)
        read, filled = _load(connection, side, laid)
    if read != laid.rows:
        raise beyond(task.shown, "the length of a row in bytes", LIMITS.record)
    return Loaded(side=side, laid=laid, rows=filled)


def _load(connection: DuckDBPyConnection, side: str, laid: Laid) -> tuple[int, int]:
    """Return how many rows were read, and how many of them are not blank; -1 where the engine refuses one."""
    import duckdb  # noqa: PLC0415 - see connect

    if not laid.labels:
        connection.execute(f"CREATE OR REPLACE TABLE {side} (c0 VARCHAR)")
        return 0, 0
    for longest in (LONG_RECORD, LIMITS.record):
        try:
            connection.execute(statements.load(side, laid, longest=longest))
            read, filled = connection.execute(statements.count_rows(side, len(laid.labels))).fetchall()[0]
            return int(read), int(filled)
        except duckdb.InvalidInputException:
            continue
    return -1, 0


class Comparison:
    """Two tables while they are compared."""

    def __init__(
        self,
        connection: DuckDBPyConnection,
        before: Loaded,
        after: Loaded,
        pairs: Sequence[Pair],
        key: Key | None,
    ) -> None:
        """Join the rows by their key, by their place where there is none."""
        self._connection, self._before, self._after, self.pairs, self.key = connection, before, after, pairs, key
        labels = list(after.laid.labels)
        by_number = {pair.after: pair for pair in pairs}
        self._key_pairs = [by_number[labels.index(name) + 1] for name in key.columns] if key else []
        for name in ("shared", "paired", "different", "before_alone", "after_alone"):
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        if key:
            connection.execute(_key_rows(before, [pair.before for pair in self._key_pairs]))
            connection.execute(_key_rows(after, [pair.after for pair in self._key_pairs]))
            connection.execute(statements.SHARED)
            connection.execute(statements.PAIRED)
        elif before.rows == after.rows:
            connection.execute(statements.BY_PLACE)

    def find_renamed(self) -> None:
        """Add to the pairs the columns that hold the same under another name, where no other column could be meant."""
        gone = unmatched(len(self._before.laid.labels), (pair.before for pair in self.pairs))
        new = unmatched(len(self._after.laid.labels), (pair.after for pair in self.pairs))
        combinations = [(one, other) for one in gone for other in new]
        is_paired = self.key is not None or self._before.rows == self._after.rows
        if not combinations or len(combinations) > COMBINATIONS or not is_paired:
            return
        flags = self._connection.execute(statements.same_content(combinations)).fetchall()[0]
        same = [pair for pair, flag in zip(combinations, flags, strict=True) if flag]
        certain = [
            Pair(before=old, after=other)
            for old, other in same
            if sum(one[0] == old for one in same) == sum(one[1] == other for one in same) == 1
        ]
        self.pairs = tuple(sorted((*self.pairs, *certain), key=lambda pair: pair.after))

    def rows(self, examples: int | None) -> Rows:
        """Return how the rows differ, with at most so many examples of each thing (None: all)."""
        if not self.pairs:
            return self._not_compared()
        changed, columns = self._changes(examples) if self.key else (0, ())
        blank, shared = self._fetch(statements.COUNTED)[0] if self.key else (0, 0)
        self._find_alone(is_whole=self.key is None or bool(blank or shared))
        return Rows(
            key=self.key,
            before=self._before.rows,
            after=self._after.rows,
            added=self._count(self._after),
            removed=self._count(self._before),
            changed=changed,
            cells=sum(one.changed for one in columns),
            shared=shared,
            blank=blank,
            columns=columns,
            added_examples=self._alone(self._after, examples),
            removed_examples=self._alone(self._before, examples),
        )

    def _not_compared(self) -> Rows:
        """Return that all rows are others, where the tables have no column in common."""
        before, after = self._before.rows, self._after.rows
        return Rows(
            key=None,
            before=before,
            after=after,
            added=after,
            removed=before,
            changed=0,
            cells=0,
            shared=0,
            blank=0,
            columns=(),
            added_examples=(),
            removed_examples=(),
            is_compared=False,
        )

    def _changes(self, examples: int | None) -> tuple[int, tuple[ColumnCells, ...]]:
        others = [pair for pair in self.pairs if pair not in self._key_pairs]
        self._connection.execute(statements.different(others))
        changed, *counts = self._fetch(statements.count_different(len(others)))[0]
        found = [self._column(number, others[number], count, examples) for number, count in enumerate(counts) if count]
        return changed, tuple(sorted(found, key=lambda one: -one.changed))

    def _column(self, number: int, pair: Pair, count: int, examples: int | None) -> ColumnCells:
        key = [one.after for one in self._key_pairs]
        rows = self._fetch(statements.changed_cells(number, pair, key, most(examples))) if examples != 0 else []
        return ColumnCells(
            column=self._after.laid.labels[pair.after - 1],
            changed=count,
            examples=tuple(
                CellExample(
                    key=tuple(named),
                    row_before=self._before.number(before),
                    row_after=self._after.number(after),
                    before=was,
                    after=now,
                )
                for before, after, was, now, *named in rows
            ),
        )

    def _find_alone(self, *, is_whole: bool) -> None:
        """Find the rows that stand on one side alone: by their key, and as often as they stand there too many."""
        for side in ("before", "after"):
            self._connection.execute((statements.ONE_SIDED if self.key else statements.NONE_YET)[side])
        if not is_whole:
            return
        for one in (self._before, self._after):
            numbers = [getattr(pair, one.side) for pair in self.pairs]
            width, is_keyed = len(one.laid.labels), self.key is not None
            self._connection.execute(statements.whole_rows(one.side, numbers, width, is_keyed=is_keyed))
        for side in ("before", "after"):
            self._connection.execute(statements.SURPLUS[side])

    def _count(self, one: Loaded) -> int:
        return int(self._fetch(statements.ALONE[one.side])[0][0])

    def _alone(self, one: Loaded, examples: int | None) -> tuple[RowExample, ...]:
        if examples == 0:
            return ()
        return tuple(
            RowExample(row=one.number(position), times=times, cells=tuple(zip(one.laid.labels, cells, strict=False)))
            for position, times, *cells in self._fetch(statements.rows_alone(one.side, most(examples)))
        )

    def _fetch(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query).fetchall()


def _key_rows(one: Loaded, numbers: Sequence[int]) -> str:
    return statements.key_rows(one.side, numbers, len(one.laid.labels))


def memory_short(shown: str) -> DsregError:
    """Return the error of tables that do not fit into the memory and the disk that may be used."""
    return DsregError("memory-short", path=shown, limit=LIMITS.memory)
