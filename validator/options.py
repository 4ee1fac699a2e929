"""What a person asked of one validation: the standard, the profiles, and how a bare file is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


DISTANCE = 100
"""The metres that a row may lie from its UPRN's point: further than a door is from the middle of its building."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One record of settings, the same from the command line, the hook, CI and Python.

    `standard` is an id or a path; `standards` are folders of standards beside the library. `table` is one of the
    tables that a standard ties together. `subject_class` is what a file of metadata describes (Dataset, ...), where
    the file does not say it. `shapes` are files of SHACL that a description in RDF must keep. `examples` is how
    many faulty places a finding shows (None: all). `only` and `ignore` are codes. `columns` asks for column
    summaries, `check_links` for a visit to the web addresses of a description. `gazetteer` is an index of UPRNs
    that rows are looked up in, `gazetteer_distance` how many metres a row may lie from its UPRN's point.
    """

    standard: str | None = None
    standards: tuple[Path, ...] = ()
    table: str | None = None
    profiles: tuple[str, ...] = ()
    subject_class: str | None = None
    shapes: tuple[Path, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    examples: int | None = 10
    columns: bool = False
    only: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    fail_on: str = "error"
    allow_network: bool = False
    check_links: bool = False
    gazetteer: Path | None = None
    gazetteer_distance: float = DISTANCE
