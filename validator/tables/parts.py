"""A table in several files: its parts joined into one, and each row told in which part it stands."""

from __future__ import annotations

import csv
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from validator.tables.records import read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from validator.finding import Finding
    from validator.tables.dialect import Dialect

BOM = "ï»¿"
"""A byte order mark, byte by byte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its name, the number of its first record in the whole, how many of its own records were left out."""

    name: str
    start: int
    left_out: int


def join_parts(paths: Sequence[Path], names: Sequence[str], output: Path, dialect: Dialect) -> tuple[Part, ...]:
    """Write the parts one after the other, a header that a later part repeats left out, and return where each begins.

    The standard says that the parts can be joined in the simplest way, and leaves open whether each has the header; a
    first record that is the header again is no data.
    """
    parts: list[Part] = []
    header, start = "", 1
    with output.open("w", encoding="latin-1", newline="") as stream:
        for path, name in zip(paths, names, strict=True):
            with path.open(encoding="latin-1", newline="") as lines:
                first = _first_record(lines)
                text = first.removeprefix(BOM) if parts else first
                repeats = bool(parts) and dialect.has_header and text.rstrip("\r\n") == header
                counted = _Counted(() if repeats else (text,), lines)
                records = sum(1 for _ in read_records(counted.write_to(stream), dialect))
            header = header or text.removeprefix(BOM).rstrip("\r\n")
            parts.append(Part(name=name, start=start, left_out=int(repeats)))
            start += records
    return tuple(parts)


class _Counted:
    """The lines of one part, written as they are read."""

    def __init__(self, first: Iterable[str], rest: Iterable[str]) -> None:
        self.first, self.rest = first, rest

    def write_to(self, stream: TextIO) -> Iterator[str]:
        """Yield the lines; the last one gets an end, or the next part's first would run into it."""
        line = "\n"
        for lines in (self.first, self.rest):
            for line in lines:
                stream.write(line)
                yield line
        if not line.endswith(("\r", "\n")):
            stream.write("\n")


def _first_record(lines: Iterable[str]) -> str:
    taken: list[str] = []

    def taking() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    next(csv.reader(taking()), None)
    return "".join(taken)


def tell_parts(finding: Finding, parts: Sequence[Part]) -> Finding:
    """Return the finding with each place in a later part named as that part numbers it."""
    starts = [part.start for part in parts]
    examples = []
    for example in finding.examples:
        part = parts[bisect_right(starts, example.row) - 1] if example.row else parts[0]
        if part is parts[0] or example.row is None:
            examples.append(example)
            continue
        where = f"row {example.row - part.start + 1 + part.left_out} of {part.name}"
        examples.append(replace(example, message=f"{where}; {example.message}" if example.message else where))
    return replace(finding, examples=tuple(examples))
