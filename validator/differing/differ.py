"""Two files or packages compared: metadata, then each table's columns and rows."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.differing.columns import compare_columns, match
from validator.differing.difference import Change, Difference, Key, KeySource, Kind, TableDifference
from validator.differing.metadata import compare_metadata
from validator.differing.rows import Comparison, connect, load, memory_short
from validator.differing.side import open_side
from validator.limits import LIMITS, beyond
from validator.progress import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from validator.differing.rows import Loaded
    from validator.differing.side import Side, SideTable
    from validator.options import Options


def differ(
    before: Path,
    after: Path,
    options: Options,
    *,
    key: Sequence[str] = (),
    shown: tuple[str, str] | None = None,
) -> Difference:
    """Return what differs between two files or packages; `shown` are their names as a person knows them.

    Rows are told apart by `key`, else by the key that the later side's schema or standard names, else compared whole.
    Raise DsregError where a side cannot be looked at, and "diff-key-missing" where a table lacks a column of `key`.
    """
    names = shown or (before.as_posix(), after.as_posix())
    with ExitStack() as stack:
        sides = [
            stack.enter_context(open_side(path, options, shown=name))
            for path, name in zip((before, after), names, strict=True)
        ]
        return _differ(sides[0], sides[1], options, tuple(key))


def _differ(before: Side, after: Side, options: Options, key: tuple[str, ...]) -> Difference:
    metadata: tuple[Change, ...] = ()
    if before.descriptor is not None and after.descriptor is not None:
        metadata = compare_metadata(before.descriptor, after.descriptor)
    pairs = _pair_tables(before, after)
    return Difference(
        before=before.shown,
        after=after.shown,
        metadata=metadata,
        parts=(*_parts(before, after, pairs),),
        tables=tuple(_differ_tables(old, new, options, key) for old, new in pairs),
    )


def _pair_tables(before: Side, after: Side) -> list[tuple[SideTable, SideTable]]:
    """Return the tables of one name, and two tables that are the only ones."""
    if len(before.tables) == len(after.tables) == 1:
        return [(before.tables[0], after.tables[0])]
    old = {one.name: one for one in before.tables}
    return [(old[one.name], one) for one in after.tables if one.name in old]


def _parts(before: Side, after: Side, pairs: list[tuple[SideTable, SideTable]]) -> Iterator[Change]:
    known_old, known_new = ({pair[index].name for pair in pairs} for index in (0, 1))
    old = [one.name for one in before.tables if one.name not in known_old]
    new = [one.name for one in after.tables if one.name not in known_new]
    yield from (Change(kind=Kind.REMOVED, name=name) for name in [*old, *sorted(before.files.keys() - after.files)])
    yield from (Change(kind=Kind.ADDED, name=name) for name in [*new, *sorted(after.files.keys() - before.files)])
    for name in sorted(before.files.keys() & after.files):
        if before.files[name] != after.files[name]:
            yield Change(kind=Kind.CHANGED, name=name, before=before.files[name], after=after.files[name])


def _differ_tables(old: SideTable, new: SideTable, options: Options, key: tuple[str, ...]) -> TableDifference:
    # DuckDB is imported only when a table is read: 100 ms
    import duckdb  # noqa: PLC0415

    with ExitStack() as stack:
        folders = [Path(stack.enter_context(TemporaryDirectory(prefix="dsreg-"))) for _ in range(3)]
        connection = stack.enter_context(connect(folders[0]))
        current = old.task.shown
        try:
            tell(f"reading {current}")
            before = load(connection, "before", old.task, options, folders[1])
            current = new.task.shown
            tell(f"reading {current}")
            after = load(connection, "after", new.task, options, folders[2])
            tell("comparing")
            pairs = match(before.laid.labels, after.laid.labels)
            found = _key(old, new, before, after, key)
            comparison = Comparison(connection, before, after, pairs, found)
            comparison.find_renamed()
            rows = comparison.rows(options.examples)
        except csv.Error as error:
            raise beyond(current, "the length of a cell", LIMITS.record) from error
        except duckdb.OutOfMemoryException as error:
            raise memory_short(current) from error
    columns = compare_columns(before.laid.labels, after.laid.labels, comparison.pairs, (old.types, new.types))
    return TableDifference(name=new.name, columns=columns, rows=rows)


def _key(old: SideTable, new: SideTable, before: Loaded, after: Loaded, asked: tuple[str, ...]) -> Key | None:
    """Return the key that was asked for, else the first stated one that both tables have."""
    labels = before.laid.labels, after.laid.labels
    if not asked:
        stated = (*new.keys, *old.keys)
        return next((one for one in stated if all(_has(one.columns, side, labels) for side in (0, 1))), None)
    for side, table in enumerate((old, new)):
        if not _has(asked, side, labels):
            missing = [name for name in asked if not _has((name,), side, labels)]
            raise DsregError("diff-key-missing", path=table.task.shown, key=missing, known=labels[side][: LIMITS.named])
    return Key(columns=asked, source=KeySource.OPTION)


def _has(columns: Sequence[str], side: int, labels: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Say whether a side has all of these columns, under the same name or one that is matched with it."""
    own = set(labels[side])
    if side == 0:
        own |= {labels[1][pair.after - 1] for pair in match(*labels)}
    return own >= set(columns)
