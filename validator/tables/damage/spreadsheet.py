"""What spreadsheets do to values: numbers cut to a few digits, error words, dates turned into day counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.plan import Check

if TYPE_CHECKING:
    from standards.schema import Field

ERROR_VALUE = r"#(?:REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!)|#{3,}"
NUMBER_DAMAGE = r"[+-]?[0-9](?:\.[0-9]+)?E\+[0-9]{1,3}"
IDENTIFIER_DAMAGE = r"[+-]?[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]{1,3}"
SERIAL_DATE = r"[34][0-9]{4}(?:\.[0-9]+)?"
DATES = frozenset({"date", "datetime"})
NUMERIC = frozenset({"number", "geopoint"})


def spreadsheet_checks(field: Field, column: int) -> tuple[Check, ...]:
    """Return the checks for what a spreadsheet left in the place of a value."""
    value = sql.trimmed(sql.cell(column))
    checks = [
        Check(
            code="excel-error-value",
            fault=sql.matches(value, ERROR_VALUE),
        ),
    ]
    if field.type not in NUMERIC:
        pattern = IDENTIFIER_DAMAGE if field.identifier else NUMBER_DAMAGE
        checks.append(
            Check(
                code="excel-number-damage",
                fault=sql.matches(value, pattern),
                explain=lambda _value: ("the last digits are gone; take the number from its source again", None),
            ),
        )
    if field.type in DATES:
        checks.append(
            Check(
                code="excel-serial-date",
                fault=sql.matches(value, SERIAL_DATE),
                explain=lambda text: ("a spreadsheet's count of days", _date_of(text)),
            ),
        )
    return tuple(checks)


def _date_of(serial: str) -> str:
    """Return the day of a spreadsheet's serial number, counted from the 30th of December 1899."""
    return (date(1899, 12, 30) + timedelta(days=int(float(serial)))).isoformat()
