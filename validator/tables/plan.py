"""A plan: every question that a table will be asked, as SQL predicates, before any row is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot import exp

    from standards.schema import Field

    Explain = Callable[[str], tuple[str, str | None]]


def say_nothing(_value: str) -> tuple[str, str | None]:
    """Return no message and no suggestion: the finding's own sentence is enough."""
    return "", None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question asked of a cell, or of a row; `fault` is true where it is at fault.

    `explain` takes the faulty text and returns (message, suggestion). `expected` fills the words of the code;
    `message` stands in their place. `shown` is the text of a faulty row; a cell shows itself.
    """

    code: str
    fault: exp.Expr
    constraint: str | None = None
    severity: str | None = None
    expected: str = ""
    message: str = ""
    shown: exp.Expr | None = None
    explain: Explain = say_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChecks:
    """What a cell that is not plainly good is asked, in this order.

    `blank` for a cell without a value (`is_blank`); for any other `marks` (each that applies), `form` (the first that
    applies: the code that explains the cause), and, where none of `form` applies, `limits` (each that applies).
    """

    is_blank: exp.Expr
    blank: tuple[Check, ...] = ()
    marks: tuple[Check, ...] = ()
    form: tuple[Check, ...] = ()
    limits: tuple[Check, ...] = ()

    @property
    def all(self) -> tuple[Check, ...]:
        """Return every check."""
        return (*self.blank, *self.marks, *self.form, *self.limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan:
    """The questions of one column.

    `plain` is true for cells of which there is nothing to say; it may be false for a good cell, never true for a bad
    one, and it is all that the engine asks of most cells. `checks` are made only for a column with other cells.
    """

    field: Field
    column: int
    plain: exp.Expr
    is_blank: exp.Expr
    checks: Callable[[], CellChecks]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCheck:
    """A key that must not come twice: the second and later rows with the same `key` are at fault.

    `key` is NULL where a row takes no part.
    """

    code: str
    key: exp.Expr
    field: str | None = None
    column: int | None = None
    constraint: str | None = None
    severity: str | None = None
    expected: str = ""
    message: str = ""
    explain: Explain = say_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that one table is asked. `width` is the number of columns of the file, known ones or not."""

    width: int
    columns: tuple[ColumnPlan, ...]
    rows: tuple[Check, ...] = ()
    keys: tuple[KeyCheck, ...] = ()
