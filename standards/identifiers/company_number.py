"""Company number: what Companies House gives every company, partnership and society of its registers."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap

# letters in the last places were seen in a register of 13.6 million: https://chguide.co.uk/general/company-number.html
_FORMS = r"[0-9]{7}[0-9CR]|R[0-9]{7}|[A-Z]{2}[0-9]{5}[0-9A-Z]|(?:IP|NO|NP|OC|RS|SO|SP)[0-9A-Z]{6}"
_GRAMMAR = rf"(?i:{_FORMS})"
_AROUND = r"(?:GB-COH-|COMPANY|REGISTRATION|CO|CRN|NUMBER|NUM|NO|[ .:-])*"
_LEAST_DIGITS = 4
"""A shorter number without letters is more likely a slip than one of the companies of the 1850s."""


def _suggest(text: str) -> str | None:
    """Return the number with the zeros that a spreadsheet took, without what stands around it."""
    found = re.fullmatch(rf"{_AROUND}([A-Z]{{2}})?[ -]?([0-9]{{3,8}})(?:\.0+)?", text.upper(), re.ASCII)
    if found is None:
        return None
    prefix, digits = found[1] or "", found[2]
    width = 8 - len(prefix)
    has_lost_zeros = digits[0] != "0" and (bool(prefix) or len(digits) >= _LEAST_DIGITS)
    fitting = prefix + digits.zfill(width)
    is_certain = fitting != text and int(digits) > 0 and (has_lost_zeros or len(digits) == width)
    return fitting if is_certain and re.fullmatch(_GRAMMAR, fitting, re.ASCII) else None


COMPANY_NUMBER = Identifier(
    name="company-number",
    title="Company number",
    grammar=_GRAMMAR,
    # 8 digits that begin with at most two zeros, or a prefix that is often seen
    plain=r"[1-8][0-9]{7}|0[1-9][0-9]{6}|00[1-9][0-9]{5}|(?:AC|CE|CS|FC|GE|IP|LP|NI|OC|RC|RS|SC|SL|SO)[0-9]{6}",
    malformed="identifier-malformed",
    expected="a company number: 8 characters, like 01234567 or SC123456",
    canonical=str.upper,
    suggest=_suggest,
    traps=(
        # the oldest companies lose more than one zero: 00048839 becomes 48839
        Trap(code="leading-zero-lost", grammar=r"[1-9][0-9]{3,6}", says="the zeros in front are gone"),
        Trap(code="excel-decimal-point", grammar=r"[0-9]{4,8}\.0+", says="a spreadsheet added a decimal point"),
        Trap(code="identifier-malformed", grammar=r"0{8}|9{8}", says="stands for no company"),
    ),
    uri="https://find-and-update.company-information.service.gov.uk/company/{}",
    never_real=NeverReal(
        forms=("9990####",),
        says="Companies of England and Wales are numbered one after the other, and are far from it.",
    ),
    example="07444723",
    reference="https://org-id.guide/list/GB-COH",
)
