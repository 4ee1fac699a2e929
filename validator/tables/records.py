"""Records, one by one: a strict reading of delimited text that says what was wrong with each."""

from __future__ import annotations

import csv
import re
import sys
from collections import deque
from enum import Flag, auto
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict

from validator.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from validator.tables.dialect import Dialect

csv.field_size_limit(min(sys.maxsize, LIMITS.record, 2**31 - 1))


NO_CELL = "\x1a\x1aNO CELL\x1a\x1a"
"""Stands where a short record has no cell; the engine reads it as NULL and asks nothing of it."""


JOINT = "\x1f"
"""Stands for a delimiter of several characters while a line is read."""


class _Settings(TypedDict):
    """What Python's csv calls a dialect."""

    delimiter: str
    quotechar: str | None
    quoting: Literal[0, 3]
    doublequote: bool
    escapechar: str | None
    skipinitialspace: bool


class Quirk(Flag):
    """What is odd about the way in which a record is written."""

    NONE = 0
    STRAY_QUOTE = auto()
    UNCLOSED_QUOTE = auto()
    NULL_BYTE = auto()
    NO_LINE_END = auto()
    COMMENT = auto()


NO_QUIRK = Quirk.NONE
"""The usual case, at hand: to ask an enumeration for its member takes longer than to compare it."""


class RawRecord(NamedTuple):
    """One record: its number and first physical line in the file (both from 1), its cells, its line end, its quirks.

    A tuple, since an irregular file makes a million of them: a frozen dataclass takes three times as long to make.
    """

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
    source = _Lines(_plain_lines(lines, dialect))
    settings = _settings(dialect)
    reader = csv.reader(source, **settings, strict=True)
    well_formed = _well_formed(settings["delimiter"], dialect.quote) if dialect.is_rfc_4180 else None
    cleaned = _cleaner(dialect)
    number = 0
    while True:
        if dialect.comment:
            number += source.skip(dialect.comment)
        line = source.taken + 1
        source.current.clear()
        quirks = NO_QUIRK
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            unclosed = "end of data" in str(error) or "field larger" in str(error)
            quirks |= Quirk.UNCLOSED_QUOTE if unclosed else Quirk.STRAY_QUOTE
            if unclosed:
                source.push_back()
            cells = _read_leniently(source.current, settings, literally=unclosed)
            reader = csv.reader(source, **settings, strict=True)
        number += 1
        text = source.current[0] if len(source.current) == 1 else "".join(source.current)
        if well_formed is not None and quirks is NO_QUIRK and dialect.quote in text and not well_formed.fullmatch(text):
            quirks |= Quirk.STRAY_QUOTE
        if cleaned is not None:
            cells = cleaned(cells)
        other = _other_quirks(text)
        if other is not NO_QUIRK:  # to join two flags takes as long as all the rest of a record
            quirks |= other
        yield RawRecord(number, line, cells, _end(text), quirks)


def _settings(dialect: Dialect) -> _Settings:
    """Return the dialect as Python's csv states it; a delimiter of several characters is a mark of our own by now."""
    return {
        "delimiter": dialect.delimiter if len(dialect.delimiter) == 1 else JOINT,
        "quotechar": dialect.quote or None,
        "quoting": csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        "doublequote": dialect.is_quote_doubled,
        "escapechar": dialect.escape or None,
        "skipinitialspace": dialect.skips_spaces,
    }


def _plain_lines(lines: Iterable[str], dialect: Dialect) -> Iterable[str]:
    """Return the lines with the usual ends and a delimiter of one character."""
    if dialect.line_end:
        lines = _split(lines, dialect.line_end)
    if len(dialect.delimiter) > 1:
        lines = (line.replace(dialect.delimiter, JOINT) for line in lines)
    return lines


def _split(lines: Iterable[str], end: str) -> Iterator[str]:
    """Yield the same text, cut where this end stands and not where the usual ones do."""
    rest = ""
    for piece in lines:
        *whole, rest = (rest + piece).split(end)
        yield from (f"{line}\n" for line in whole)
    if rest.strip("\r\n"):
        yield rest


def _cleaner(dialect: Dialect) -> Callable[[list[str]], list[str]] | None:
    """Return what turns cells as they were read into cells as they are meant, None where they are the same."""
    if dialect.null is None and len(dialect.delimiter) == 1:
        return None

    def clean(cells: list[str]) -> list[str]:
        if len(dialect.delimiter) > 1:
            cells = [cell.replace(JOINT, dialect.delimiter) for cell in cells]
        return ["" if cell == dialect.null else cell for cell in cells]

    return clean


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

    def skip(self, comment: str) -> int:
        """Pass over the lines that begin with this mark, and return how many they were."""
        passed = 0
        while (line := next(self, None)) is not None:
            if not line.startswith(comment):
                self._again.appendleft(line)
                self.taken -= 1
                break
            passed += 1
        return passed

    def push_back(self) -> None:
        """Keep the first line of the current record and give the others back."""
        self._again.extendleft(reversed(self.current[1:]))
        self.taken -= len(self.current) - 1
        del self.current[1:]


def _well_formed(delimiter: str, quote: str) -> re.Pattern[str]:
    """Return the grammar of one record of RFC 4180, its line end included."""
    quote, delimiter = re.escape(quote), re.escape(delimiter)
    cell = rf"(?:{quote}(?:[^{quote}]|{quote}{quote})*+{quote}|[^{quote}{delimiter}\r\n]*+)"
    return re.compile(rf"{cell}(?:{delimiter}{cell})*+(?:\r\n|\n|\r)?")


def _read_leniently(lines: list[str], settings: _Settings, *, literally: bool) -> list[str]:
    if literally:
        return next(csv.reader(lines, delimiter=settings["delimiter"], quoting=csv.QUOTE_NONE), [])
    return next(csv.reader(lines, **settings), [])


def _end(text: str) -> str:
    if text.endswith("\n"):
        return "\r\n" if text.endswith("\r\n") else "\n"
    return "\r" if text.endswith("\r") else ""


def _other_quirks(text: str) -> Quirk:
    quirks = Quirk.NULL_BYTE if "\0" in text else NO_QUIRK
    return quirks if text.endswith(("\n", "\r")) else quirks | Quirk.NO_LINE_END
