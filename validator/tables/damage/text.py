"""What happens to text on its way: spaces around it, letters read in a wrong encoding, formulas, hidden characters."""

from __future__ import annotations

from validator.tables import sql
from validator.tables.plan import Check

MOJIBAKE = "Ã[\u0080-\u00bf\u0192\u2018-\u2122]|â€|Â[\u00a0-\u00bf]|\ufffd"
"""UTF-8 read as Windows-1252 and written again, and the character that stands for what could not be read."""
BIDI = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
FORMULA = r"(?s:=[^ =].*|[@+-][A-Za-z][A-Za-z0-9.]*\(.*)"
EDGE = r"^[ \t\r\n\v\f\x{a0}\x{feff}]|[ \t\r\n\v\f\x{a0}\x{feff}]$"


def text_checks(column: int) -> tuple[Check, ...]:
    """Return the checks that run on every text, whatever its standard."""
    cell = sql.cell(column)
    return (
        Check(
            code="whitespace-padded",
            fault=sql.differs(cell, sql.trimmed(cell)),
            explain=lambda value: ("", value.strip(sql.SPACES)),
        ),
        Check(code="mojibake", fault=sql.holds(cell, MOJIBAKE), explain=_repair),
        Check(code="formula-cell", fault=sql.matches(sql.trimmed(cell), FORMULA)),
        Check(code="bidi-character", fault=sql.holds(cell, BIDI), explain=_show_hidden),
    )


def _repair(value: str) -> tuple[str, str | None]:
    """Return the text as it was before it was read as Windows-1252, where that can be undone."""
    try:
        return "", value.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "some letters are lost; take the text from its source again", None


def _show_hidden(value: str) -> tuple[str, str | None]:
    return "it hides a character that turns the direction of text", value.translate(dict.fromkeys(_HIDDEN))


_HIDDEN = [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
