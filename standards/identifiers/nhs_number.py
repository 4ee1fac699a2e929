"""NHS number: a patient's number in England, Wales and the Isle of Man, known so that it can be found."""

from __future__ import annotations

from standards.identifiers.identifier import Identifier, NeverReal


def _canonical(text: str) -> str:
    return text.replace(" ", "").replace("-", "")


def _fits(number: str) -> bool:
    """Say whether the tenth digit is what modulus 11 makes of the first nine; ten equal digits are nobody's."""
    if len(set(number)) == 1:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(number[9])


NHS_NUMBER = Identifier(
    name="nhs-number",
    title="NHS number",
    grammar=r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}",
    plain=r"[0-9]{10}",
    malformed="identifier-malformed",
    expected="an NHS number: 10 digits",
    canonical=_canonical,
    suggest=lambda _text: None,
    never_real=NeverReal(
        forms=("999#######",),
        says="The NHS keeps numbers that begin with 999 for tests; of them those whose check digit fits.",
        reference="https://digital.nhs.uk/services/nhs-number",
    ),
    example="9990000018",
    reference="https://www.datadictionary.nhs.uk/attributes/nhs_number.html",
    checksum=_fits,
    is_personal=True,
)
