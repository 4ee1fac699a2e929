"""What was found in a table, told by column and in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from registry.catalogue.spelling import spell_count
from validator.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validator.finding import Finding

SHOWN = 3  # examples a finding shows


@dataclass(frozen=True, slots=True)
class Remark:
    """All findings about one column; about the whole file when `column` is empty."""

    column: str
    findings: tuple[Finding, ...]


def by_column(findings: Iterable[Finding]) -> tuple[Remark, ...]:
    """Return the findings gathered by column, in the order of the columns, the whole file first."""
    ordered = sorted(findings, key=lambda one: (one.column or 0, one.field or ""))
    return tuple(Remark(name, tuple(group)) for name, group in groupby(ordered, key=lambda one: one.field or ""))


def mark_cells(findings: Iterable[Finding]) -> frozenset[tuple[int, int]]:
    """Return the faulty cells that the findings name, each as its row in the file and its column, from 1."""
    return frozenset(
        (example.row, finding.column)
        for finding in findings
        for example in finding.examples
        if example.row is not None and finding.column is not None
    )


def spell_totals(findings: Iterable[Finding]) -> str:
    """Return how much was found: "16 errors, 77 warnings and 1 notice", "nothing to mend"."""
    return _spell(findings, tuple(Severity)) or "nothing to mend"


def spell_faults(findings: Iterable[Finding]) -> str:
    """Return how many errors and warnings were found, "" when there are none: notices are no faults."""
    return _spell(findings, (Severity.ERROR, Severity.WARNING))


def _spell(findings: Iterable[Finding], severities: Iterable[Severity]) -> str:
    found = tuple(findings)
    counts = {severity: sum(one.count for one in found if one.severity is severity) for severity in severities}
    parts = [spell_count(count, severity.value) for severity, count in counts.items() if count]
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if parts[1:] else "".join(parts)
