"""UKPRN: the number of a provider of learning in the UK Register of Learning Providers."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap


def _suggest(text: str) -> str | None:
    found = re.fullmatch(r"(?:GB-UKPRN-|UKPRN[ :]*)?(1[0-9]{7})(?:\.0+)?", text, re.ASCII | re.IGNORECASE)
    return found[1] if found else None


UKPRN = Identifier(
    name="ukprn",
    title="UK Provider Reference Number",
    grammar=r"1[0-9]{7}",
    plain=r"1[0-9]{7}",
    malformed="identifier-malformed",
    expected="a UKPRN: 8 digits that begin with 1",
    canonical=lambda text: text,
    suggest=_suggest,
    traps=(Trap(code="excel-decimal-point", grammar=r"1[0-9]{7}\.0+", says="a spreadsheet added a decimal point"),),
    never_real=NeverReal(
        forms=("1999####",), says="The register numbers providers from 10000000 up, and is far from it."
    ),
    example="10000346",
    reference="https://www.ukrlp.co.uk/",
)
