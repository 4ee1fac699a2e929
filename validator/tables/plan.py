"""A plan: every question that a table will be asked, as SQL predicates, before any row is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sqlglot import exp

    from standards.schema import Field, ForeignKey
    from validator.gazetteer.questions import Questions

    Explain = Callable[[str], tuple[str, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What a table shares with other tables.

    `references` has, for each foreign key, the file with the keys that the other table holds; `exports` are the fields
    that other tables refer to, each with the file that their keys are written to.
    """

    references: Mapping[ForeignKey, Path] = field(default_factory=dict)
    exports: tuple[tuple[tuple[str, ...], Path], ...] = ()


NO_LINKS = Links()


def say_nothing(_value: str) -> tuple[str, str | None]:
    """Return no message and no suggestion: the finding's own sentence is enough."""
    return "", None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value that several checks ask for by its name, worked out once a row."""

    name: str
    value: exp.Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question asked of a cell, or of a row; `fault` is true where it is at fault.

    Where SQL cannot say it, `test` is true of a trimmed text at fault; the engine asks it of the texts for which
    `fault` holds. `explain` takes the faulty text and returns (message, suggestion). `expected` fills the words of the
    code; `message` stands in their place. `shown` is the text of a faulty row; a cell shows itself. `told` is what
    `fault` asks for by its name.
    """

    code: str
    fault: exp.Expr
    constraint: str | None = None
    severity: str | None = None
    expected: str = ""
    message: str = ""
    shown: exp.Expr | None = None
    told: Value | None = None
    test: Callable[[str], bool] | None = None
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
    one, and it is all that the engine asks of most cells. `checks` are made only for a column with other cells. Each is
    made when it is asked for, since a table can have thousands of columns.
    """

    field: Field
    column: int
    plain: Callable[[], exp.Expr]
    is_blank: Callable[[], exp.Expr]
    checks: Callable[[], CellChecks]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCheck:
    """A key that must not come twice: the second and later rows with the same `key` are at fault.

    `key` is NULL where a row takes no part. Where equal values have different texts that SQL cannot bring together,
    `canonical` does: it takes a key and returns one that is equal where the values are, None for no value.
    """

    code: str
    key: exp.Expr
    field: str | None = None
    column: int | None = None
    constraint: str | None = None
    severity: str | None = None
    expected: str = ""
    message: str = ""
    canonical: Callable[[str], str | None] | None = None
    explain: Explain = say_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCheck:
    """A foreign key: rows whose `key` is not `among` others are at fault.

    `key` is NULL where a row takes no part. `among` is the key of the same table that it refers to, or a file of the
    keys of another (see `Plan.exports`).
    """

    code: str
    key: exp.Expr
    among: exp.Expr | Path
    field: str | None = None
    column: int | None = None
    constraint: str | None = None
    severity: str | None = None
    expected: str = ""
    message: str = ""
    explain: Explain = say_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that one table is asked. `width` is the number of columns of the file, known ones or not.

    `read` are values that several rules ask for, each read once under its name; `told` are those made of them.
    `exports` are keys that other tables refer to, each with the file that the engine writes them to; a plan with some
    is carried out for them alone.
    `gazetteer` is what is asked of an index of UPRNs.
    """

    width: int
    columns: tuple[ColumnPlan, ...]
    read: tuple[Value, ...] = ()
    told: tuple[Value, ...] = ()
    rows: tuple[Check, ...] = ()
    keys: tuple[KeyCheck, ...] = ()
    references: tuple[ReferenceCheck, ...] = ()
    exports: tuple[tuple[exp.Expr, Path], ...] = ()
    gazetteer: Questions | None = None
