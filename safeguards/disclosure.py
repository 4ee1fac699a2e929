"""The gate before open publication: columns that, by what they are called, hold personal data.

A standard's own mark on a field is the surest sign, a label the next. What the values themselves give away comes
beside these two, as a further sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from safeguards.telltales import match_label
from validator.faults import Place, find
from validator.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standards.schema import Field
    from validator.finding import Finding

PERSONAL, SPECIAL = "personal-data-column", "special-category-column"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column to look at: its label as the file has it, its number from 1, its field in the standard, if any."""

    label: str
    number: int | None = None
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """What gives a column away: the code to report and the sentence that says why."""

    code: str
    message: str


def scan(path: str, table: str | None, columns: Iterable[Column], *, is_open: bool = True) -> tuple[Finding, ...]:
    """Return what one table gives away about people, in the order of its columns.

    For an open publication each is an error, else a warning. A special category (health, ethnic origin, ...) is that
    grave only in a table that also singles people out: counts by ethnic group are ordinary open statistics.
    """
    signs = [(column, sign) for column in columns for sign in [_sign(column)] if sign is not None]
    has_people = any(sign.code == PERSONAL for _, sign in signs)
    severity = Severity.ERROR if is_open and has_people else Severity.WARNING
    return tuple(
        find(
            sign.code,
            Place(path=path, table=table, field=column.label, column=column.number),
            severity=severity,
            message=sign.message,
        )
        for column, sign in signs
    )


def _sign(column: Column) -> Sign | None:
    if column.field is not None and column.field.personal_data:
        return Sign(PERSONAL, f"The standard marks this column as personal data ({column.field.personal_data}).")
    telltale = match_label(column.label)
    if telltale is None:
        return None
    return Sign(SPECIAL if telltale.is_special else PERSONAL, f"This column seems to hold {telltale.holds}.")
