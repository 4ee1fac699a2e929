"""What differs between two datasets, as values: their metadata, their files, and each table's columns and rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What happened to a property, a file, a table or a column."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RETYPED = "retyped"
    RENAMED = "renamed"
    MOVED = "moved"


class KeySource(StrEnum):
    """Who says by which columns rows are told apart."""

    OPTION = "option"
    SCHEMA = "schema"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was: its name, what it was and what it is (None: nothing)."""

    kind: Kind
    name: str
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The columns by which rows are told apart, and who says so."""

    columns: tuple[str, ...]
    source: KeySource


@dataclass(frozen=True, slots=True, kw_only=True)
class CellExample:
    """One cell that changed: the key of its row, the row's number on either side, what it held."""

    key: tuple[str, ...]
    row_before: int
    row_after: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowExample:
    """One row that was added or removed: its number, how often it stands there too many, its cells by column."""

    row: int
    times: int
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCells:
    """The cells of one column that changed."""

    column: str
    changed: int
    examples: tuple[CellExample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """How the rows of two tables differ.

    Without a key they are compared whole, as a multiset, and none is called changed. `shared` and `blank` count the
    rows of both sides whose key another row of their side has too, or is blank: they are compared whole as well.
    `before` and `after` count the rows; `columns` are those with changed cells, the most first.
    """

    key: Key | None
    before: int
    after: int
    added: int
    removed: int
    changed: int
    cells: int
    shared: int
    blank: int
    columns: tuple[ColumnCells, ...]
    added_examples: tuple[RowExample, ...]
    removed_examples: tuple[RowExample, ...]
    is_compared: bool = True

    @property
    def is_same(self) -> bool:
        """Say whether no row differs."""
        return not (self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDifference:
    """How two tables differ: their columns, their rows."""

    name: str
    columns: tuple[Change, ...]
    rows: Rows

    @property
    def is_same(self) -> bool:
        """Say whether nothing differs."""
        return not self.columns and self.rows.is_same


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that differs between two datasets, which are named as a person gave them.

    `parts` are tables and files that stand on one side alone, and files that are no tables and have other bytes.
    """

    before: str
    after: str
    metadata: tuple[Change, ...]
    parts: tuple[Change, ...]
    tables: tuple[TableDifference, ...]

    @property
    def is_same(self) -> bool:
        """Say whether nothing differs."""
        return not self.metadata and not self.parts and all(one.is_same for one in self.tables)
