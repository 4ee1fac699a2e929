"""USRN: the number of a street, as OS and GeoPlace issue it."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap


def _suggest(text: str) -> str | None:
    found = re.fullmatch(r"(?:USRN[ :]*)?0*([1-9][0-9]{0,7})(?:\.0+)?", text, re.ASCII | re.IGNORECASE)
    return found[1] if found else None


USRN = Identifier(
    name="usrn",
    title="Unique Street Reference Number",
    grammar=r"[1-9][0-9]{0,7}",
    plain=r"[1-9][0-9]{0,7}",
    malformed="identifier-malformed",
    expected="a USRN: a whole number of 1 to 8 digits, without zeros in front",
    canonical=lambda text: text,
    suggest=_suggest,
    traps=(
        Trap(code="excel-decimal-point", grammar=r"[1-9][0-9]{0,7}\.0+", says="a spreadsheet added a decimal point"),
    ),
    never_real=NeverReal(forms=("99999###",), says="No authority has been given streets that begin with 99999."),
    example="8400505",
    reference="https://www.gov.uk/government/publications/open-standards-for-government/identifying-property-and-street-information",
)
