"""Numbers and integers: the ways of writing them, and their grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.types.decimals import key_of, order_of
from validator.tables.types.type_rule import TypeRule

if TYPE_CHECKING:
    from sqlglot import exp

    from standards.schema import Field

EXPONENT = "(?:[eE][+-]?[0-9]{1,4})?"
SPECIAL = "(?i:nan|-?inf)"
BEHIND = r"[^\p{Nd}+()-]*"
MONEY = r"[+-]\p{Sc} ?"
"""What may stand behind a number that is not bare, and the sign before a currency's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """How a column writes numbers: the signs for decimals and groups, and whether other signs may stand around."""

    point: str = "."
    group: str = ""
    is_bare: bool = True

    @property
    def whole(self) -> str:
        """Return the grammar of digits, grouped by threes, or by twos and a last three."""
        group = re.escape(self.group)
        return f"(?:[0-9]+|[0-9]{{1,3}}(?:{group}[0-9]{{2,3}})*{group}[0-9]{{3}})" if group else "[0-9]+"

    @property
    def others(self) -> str:
        """Return the inside of a class of signs that belong to numbers, point and brackets among them."""
        point = "." if self.point == "." else re.escape(self.point)
        return rf"\p{{Nd}}+{point}()-"

    def plain(self, text: exp.Expr) -> exp.Expr:
        """Return the number as a program writes it: no groups, a point, nothing around it."""
        bare = text if self.is_bare else self._core(text)
        grouped = sql.replaced(bare, self.group, "") if self.group else bare
        return sql.replaced(grouped, self.point, ".") if self.point != "." else grouped

    def _core(self, text: exp.Expr) -> exp.Expr:
        """Return the number without what stands around it."""
        point = re.escape(self.point)
        start = sql.rewritten(text, rf"^(?:\p{{L}}{point}|[^{self.others}])+", "")
        digits = rf"[0-9{re.escape(self.group)}]"
        number = sql.extracted(start, rf"(?:[0-9]{digits}*(?:{point}[0-9]*)?|{point}[0-9]+){EXPONENT}")
        signed = sql.choose([(sql.starts_with(start, "-"), sql.concat(sql.text("-"), number))], number)
        return sql.choose([(sql.matches(text, SPECIAL), text)], signed)


def notation_of(field: Field) -> Notation:
    """Return how a field writes its numbers."""
    return Notation(
        point=str(field.options.get("decimalChar") or "."),
        group=str(field.options.get("groupChar") or ""),
        is_bare=bool(field.options.get("bareNumber", True)),
    )


def integer(field: Field) -> TypeRule:
    """Return the rule of whole numbers."""
    notation = notation_of(field)
    whole = notation.whole
    grammar = f"[+-]?{whole}"
    if not notation.is_bare:
        grammar = rf"(?:[^{notation.others}]|\p{{L}}\.)*{grammar}{BEHIND}|{MONEY}{whole}{BEHIND}"
    return _rule("a whole number", grammar, notation)


def number(field: Field) -> TypeRule:
    """Return the rule of numbers."""
    notation = notation_of(field)
    whole, point, others = notation.whole, re.escape(notation.point), notation.others
    spelt = rf"{whole}(?:{point}[0-9]*)?"
    if notation.is_bare:
        grammar = rf"[+-]?(?:{spelt}|{point}[0-9]+){EXPONENT}"
    else:
        letter = rf"\p{{L}}{point}"
        grammar = (
            rf"(?:[^{others}]|{letter})*[+-]?{spelt}{EXPONENT}{BEHIND}"
            rf"|(?:[^{others}]*[^\p{{L}}{others}])?[+-]?{point}[0-9]+{EXPONENT}{BEHIND}"
            rf"|{MONEY}(?:{spelt}|{point}[0-9]+){BEHIND}"
        )
    return _rule(f"a number, like 12{notation.point}5", f"{grammar}|{SPECIAL}", notation)


def _rule(expected: str, grammar: str, notation: Notation) -> TypeRule:
    return TypeRule(
        expected=expected,
        grammar=grammar,
        typed=lambda text: sql.try_cast(notation.plain(text), "DECIMAL"),
        is_total=True,
        ordered=lambda text: order_of(notation.plain(text)),
        key=lambda text: key_of(notation.plain(text)),
    )
