"""One table to check: the file, the names that reports give it, what it is held to, how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.tables.dialect import PLAIN, Dialect
from validator.tables.plan import NO_LINKS, Links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from standards.schema import Schema
    from standards.standard import Standard
    from validator.tables.records import RawRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The records of a table that is not delimited text.

    `read` starts at the first record each time it is called; it takes the schema that the table is held to, since typed
    cells are written in the form that a field asks for. `last_number` is the number of the last record and `width`
    that of the columns, as a count found them that does not rest on the reader.
    """

    read: Callable[[Schema | None], Iterator[RawRecord]]
    last_number: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTask:
    """One table to check: the file, the names that reports give it, what it is held to, how it is written.

    `original` is the file whose bytes the report names, where `path` was unpacked from it. `rows` are its records,
    where it is not delimited text. `dialect` is what was stated of the way in which it is written. `links` are the
    files of keys that it shares with other tables.
    """

    path: Path
    shown: str
    name: str
    schema: Schema | None = None
    standard: Standard | None = None
    encoding: str | None = None
    delimiter: str | None = None
    dialect: Dialect = PLAIN
    original: Path | None = None
    rows: Rows | None = None
    links: Links = NO_LINKS
