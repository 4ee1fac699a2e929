"""ODS code: what the NHS calls a hospital, a practice, a pharmacy or any other organisation that it deals with."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier

_GRAMMAR = r"[A-Z0-9]{3,9}"


def _suggest(text: str) -> str | None:
    """Return the code in capitals without the spaces in it, or what a list's name stands before."""
    bare = re.sub(r"[ .-]", "", re.sub(r"^(?:GB-NHS-|ODS[ :]+)", "", text, flags=re.IGNORECASE)).upper()
    return bare if re.fullmatch(_GRAMMAR, bare, re.ASCII) else None


ODS = Identifier(
    name="ods",
    title="ODS code of an NHS organisation",
    grammar=rf"(?i:{_GRAMMAR})",
    # no word for nothing (NULL, TBC), nothing that a spreadsheet could have made (5E1)
    plain=r"[A-MO-SU-Z][A-Z0-9]{2,5}|[0-9][0-9A-DF-Z][A-DF-Z0-9]{1,4}",
    malformed="identifier-malformed",
    expected="an ODS code: 3 to 9 letters and digits, like RAX",
    canonical=str.upper,
    suggest=_suggest,
    uri="https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/{}",
    example="RAX",
    reference="https://digital.nhs.uk/developer/guides-and-documentation/building-healthcare-software/organisations-and-services",
)
