"""School URN: the number of a school, college or children's centre in the Department for Education's register."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap


def _suggest(text: str) -> str | None:
    found = re.fullmatch(r"(?:GB-EDU-|URN[ :]*)?([1-9][0-9]{5})(?:\.0+)?", text, re.ASCII | re.IGNORECASE)
    return found[1] if found else None


SCHOOL_URN = Identifier(
    name="school-urn",
    title="School URN",
    grammar=r"[1-9][0-9]{5}",
    plain=r"[1-9][0-9]{5}",
    malformed="identifier-malformed",
    expected="a school's URN: a number of 6 digits",
    canonical=lambda text: text,
    suggest=_suggest,
    traps=(
        Trap(code="excel-decimal-point", grammar=r"[1-9][0-9]{5}\.0+", says="a spreadsheet added a decimal point"),
        Trap(
            code="identifier-malformed",
            grammar=r"[2-9][0-9]{2}[/ -]?[0-9]{4}",
            says="7 digits: the number of an authority and a school within it, not the URN",
        ),
    ),
    uri="https://get-information-schools.service.gov.uk/Establishments/Establishment/Details/{}",
    never_real=NeverReal(forms=("9990##",), says="The register numbers schools from 100000 up, and is far from it."),
    example="125554",
    reference="https://get-information-schools.service.gov.uk/",
)
