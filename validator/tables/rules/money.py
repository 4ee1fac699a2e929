"""Money in a column of numbers: signs, commas and brackets that people read and programs do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.plan import Check

if TYPE_CHECKING:
    from standards.schema import Field

MONEY = r"\(?[+-]?[£$€]?[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?\)?(?: ?(?:GBP|CR))?"
PLAIN = r"[+-]?[0-9]+(?:\.[0-9]*)?"


def money_checks(field: Field, column: int) -> tuple[Check, ...]:
    """Return the check for a number written as money, with the bare number as suggestion."""
    is_written_otherwise = {"groupChar", "decimalChar", "bareNumber"} & set(field.options)
    if field.type != "number" or is_written_otherwise:
        return ()
    value = sql.trimmed(sql.cell(column))
    fault = sql.every([sql.matches(value, MONEY), sql.negate(sql.matches(value, PLAIN))])
    return (
        Check(
            code="money-format",
            fault=fault,
            explain=lambda text: ("", _bare(text)),
        ),
    )


def _bare(text: str) -> str:
    digits = re.sub(r"[^0-9.-]", "", text)
    is_credit = text.strip().startswith("(") or text.strip().endswith("CR")
    return f"-{digits.lstrip('-')}" if is_credit else digits
