"""Records, one by one: a strict reading of delimited text that says what was wrong with each."""

from __future__ import annotations

import csv
import re
import sys
from collections import deque
from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING

from validator.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.tables.dialect import Dialect

csv.field_size_limit(min(sys.maxsize, LIMITS.record, 2**31 - 1))


NO_CELL = "\x1a\x1aNO CELL\x1a\x1a"
"""Stands where a short record has no cell; the engine reads it as NULL and asks nothing of it."""


class Quirk(Flag):
    """What was wrong with the way in which a record is written."""

    NONE = 0
    STRAY_QUOTE = auto()
    UNCLOSED_QUOTE = auto()
    NULL_BYTE = auto()
    NO_LINE_END = auto()


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record: its number and first physical line in the file (both from 1), its cells, its line end, its quirks."""

    number: int
    line: int
    cells: list[str]
    end: str
    quirks: Quirk


def read_records(lines: Iterable[str], dialect: Dialect) -> Iterator[RawRecord]:
    """Yield every record of the text, a blank line as one without cells.

    `lines` keep their ends (a text stream opened with newline=""). A record that a strict reader refuses is read
    again leniently, as it stands. A quote that nothing closes takes in its own line alone: what follows is read anew.
    """
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=dialect.delimiter, quotechar=dialect.quote, strict=True)
    well_formed = _well_formed(dialect)
    number = 0
    while True:
        line = source.taken + 1
        source.current.clear()
        quirks = Quirk.NONE
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            unclosed = "end of data" in str(error) or "field larger" in str(error)
            quirks |= Quirk.UNCLOSED_QUOTE if unclosed else Quirk.STRAY_QUOTE
            if unclosed:
                source.push_back()
            cells = _read_leniently(source.current, dialect, literally=unclosed)
            reader = csv.reader(source, delimiter=dialect.delimiter, quotechar=dialect.quote, strict=True)
        number += 1
        text = "".join(source.current)
        if not quirks and dialect.quote in text and not well_formed.fullmatch(text):
            quirks |= Quirk.STRAY_QUOTE
        yield RawRecord(number, line, cells, _end(text), quirks | _other_quirks(text))


class _Lines:
    """The physical lines, remembering those of the record that is being read."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.current: list[str] = []
        self.taken = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken += 1
        self.current.append(line)
        return line

    def push_back(self) -> None:
        """Keep the first line of the current record and give the others back."""
        self._again.extendleft(reversed(self.current[1:]))
        self.taken -= len(self.current) - 1
        del self.current[1:]


def _well_formed(dialect: Dialect) -> re.Pattern[str]:
    """Return the grammar of one record of RFC 4180, its line end included."""
    quote, delimiter = re.escape(dialect.quote), re.escape(dialect.delimiter)
    cell = rf"(?:{quote}(?:[^{quote}]|{quote}{quote})*+{quote}|[^{quote}{delimiter}\r\n]*+)"
    return re.compile(rf"{cell}(?:{delimiter}{cell})*+(?:\r\n|\n|\r)?")


def _read_leniently(lines: list[str], dialect: Dialect, *, literally: bool) -> list[str]:
    if literally:
        return next(csv.reader(lines, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE), [])
    return next(csv.reader(lines, delimiter=dialect.delimiter, quotechar=dialect.quote), [])


def _end(text: str) -> str:
    return next((end for end in ("\r\n", "\n", "\r") if text.endswith(end)), "")


def _other_quirks(text: str) -> Quirk:
    quirks = Quirk.NULL_BYTE if "\0" in text else Quirk.NONE
    return quirks if text.endswith(("\n", "\r")) else quirks | Quirk.NO_LINE_END
