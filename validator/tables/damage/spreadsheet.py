"""What spreadsheets do to values: numbers cut to a few digits, error words, dates turned into day counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import IDENTIFIERS
from validator.tables import sql
from validator.tables.plan import Check, say_nothing
from validator.tables.rules.literals import text_of

if TYPE_CHECKING:
    from sqlglot import exp

    from standards.schema import Field
    from validator.tables.plan import Explain
    from validator.tables.types.type_rule import TypeRule

ERROR_VALUE = r"#(?:REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!)|#{3,}"
NUMBER_DAMAGE = r"[+-]?[0-9](?:\.[0-9]+)?E\+[0-9]{1,3}"
IDENTIFIER_DAMAGE = r"[+-]?[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]{1,3}"
SERIAL_DATE = r"[34][0-9]{4}(?:\.[0-9]+)?"
DATES = frozenset({"date", "datetime"})
NUMERIC = frozenset({"number", "geopoint"})
ANY_TEXT = "Any text, of 4 or 5 words."
DIGITS_GONE = "the last digits are gone; take the number from its source again"
DAYS_COUNTED = "a spreadsheet's count of days"


def spreadsheet_checks(field: Field, column: int, rule: TypeRule) -> tuple[Check, ...]:
    """Return the checks for what a spreadsheet left in the place of a value.

    What the column itself asks for is no damage: `5E1` is the code of an organisation, `E+5` may be a grade.
    """
    value = sql.trimmed(sql.cell(column))
    is_own = _is_own(field, value, rule)

    def check(code: str, grammar: str, explain: Explain = say_nothing) -> Check:
        return Check(code=code, fault=sql.every([sql.matches(value, grammar), sql.negate(is_own)]), explain=explain)

    checks = [check("excel-error-value", ERROR_VALUE)]
    if field.type not in NUMERIC:
        damage = IDENTIFIER_DAMAGE if field.identifier else NUMBER_DAMAGE
        checks.append(check("excel-number-damage", damage, lambda _value: (DIGITS_GONE, None)))
    if field.type in DATES:
        checks.append(check("excel-serial-date", SERIAL_DATE, lambda text: (DAYS_COUNTED, _date_of(text))))
    return tuple(checks)


def _is_own(field: Field, value: exp.Expr, rule: TypeRule) -> exp.Expr:
    """Say whether a text is one of the column's own: by its identifier, its list, its pattern or the form of its type.

    A grammar that takes any text at all, such as that of a telephone number, says nothing.
    """
    identifier = IDENTIFIERS.get(field.identifier or "")
    patterns = [] if identifier is None else [identifier.grammar]
    patterns += [str(field.constraints["pattern"])] if "pattern" in field.constraints else []
    accepted = [
        sql.every([sql.matches(value, pattern), sql.negate(sql.matches(sql.text(ANY_TEXT), pattern))])
        for pattern in patterns
    ]
    listed = [text_of(option, field) for option in field.constraints.get("enum", ())]
    if listed:
        accepted.append(sql.is_one_of(value, listed))
    if field.type in DATES:
        accepted.append(rule.accepts(value))
    return sql.known(sql.either(accepted))


def _date_of(serial: str) -> str:
    """Return the day of a spreadsheet's serial number, counted from the 30th of December 1899."""
    return (date(1899, 12, 30) + timedelta(days=int(float(serial)))).isoformat()
