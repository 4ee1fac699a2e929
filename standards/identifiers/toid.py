"""TOID: the number of a feature on Ordnance Survey's maps, such as a building's outline or a stretch of road."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap

_NUMBER = r"(?:[0-9]{16}|[0-9]{13})"
_ADDRESS = r"https?://data\.ordnancesurvey\.co\.uk/(?:id|doc)/"


def _suggest(text: str) -> str | None:
    """Return the TOID where its four letters are missing, or a web address stands around it."""
    found = re.fullmatch(rf"(?:{_ADDRESS})?(?:osgb|toid)?[ :]*({_NUMBER})", text, re.ASCII | re.IGNORECASE)
    return f"osgb{found[1]}" if found else None


TOID = Identifier(
    name="toid",
    title="Topographic identifier",
    grammar=rf"(?i:osgb{_NUMBER})",
    plain=rf"osgb{_NUMBER}",
    malformed="identifier-malformed",
    expected="a TOID: osgb and then 13 or 16 digits",
    canonical=str.lower,
    suggest=_suggest,
    traps=(
        Trap(code="identifier-malformed", grammar=_NUMBER, says="the letters osgb in front are missing"),
        Trap(
            code="identifier-malformed",
            grammar=rf"(?i:{_ADDRESS}.*)",
            says="a web address; only the TOID at its end belongs here",
        ),
    ),
    uri="http://data.ordnancesurvey.co.uk/id/{}",
    never_real=NeverReal(forms=("osgb99999########",), says="Numbers are given out from below, and are far from it."),
    example="osgb1000005789012",
    reference="https://www.ordnancesurvey.co.uk/products/os-open-linked-identifiers",
)
