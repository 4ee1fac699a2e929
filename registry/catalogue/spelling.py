"""How numbers, sizes, dates and values are spelt on a page."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

from registry.dataset.column import MEASURED
from standards.schema import Level

if TYPE_CHECKING:
    from registry.dataset.column import Column
    from standards.schema import Field

UNITS = ("bytes", "KB", "MB", "GB", "TB")
LEVELS = {
    Level.VALUE: "yes, in every row",
    Level.COLUMN: "the column must be there",
    Level.WHEN: "in some rows, see the rules",
    Level.SHOULD: "where it is known",
    Level.MAY: "if you like",
}
FEW = 5  # so many different values are all named


def spell_number(number: int) -> str:
    """Return a number with its thousands apart: 12,345."""
    return f"{number:,}"


def spell_count(number: int, one: str, many: str = "") -> str:
    """Return a number of things: "1 dataset", "1,312 datasets"."""
    return f"{spell_number(number)} {one if number == 1 else many or one + 's'}"


def spell_size(size: int) -> str:
    """Return a number of bytes in the unit that reads best: "812 bytes", "12 KB", "1.4 MB"."""
    amount, unit = float(size), 0
    while amount >= 999.5 and unit < len(UNITS) - 1:  # noqa: PLR2004 - what would be spelt as 1000
        amount, unit = amount / 1000, unit + 1
    digits = 1 if unit > 1 and amount < 10 else 0  # noqa: PLR2004 - below ten the first decimal tells something
    return f"{amount:.{digits}f} {UNITS[unit]}"


def spell_day(text: str) -> str:
    """Return an ISO 8601 date (its time left out) as "12 November 2026"; any other text as it is."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    return f"{day.day} {day:%B} {day.year}"


def spell_values(column: Column) -> str:
    """Return what stands in a column, in a few words: all its values, its range, or an example."""
    if column.filled == 0:
        return "empty in every row"
    if column.distinct == 1 and column.example:
        return f"always {column.example}"
    if column.distinct == len(column.frequent) <= FEW and column.distinct != column.filled:
        return ", ".join(f"{value} ({spell_number(count)})" for value, count in column.frequent)
    if column.kind in MEASURED and column.low and column.high:
        low, high = (one.removesuffix(" 00:00:00") for one in (column.low, column.high))
        return low if low == high else f"{low} to {high}"
    example = f"such as {column.example}" if column.example else ""
    return "; ".join(one for one in (_spell_distinct(column), example) if one)


def spell_level(field: Field) -> str:
    """Return how strongly a standard asks for a column."""
    return LEVELS[Level.VALUE if field.is_required else field.level]


def spell_allowed(field: Field) -> str:
    """Return what may stand in a column of a standard, beyond its type."""
    constraints = field.constraints
    parts = [
        "one of: " + ", ".join(str(one) for one in constraints["enum"]) if "enum" in constraints else "",
        f"at least {constraints['minimum']}" if "minimum" in constraints else "",
        f"at most {constraints['maximum']}" if "maximum" in constraints else "",
        f"at most {constraints['maxLength']} characters" if "maxLength" in constraints else "",
        "no value twice" if constraints.get("unique") else "",
        f"in {field.unit}" if field.unit else "",
    ]
    return "; ".join(part for part in parts if part)


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which empty lines part."""
    return [part.strip() for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def split_name(name: str) -> list[str]:
    """Return the parts of a column's name between which a line may break: capitals, underscores, points."""
    return re.findall(r"[^A-Z_./:-]*[A-Z]*[^A-Z_./:-]+[_./:-]*|[A-Z]+[_./:-]*|[_./:-]+", name) if name else []


def split_code(text: str) -> list[tuple[bool, str]]:
    """Return the pieces of a text, those between backticks marked as code; a lone backtick is text."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return [(False, text)]
    return [(n % 2 == 1, piece) for n, piece in enumerate(pieces) if piece]


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]


def shorten(text: str, length: int = 200) -> str:
    """Return the first words of a text on one line, at most `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def spell_json(document: object) -> str:
    """Return JSON that can stand inside a script element: nothing in it can end the element or begin a comment."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _spell_distinct(column: Column) -> str:
    if not column.distinct:
        return ""
    if column.distinct == 1:
        return "one value"
    return "all different" if column.distinct == column.filled else f"{spell_number(column.distinct)} different"
