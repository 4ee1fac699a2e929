"""Postcode: the grammar of BS 7666 with the letters that are really used, GIR 0AA and the forces' BFPO numbers."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap

# no district has a 0 in front, but nine areas of two letters have a district 0: BL, BS, CM, CR, FY, HA, PR, SL and SS
# (https://en.wikipedia.org/wiki/Postcodes_in_the_United_Kingdom#Validation)
_OUTWARD = (
    r"[A-PR-UWYZ](?:[1-9][0-9]?|[1-9][A-HJKPSTUW]"
    r"|[A-HK-Y](?:0|[1-9][0-9]?|[1-9][ABEHMNPRVWXY]))"
)
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_GRAMMAR = rf"(?i:GIR *0AA|BFPO *[0-9]{{1,4}}|{_OUTWARD} *{_INWARD})"
_DIGITS = str.maketrans("OIS", "015")


def _canonical(text: str) -> str:
    """Return upper case with one space before the last three characters (after BFPO for the forces')."""
    bare = "".join(text.upper().split())
    return f"BFPO {bare[4:]}" if bare.startswith("BFPO") else f"{bare[:-3]} {bare[-3:]}"


def _suggest(text: str) -> str | None:
    """Return the postcode that a slip hides: a letter O for a nought, a nought before the district number."""
    bare = re.sub(r"[^A-Z0-9]", "", text.upper())
    found = re.fullmatch(r"([A-Z]{1,2})([0-9OIS]{1,2}[A-Z]?)([0-9OIS])([A-Z]{2})", bare)
    if found is None:
        return None
    area, district, sector, unit = found.groups()
    district = re.sub(r"^0(?=[0-9])", "", district[:-1].translate(_DIGITS) + _last(district))
    fitting = f"{area}{district} {sector.translate(_DIGITS)}{unit}"
    return fitting if re.fullmatch(_GRAMMAR, fitting, re.ASCII) else None


def _last(district: str) -> str:
    return district[-1].translate(_DIGITS) if len(district) == 1 or district[-1].isdigit() else district[-1]


POSTCODE = Identifier(
    name="postcode",
    title="Postcode",
    grammar=_GRAMMAR,
    plain=rf"{_OUTWARD} {_INWARD}",
    malformed="postcode-malformed",
    expected="a full postcode, like N3 1TR",
    canonical=_canonical,
    suggest=_suggest,
    traps=(
        Trap(
            code="postcode-malformed",
            grammar=rf"(?i:{_OUTWARD})",
            says="only the first half; a full one looks like N3 1TR",
        ),
    ),
    uri="http://data.ordnancesurvey.co.uk/id/postcodeunit/{}",
    never_real=NeverReal(
        forms=("AA# #AA", "AA1# #AA"),
        says="There is no postcode area AA. (The NHS's pseudo postcodes, ZZ99 and so on, are no postcodes.)",
    ),
    example="N3 1TR",
    reference="https://www.bph-postcodes.co.uk/guidetopc.cgi",
)
