"""The structure pass: one read of the bytes that finds what a table engine would hide, and counts the records."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from validator.progress import tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 4 * 1024**2


class Hint(StrEnum):
    """A kind of damage that may be in the file, since the bytes it needs are there."""

    WIDE_SPACES = "wide-spaces"
    BROKEN_LETTERS = "broken-letters"
    HIDDEN = "hidden"
    EXPONENTS = "exponents"


ALL_HINTS = frozenset(Hint)
BOM = codecs.BOM_UTF8
_KEPT = b'"\n\r'
_SIGNS = b"\0+\x83\xc2\xe2\xef"
"""Bytes without which some kinds of damage cannot be there."""
_DROPPED = bytes(set(range(256)) - set(_KEPT) - set(_SIGNS))
_QUOTED = re.compile(rb'"[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What the bytes alone tell.

    `records` counts the line ends outside quotes, and a last record without one: the header is among them. `breaks`
    are (record number, line breaks inside its quotes). `is_regular` means that a strict reader of RFC 4180 can read
    the bytes as they are: UTF-8, one kind of line end, no NUL, no open quote. (A blank line shows itself later: the
    engine skips it, and then counts fewer records.) `hints` are the kinds of damage that the bytes leave possible.
    """

    sha256: str = ""
    bytes: int = 0
    is_utf8: bool = False
    has_bom: bool = False
    has_nul: bool = False
    is_regular: bool = False
    ends_with_break: bool = True
    records: int = 0
    breaks: tuple[tuple[int, int], ...] = ()
    hints: frozenset[Hint] = ALL_HINTS


def read_structure(path: Path) -> Structure:
    """Return the structure of a file, read once from its start to its end."""
    scan, size = _Scan(), path.stat().st_size
    for chunk in _chunks(path):
        scan.take(chunk)
        tell(f"reading {path.name}", scan.size, size)
    tell(f"checking {path.name}")
    return scan.finish()


def tell_hints(head: bytes) -> frozenset[Hint] | None:
    """Return the hints of the first bytes of a file; None where they already show that it is irregular."""
    scan = _Scan()
    scan.take(head)
    is_one_kind = scan.returns == 0 or scan.feeds <= scan.returns <= scan.feeds + 1
    return frozenset(scan.hints) if scan.is_utf8 and is_one_kind and not scan.has_nul else None


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


@dataclass(slots=True)
class _Scan:
    """The state that goes from one chunk to the next."""

    digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    decoder: codecs.IncrementalDecoder = field(default_factory=codecs.getincrementaldecoder("utf-8"))
    size: int = 0
    first: bytes = b""
    tail: bytes = b""
    is_utf8: bool = True
    has_nul: bool = False
    returns: int = 0
    feeds: int = 0
    pairs: int = 0
    is_inside: bool = False
    inside_breaks: int = 0
    records: int = 0
    breaks: list[tuple[int, int]] = field(default_factory=list)
    hints: set[Hint] = field(default_factory=set)

    def take(self, chunk: bytes) -> None:
        """Read one chunk."""
        self.first = self.first or chunk[:4]
        self.size += len(chunk)
        self.digest.update(chunk)
        self._decode(chunk)
        # what is looked for is rare, so that all but the first look costs next to nothing
        rare = chunk.translate(None, _DROPPED)
        self.has_nul = self.has_nul or b"\0" in rare
        self._take_hints(chunk, rare)
        marks = rare.translate(None, _SIGNS)
        self._count_line_ends(chunk, marks)
        self._count_records(marks.replace(b'""', b""))

    def _decode(self, chunk: bytes) -> None:
        if self.is_utf8 and not (chunk.isascii() and not self.decoder.getstate()[0]):
            try:
                self.decoder.decode(chunk)
            except UnicodeDecodeError:
                self.is_utf8 = False

    def _take_hints(self, chunk: bytes, rare: bytes) -> None:
        """Look for single bytes among the rare ones; only an exponent and a C3 are worth a second look."""
        if b"\xc2" in rare or b"\xef" in rare:
            self.hints |= {Hint.WIDE_SPACES, Hint.BROKEN_LETTERS}
        if b"\x83" in rare and b"\xc3" in chunk:
            self.hints.add(Hint.BROKEN_LETTERS)
        if b"\xe2" in rare:
            self.hints |= {Hint.BROKEN_LETTERS, Hint.HIDDEN}
        if b"+" in rare and (b"E+" in chunk or chunk.startswith(b"+")):
            self.hints.add(Hint.EXPONENTS)

    def _count_line_ends(self, chunk: bytes, marks: bytes) -> None:
        returns = marks.count(b"\r")
        self.returns += returns
        self.feeds += marks.count(b"\n")
        if returns or self.tail.endswith(b"\r"):
            self.pairs += chunk.count(b"\r\n") + (self.tail.endswith(b"\r") and chunk.startswith(b"\n"))
        self.tail = (self.tail + chunk[-2:])[-2:]

    def _count_records(self, marks: bytes) -> None:
        """Count the line feeds outside quotes.

        A doubled quote closes and opens again, so it was taken away; cut in two by the end of a chunk, it does so too.
        """
        marks = b'"' + marks if self.is_inside else marks
        at = 0
        for quoted in _QUOTED.finditer(marks):
            self.records += marks.count(b"\n", at, quoted.start())
            self._close(marks.count(b"\n", quoted.start(), quoted.end()))
            at = quoted.end()
        opening = marks.find(b'"', at)
        self.is_inside = opening >= 0
        self.records += marks.count(b"\n", at, opening if self.is_inside else len(marks))
        if self.is_inside:
            self.inside_breaks += marks.count(b"\n", opening)

    def _close(self, inside: int) -> None:
        inside += self.inside_breaks
        self.inside_breaks = 0
        if self.breaks and self.breaks[-1][0] == self.records + 1:
            inside += self.breaks.pop()[1]
        if inside:
            self.breaks.append((self.records + 1, inside))

    def finish(self) -> Structure:
        """Return what was read."""
        is_utf8 = self.is_utf8 and not self.decoder.getstate()[0]
        is_one_kind = self.returns == 0 or self.returns == self.feeds == self.pairs
        ends = self.size == 0 or self.tail.endswith(b"\n")
        return Structure(
            sha256=self.digest.hexdigest(),
            bytes=self.size,
            is_utf8=is_utf8,
            has_bom=self.first.startswith(BOM),
            has_nul=self.has_nul,
            is_regular=is_utf8 and is_one_kind and not (self.has_nul or self.is_inside),
            ends_with_break=ends,
            records=self.records + (0 if ends else 1),
            breaks=tuple(self.breaks),
            hints=frozenset(self.hints),
        )
