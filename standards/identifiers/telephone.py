"""Telephone number: free text in practice, so only the damage that spreadsheets do to it is looked for."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap

_LOST_ZERO = r"[1-9](?:[ -]?[0-9]){8,9}"


def _suggest(text: str) -> str | None:
    """Return the number with its 0 back; a UK number without it has 10 digits, or rarely 9."""
    return f"0{text}" if re.fullmatch(_LOST_ZERO, text, re.ASCII) else None


TELEPHONE = Identifier(
    name="telephone",
    title="Telephone number",
    grammar=r"(?s:.*)",
    strict=r"\+[1-9][0-9]{0,2} ?(?:\(0\))?(?:[ /.-]?[0-9]){6,12}|\(?0(?:[ ()/.-]{0,2}[0-9]){6,10}|[1-9][0-9]{2,5}",
    plain=r"[0+(][ 0-9()-]+",
    malformed=None,
    expected="a telephone number, like 020 7946 0000",
    canonical=lambda text: re.sub(r"[^0-9+]", "", re.sub(r"^(\+[0-9 ]+)\(0\)", r"\1", text)),
    suggest=_suggest,
    traps=(Trap(code="leading-zero-lost", grammar=_LOST_ZERO, says="the first 0 is gone"),),
    uri="tel:{}",
    never_real=NeverReal(
        forms=(
            *("01632960###", "07700900###", "02079460###", "08081570###", "09098790###", "03069990###"),
            *("01134960###", "01144960###", "01154960###", "01164960###", "01174960###", "01184960###"),
            *("01214960###", "01314960###", "01414960###", "01514960###", "01614960###", "01914980###"),
            *("02896496###", "02920180###"),
        ),
        says="Ofcom keeps these free for drama.",
        reference="https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama",
    ),
    example="01632 960001",
    reference="https://www.ofcom.org.uk/phones-and-broadband/phone-numbers",
)
