"""What the four coordinates of a point have in common: the form of a number, and one canonical form of it."""

from __future__ import annotations

import re
from decimal import Decimal

from standards.identifiers.identifier import Trap

COMMA = Trap(
    code="identifier-malformed",
    grammar=r"[+-]?[0-9]{1,7},[0-9]+",
    says="a comma stands where the decimal point belongs",
)


def canonical(text: str) -> str:
    """Return the number without zeros that say nothing: 0530047.00 is 530047, -0.10 is -0.1."""
    number = Decimal(text)
    return f"{number.normalize():f}" if number else "0"


def suggest(text: str) -> str | None:
    """Return the number with a point in the place of a comma."""
    return text.replace(",", ".") if re.fullmatch(COMMA.grammar, text, re.ASCII) else None
