"""Telephone number: free text in practice, so only the damage that spreadsheets do to it is looked for."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, Trap

_LOST_ZERO = r"[1-9](?:[ -]?[0-9]){8,9}"


def _suggest(text: str) -> str | None:
    """Return the number with its 0 back; a UK number without it has 10 digits, or rarely 9."""
    return f"0{text}" if re.fullmatch(_LOST_ZERO, text, re.ASCII) else None


TELEPHONE = Identifier(
    name="telephone",
    title="Telephone number",
    grammar=r"(?s:.*)",
    plain=r"[0+(][ 0-9()-]+",
    malformed=None,
    expected="a telephone number, like 020 7946 0000",
    canonical=lambda text: re.sub(r"[^0-9+]", "", text),
    suggest=_suggest,
    traps=(Trap(code="leading-zero-lost", grammar=_LOST_ZERO, says="the first 0 is gone"),),
    example="01632 960001",
    reference="https://www.ofcom.org.uk/phones-and-broadband/phone-numbers",
)
