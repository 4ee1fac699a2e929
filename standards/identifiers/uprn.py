"""UPRN: the number of a property, as OS and GeoPlace issue it."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap

_FILLER = r"0+|0*1|9{12}|123456789012"


def _canonical(text: str) -> str:
    return text.lstrip("0") or "0"


def _suggest(text: str) -> str | None:
    """Return the bare number where only padding, a `.0` or the word UPRN stands around it; none for a filler."""
    found = re.fullmatch(r"(?:UPRN[ :]*)?0*([1-9][0-9]{0,11})(?:\.0+)?", text, re.ASCII | re.IGNORECASE)
    return found[1] if found and not re.fullmatch(_FILLER, found[1], re.ASCII) else None


UPRN = Identifier(
    name="uprn",
    title="Unique Property Reference Number",
    grammar=r"[0-9]{1,12}",
    plain=r"[2-9]|[1-9][0-9]{1,10}|[2-8][0-9]{11}|1[013-9][0-9]{10}|9[0-8][0-9]{10}",  # no padding, no placeholder
    malformed="uprn-malformed",
    expected="a UPRN: a whole number of 1 to 12 digits",
    canonical=_canonical,
    suggest=_suggest,
    traps=(
        Trap(code="uprn-placeholder", grammar=_FILLER, says="stands for no property"),
        Trap(code="uprn-suffix", grammar=r"[0-9]{1,12}/[0-9]+", says="has a suffix that is not part of the number"),
        Trap(code="uprn-list", grammar=r"[0-9]{1,12}(?:[ ]*[;,| ][ ]*[0-9]{1,12})+", says="holds several numbers"),
        Trap(code="excel-decimal-point", grammar=r"[0-9]{1,12}\.0+", says="a spreadsheet added a decimal point"),
        Trap(code="uprn-padded", grammar=r"0[0-9]{1,11}", says="padded with zeros"),
    ),
    uri="https://uprn.uk/{}",
    never_real=NeverReal(
        forms=("999#########",),
        says="No authority has been given numbers that begin with 999; 999999999999 itself is a filler.",
    ),
    example="100023336956",
    reference="https://www.gov.uk/government/publications/open-standards-for-government/identifying-property-and-street-information",
)
