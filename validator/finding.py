"""A finding: one fault of one kind in one place, with an exact count and some examples."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error fails the file, a warning asks for care, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One faulty place: the record's number in the file (header 1), its text, and what it should be if certain."""

    row: int | None = None
    line: int | None = None
    pointer: str | None = None
    value: str | None = None
    suggestion: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """All faults of one code in one (path, table, field or subject and property, constraint, severity).

    `count` is exact: cells for cell codes, rows for row codes, labels for label codes, 1 for codes about a file.
    `column` starts at 1. `examples` are in row order and may be fewer than `count`.
    """

    code: str
    severity: Severity
    path: str
    message: str
    fix: str
    dimension: str
    reference: str
    count: int = 1
    table: str | None = None
    field: str | None = None
    column: int | None = None
    constraint: str | None = None
    subject: str | None = None
    property: str | None = None
    examples: tuple[Example, ...] = ()
