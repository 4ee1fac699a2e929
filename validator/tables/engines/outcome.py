"""What an engine answers: the faults it found, check by check, and how many rows it read."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as field_of
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validator.tables.plan import Check, KeyCheck, ReferenceCheck


class RejectedRowError(Exception):
    """DuckDB's strict reader met a record that it refuses: the file is not regular after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """All faults of one check in one place: an exact count, and the first places as (position from 0, text).

    `says` has, by position, what is said of one place where its text alone does not tell.
    """

    check: Check | KeyCheck | ReferenceCheck | None
    field: str | None = None
    column: int | None = None
    count: int
    places: tuple[tuple[int, str], ...]
    says: Mapping[int, str] = field_of(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the engine found; a hit without a check counts blank rows."""

    rows_read: int
    hits: tuple[Hit, ...]
    columns: tuple[dict[str, Any], ...] | None = None
