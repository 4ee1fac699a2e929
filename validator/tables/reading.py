"""One file as records: its encoding, its dialect, its header, its lines."""

from __future__ import annotations

import codecs
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.faults import Place, find
from validator.limits import LIMITS, beyond
from validator.tables.dialect import NAMES, Dialect, tell_delimiter
from validator.tables.encoding_guess import can_be_read, guess_encoding, tell_wide
from validator.tables.header_guess import LOOKED_AT, guess_header
from validator.tables.heading import headed, is_comment, name_columns
from validator.tables.records import Quirk, read_records
from validator.tables.source import read_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.finding import Finding
    from validator.options import Options
    from validator.tables.records import RawRecord
    from validator.tables.structure import Structure
    from validator.tables.task import TableTask

SNIFFED_LINES = 100


class Reading:
    """One file while it is read.

    `encoding` is that of the file; `is_declared` says that it was stated and holds, `refused` names a stated one that
    does not. `place` is where findings about the file stand.
    """

    def __init__(self, task: TableTask, options: Options, structure: Structure) -> None:
        """Begin with a file whose structure is known, or taken for granted.

        Raise DsregError "encoding-unknown" where the stated encoding is none.
        """
        self.task, self.options, self.structure = task, options, structure
        self.place = Place(path=task.shown, table=task.name)
        self.declared = options.encoding or task.encoding
        self.is_declared = False
        self.refused: str | None = None
        self.encoding = self._encoding()

    def _encoding(self) -> str:
        """Return the declared encoding; else UTF-8 where it is, else the one that the bytes look like."""
        declared = self._as_declared()
        if declared is not None:
            return declared
        if not self.structure.is_utf8:
            return guess_encoding(self.task.path)
        # English in UTF-16 without a byte order mark is UTF-8 by its bytes, every second of them NUL
        wide = tell_wide(read_head(self.task.path, shown=self.task.shown)) if self.structure.has_nul else None
        return wide or "utf-8"

    def _as_declared(self) -> str | None:
        """Return the declared encoding, where it is not UTF-8 and all bytes mean something in it."""
        name = _normal(self.declared, shown=self.task.shown) if self.declared else "utf-8"
        if name == "utf-8":
            return None
        if self.task.rows is not None:
            return name
        wide = tell_wide(read_head(self.task.path, shown=self.task.shown)) if name == "utf-16" else None
        self.is_declared = can_be_read(self.task.path, wide or name)
        self.refused = None if self.is_declared else name
        return (wide or self.declared) if self.is_declared else None

    def dialect(self, head: bytes, found: list[Finding]) -> Dialect:
        """Return how a file that begins with `head` is written, and note what is not as it is expected."""
        declared = self.options.delimiter or self.task.delimiter
        lines = head.decode(self.encoding, errors="replace").lstrip("\ufeff").splitlines(keepends=True)
        delimiter = declared or tell_delimiter(lines[:SNIFFED_LINES])
        if delimiter != "," and not declared and self.task.path.suffix.lower() == ".csv":
            found.append(find("delimiter-unexpected", self.place, expected=NAMES[delimiter]))
        dialect = self.stated(delimiter)
        return self.with_header(dialect, read_records(lines[:SNIFFED_LINES], dialect), found)

    def with_header(self, dialect: Dialect, records: Iterable[RawRecord], found: list[Finding]) -> Dialect:
        """Return the dialect with the header where it is, and note where that is not the usual place."""
        if dialect.header_rows is not None:
            return dialect
        first = [record for record in islice(records, LOOKED_AT) if not is_comment(record, dialect)]
        guess = guess_header([record.cells for record in first], self.task.schema)
        if guess.code is not None:
            found.append(find(guess.code, self.place))
        rows = None if guess.rows is None else tuple(first[row - 1].number for row in guess.rows)
        return replace(dialect, header_rows=rows)

    def stated(self, delimiter: str) -> Dialect:
        """Return the dialect that was stated, with this delimiter."""
        rows = self.task.dialect.header_rows if self.options.header_row is None else (self.options.header_row,)
        return replace(self.task.dialect, delimiter=delimiter, header_rows=() if rows == (0,) else rows)

    def lines(self) -> Iterator[str]:
        """Yield the lines. Raise DsregError "limit-reached" at one that is too long."""
        encoding = "utf-8-sig" if self.encoding == "utf-8" else self.encoding
        with self.task.path.open(encoding=encoding, errors="replace", newline="") as stream:
            while line := stream.readline(LIMITS.record):
                if len(line) == LIMITS.record and not line.endswith(("\n", "\r")):
                    raise beyond(self.task.shown, "the length of a line", LIMITS.record)
                yield line

    def names(self) -> list[str]:
        """Return the names of the schema's fields."""
        return [field.name for field in self.task.schema.fields] if self.task.schema else []

    def first_labels(self, dialect: Dialect) -> list[str] | None:
        """Return the labels of a plain file, made up where it has none; None without a first record that is filled."""
        record = next(read_records(self.lines(), dialect), None)
        first = record.cells if record else []
        if not first:
            return None
        return first if dialect.has_header else name_columns(len(first), self.names())

    def header_labels(self, head: bytes) -> tuple[str, ...]:
        """Return the labels, of a file that begins with `head`; none where it has no header."""
        if self.task.rows is None:
            dialect = self.dialect(head, [])
            records = read_records(self.lines(), dialect)
        else:
            dialect = self.with_header(self.stated(","), self.task.rows.read(self.task.schema), [])
            records = self.task.rows.read(self.task.schema)
        header = next(headed(records, dialect), None) if dialect.has_header else None
        return tuple(header.cells) if header else ()

    def width(self, dialect: Dialect) -> int:
        """Return how many columns the header has."""
        header = next(headed(read_records(self.lines(), dialect), dialect), None)
        return len(header.cells) if header else 0

    def is_uneven(self, dialect: Dialect, *, width: int) -> bool:
        """Say whether the engine would refuse a record, or pass over it: one of another width, blank, or misquoted."""
        records = read_records(self.lines(), dialect)
        return any(len(one.cells) != width or one.quirks & ~Quirk.NO_LINE_END for one in records)


def _normal(encoding: str, *, shown: str) -> str:
    """Return Python's own name of an encoding. Raise DsregError "encoding-unknown" where there is none."""
    try:
        name = codecs.lookup(encoding).name
        "".encode(encoding)  # what turns bytes into bytes, such as base64, is no encoding of text
    except (LookupError, UnicodeError, ValueError) as error:
        raise DsregError("encoding-unknown", path=shown, encoding=encoding) from error
    return "utf-8" if name in {"utf-8", "ascii", "utf-8-sig"} else name
