"""A report: what was looked at, what was found, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from validator.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standards.errors import DsregError

OK, FOUND, WRONG_USE, COULD_NOT_LOOK, CONFLICT = range(5)

RANK = {Severity.NOTICE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardUsed:
    """The exact standard that a table was held to; `asked` is the id or path by which a person named it, if one did."""

    id: str
    version: str
    sha256: str
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing that was looked at: a table, a package's descriptor, or a metadata file.

    `rows_read` counts the records that the rules saw, `rows_present` those that an independent count found; `width` is
    the number of columns; `columns` are their summaries, where asked for.
    """

    path: str
    kind: str
    sha256: str | None = None
    bytes: int | None = None
    table: str | None = None
    standard: StandardUsed | None = None
    profile: str | None = None
    encoding: str | None = None
    rows_read: int | None = None
    rows_present: int | None = None
    width: int | None = None
    columns: tuple[Mapping[str, Any], ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole result of one validation.

    `errors` are the inputs that could not be looked at, and why; `problem` is the same as a sentence, once the front
    door has found the words for it.
    """

    inputs: tuple[Input, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[DsregError, ...] = ()
    problem: str | None = None
    fail_on: str = "error"

    @property
    def totals(self) -> dict[str, int]:
        """Return the sum of counts by severity, every severity named."""
        totals = {severity.value: 0 for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTICE)}
        for finding in self.findings:
            totals[finding.severity.value] += finding.count
        return totals

    @property
    def exit(self) -> int:
        """Return 3 when something could not be looked at, 1 when a finding is at or above `fail_on`, else 0."""
        if self.errors or self.problem is not None:
            return COULD_NOT_LOOK
        if self.fail_on == "never":
            return OK
        limit = RANK[Severity(self.fail_on)]
        return FOUND if any(RANK[finding.severity] >= limit for finding in self.findings) else OK
