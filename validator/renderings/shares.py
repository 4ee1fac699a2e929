"""How much of a column is good, doubtful, wrong, missing or blank, and the bar that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from validator.codes.all_codes import CODES
from validator.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from validator.finding import Finding

WIDTH = 160
LEAST = 3
"""The length of the bar, and of its shortest piece: one bad cell in a million must be seen."""
BLANK_CODES = frozenset({"null-word"})
"""Codes of cells that hold no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of the bar."""

    kind: str
    at: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The cells of a column, each counted once.

    A cell with several faults is counted with the graver. Where faults of one gravity may stand in the same cell
    (too long, and in the wrong form), their sum is taken, at most all filled cells.
    """

    good: int
    doubtful: int
    wrong: int
    missing: int
    blank: int

    def pieces(self) -> tuple[Piece, ...]:
        """Return the bar, from left to right."""
        counts = {kind: int(getattr(self, kind)) for kind in ("good", "doubtful", "wrong", "missing", "blank")}
        total = sum(counts.values())
        lengths = {kind: max(LEAST, count * WIDTH // total) for kind, count in counts.items() if count}
        if lengths:
            lengths[max(lengths, key=lambda kind: lengths[kind])] += WIDTH - sum(lengths.values())
        pieces, at = [], 0
        for kind, length in lengths.items():
            pieces.append(Piece(kind=kind, at=at, length=length))
            at += length
        return tuple(pieces)


def shares_of(column: Mapping[str, Any], findings: Iterable[Finding]) -> Shares:
    """Return the shares of a column from its summary and the findings of its table."""
    about = [one for one in findings if one.column == column["column"] and _is_of_cells(one)]
    rows, filled = int(column["rows"]), int(column["filled"])
    missing = min(rows - filled, sum(one.count for one in about if one.constraint == "required"))
    valued = [one for one in about if one.constraint != "required" and one.code not in BLANK_CODES]
    wrong = min(filled, sum(one.count for one in valued if one.severity is Severity.ERROR))
    doubtful = min(filled - wrong, sum(one.count for one in valued if one.severity is Severity.WARNING))
    return Shares(
        good=filled - wrong - doubtful,
        doubtful=doubtful,
        wrong=wrong,
        missing=missing,
        blank=rows - filled - missing,
    )


def _is_of_cells(finding: Finding) -> bool:
    return CODES[finding.code].counts in {"cells", "rows"}
