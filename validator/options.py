"""What a person asked of one validation: the standard, the profiles, and how a bare file is to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One record of settings, the same from the command line, the hook, CI and Python.

    `examples` is how many faulty places a finding shows (None: all). `only` and `ignore` are codes. `columns` asks
    for column summaries.
    """

    standard: str | None = None
    table: str | None = None
    profiles: tuple[str, ...] = ()
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
