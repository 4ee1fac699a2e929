"""Charity number: what the three regulators of the United Kingdom give a registered charity."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap

_ENGLAND_AND_WALES = r"[1-9][0-9]{5,6}(?:-[0-9]{1,3})?"
_GRAMMAR = rf"(?i:{_ENGLAND_AND_WALES}|SC[0-9]{{6}}|NIC[0-9]{{6}})"
_AROUND = r"(?:GB-(?:CHC|SC|NIC)-|REGISTERED|CHARITY|REG|NUMBER|NUM|NO|[ .:-])*"
_SPOILT = rf"{_AROUND}(?:(SC|NIC)[ -]?(O?[0-9]{{3,6}})|0?([1-9][0-9]{{5}})|([1-9][0-9]{{6}}))(?:\.0+)?"


def _suggest(text: str) -> str | None:
    """Return the number without what stands around it; in Scotland with its 0, for which an O is often written."""
    found = re.fullmatch(_SPOILT, text.upper(), re.ASCII)
    if found is None:
        return None
    prefix, digits, *bare = found.groups()
    fitting = bare[0] or bare[1] or prefix + digits.replace("O", "0").zfill(6)
    return fitting if re.fullmatch(_GRAMMAR, fitting, re.ASCII) else None


CHARITY_NUMBER = Identifier(
    name="charity-number",
    title="Charity number",
    grammar=_GRAMMAR,
    plain=r"[1-9][0-9]{5,6}|SC[0-9]{6}|NIC[0-9]{6}",
    malformed="identifier-malformed",
    expected="a charity number, like 205846, SC012345 or NIC100123",
    canonical=str.upper,
    suggest=_suggest,
    traps=(
        Trap(code="excel-decimal-point", grammar=r"[1-9][0-9]{5,6}\.0+", says="a spreadsheet added a decimal point"),
        Trap(code="identifier-malformed", grammar=r"[0-9]{8}", says="8 digits, as a company's number has"),
    ),
    never_real=NeverReal(
        forms=("9990###", "SC0990##", "NIC9990##"),
        says="The three registers number charities one after the other, and are far from it.",
    ),
    example="205846",
    reference="https://org-id.guide/list/GB-CHC",
)
