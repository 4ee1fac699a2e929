"""The structure pass: one read of the bytes that finds what a table engine would hide, and counts the records."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 4 * 1024**2
BOM = codecs.BOM_UTF8
_KEPT = b'"\n\r'
_DROPPED = bytes(set(range(256)) - set(_KEPT))
_QUOTED = re.compile(rb'"[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What the bytes alone tell.

    `records` counts the line ends outside quotes, and a last record without one: the header is among them. `breaks`
    are (record number, line breaks inside its quotes). `is_regular` means that a strict reader of RFC 4180 sees every
    record at the place where it stands: UTF-8, one kind of line end, no blank line, no NUL.
    """

    sha256: str
    bytes: int
    is_utf8: bool
    has_bom: bool
    has_nul: bool
    is_regular: bool
    ends_with_break: bool
    records: int
    breaks: tuple[tuple[int, int], ...]


def read_structure(path: Path) -> Structure:
    """Return the structure of a file, read once from its start to its end."""
    scan = _Scan()
    for chunk in _chunks(path):
        scan.take(chunk)
    return scan.finish()


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
    tail: bytes = b"\n"  # as if a line had just ended: a blank first line is found too
    is_utf8: bool = True
    has_nul: bool = False
    has_blank: bool = False
    returns: int = 0
    feeds: int = 0
    pairs: int = 0
    is_inside: bool = False
    inside_breaks: int = 0
    records: int = 0
    breaks: list[tuple[int, int]] = field(default_factory=list)

    def take(self, chunk: bytes) -> None:
        """Read one chunk."""
        self.first = self.first or chunk[:4]
        self.size += len(chunk)
        self.digest.update(chunk)
        self._decode(chunk)
        self.has_nul = self.has_nul or b"\0" in chunk
        self._count_line_ends(chunk)
        self._count_records(chunk)

    def _decode(self, chunk: bytes) -> None:
        if self.is_utf8 and not (chunk.isascii() and not self.decoder.getstate()[0]):
            try:
                self.decoder.decode(chunk)
            except UnicodeDecodeError:
                self.is_utf8 = False

    def _count_line_ends(self, chunk: bytes) -> None:
        returns = chunk.count(b"\r")
        self.returns += returns
        self.feeds += chunk.count(b"\n")
        seam = self.tail + chunk[:2]
        if returns or b"\r" in seam:
            self.pairs += chunk.count(b"\r\n") + (self.tail.endswith(b"\r") and chunk.startswith(b"\n"))
            self.has_blank = self.has_blank or b"\n\r\n" in chunk or b"\n\r\n" in seam
        self.has_blank = self.has_blank or b"\n\n" in chunk or b"\n\n" in seam
        self.tail = (self.tail + chunk[-2:])[-2:]

    def _count_records(self, chunk: bytes) -> None:
        """Count the line feeds outside quotes: a doubled quote closes and opens again, so it can be taken away."""
        if b'"' not in chunk and not self.is_inside:
            self.records += chunk.count(b"\n")
            return
        marks = chunk.translate(None, _DROPPED).replace(b'""', b"")
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
            is_regular=is_utf8 and is_one_kind and not (self.has_nul or self.has_blank or self.is_inside),
            ends_with_break=ends,
            records=self.records + (0 if ends else 1),
            breaks=tuple(self.breaks),
        )
