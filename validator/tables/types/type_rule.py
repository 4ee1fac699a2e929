"""A type rule: which texts of a column are values, and how two of them are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from validator.tables import sql

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot import exp

    Reading = Callable[[exp.Expr], exp.Expr]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsing:
    """A reading of texts by a program, for what SQL cannot say.

    `read` raises ValueError where a text is no value. `key` is equal where two values are. `size` is the number of
    members; `compare` returns -1, 0 or 1, None where two values have no order.
    """

    read: Callable[[str], Any]
    key: Callable[[Any], str]
    size: Callable[[Any], int] | None = None
    compare: Callable[[Any, Any], int | None] | None = None

    def refuses(self, text: str) -> bool:
        """Say whether the text is no value."""
        try:
            self.read(text)
        except ValueError:
            return True
        return False

    def key_of(self, text: str) -> str | None:
        """Return the key of a text's value, None where it is no value."""
        try:
            return self.key(self.read(text))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRule:
    """How one field's texts are read (docs/types.md). Every callable takes the text, trimmed where `is_trimmed`.

    `grammar` must match the whole of it (None: any text), `also` must hold. `typed` is the value that can be
    calculated with, NULL where there is none (the 30th of February); None means that the text is the value. `is_total`
    says that every text of the grammar has a value. `ordered` can be compared exactly, where `typed` is not exact or
    does not have the right order; `key` is a text that is equal where two values are. `size` is the number of items.
    `parsing` stands in where SQL cannot say it, and with `is_parsed` it decides what is a value.
    """

    expected: str
    grammar: str | None = None
    also: Reading | None = None
    typed: Reading | None = None
    is_total: bool = False
    is_trimmed: bool = True
    ordered: Reading | None = None
    key: Reading | None = None
    size: Reading | None = None
    parsing: Parsing | None = None
    is_parsed: bool = False

    def text_of(self, cell: exp.Expr, *, is_lenient: bool) -> exp.Expr:
        """Return what of a cell is read: without the spaces around it, but where they are a part of the text."""
        return sql.trimmed(cell) if self.is_trimmed or is_lenient else cell

    def accepts(self, text: exp.Expr) -> exp.Expr:
        """Say whether the text is a value of the type, as far as SQL can say it."""
        conditions = [] if self.grammar is None else [sql.matches(text, self.grammar)]
        if self.also is not None:
            conditions.append(self.also(text))
        if self.typed is not None and not self.is_total:
            conditions.append(sql.negate(sql.is_null(self.typed(text))))
        return sql.every(conditions)

    def value(self, text: exp.Expr) -> exp.Expr:
        """Return the value that can be calculated with, NULL where there is none."""
        return self._if_value(text, text if self.typed is None else self.typed(text))

    def comparable(self, text: exp.Expr) -> exp.Expr:
        """Return the value that can be compared exactly, NULL where there is none."""
        compared = self.ordered or self.typed
        return self._if_value(text, text if compared is None else compared(text))

    def key_text(self, text: exp.Expr) -> exp.Expr:
        """Return a text that is equal where two values are, NULL where there is no value."""
        if self.key is not None:
            return self._if_value(text, self.key(text))
        return self._if_value(text, text if self.typed is None else sql.as_text(self.typed(text)))

    def _if_value(self, text: exp.Expr, value: exp.Expr) -> exp.Expr:
        conditions = [] if self.grammar is None else [sql.matches(text, self.grammar)]
        if self.also is not None:
            conditions.append(self.also(text))
        return sql.when(sql.every(conditions), value) if conditions else value
