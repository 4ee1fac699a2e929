"""How a fault becomes a finding: the code's own severity and words, the place, the count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.codes.all_codes import CODES
from validator.codes.cell_codes import CONSTRAINTS
from validator.finding import Example, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a fault stands: the path as the person named it, the table, the column's name and number from 1."""

    path: str
    table: str | None = None
    field: str | None = None
    column: int | None = None


def find(  # noqa: PLR0913 - each is a part of the contract of a finding
    code: str,
    place: Place,
    *,
    count: int = 1,
    examples: Iterable[Example] = (),
    constraint: str | None = None,
    severity: str | None = None,
    expected: str = "",
    subject: str | None = None,
    property: str | None = None,  # noqa: A002 - REPORT's own word
    message: str = "",
    fix: str = "",
) -> Finding:
    """Return the finding of `code` at `place`; `message` and `fix` stand in for the code's own words where given."""
    kind = CODES[code]
    one, many, mend = CONSTRAINTS.get(constraint or "", (kind.one, kind.many, kind.mend))
    words = one if count == 1 else many
    return Finding(
        code=code,
        severity=Severity(severity or kind.severity),
        path=place.path,
        table=place.table,
        field=place.field,
        column=place.column,
        constraint=constraint,
        subject=subject,
        property=property,
        count=count,
        message=message or words.format(count=f"{count:,}", expected=expected),
        fix=fix or mend.format(expected=expected),
        dimension=kind.dimension,
        reference=kind.reference,
        examples=tuple(examples),
    )
