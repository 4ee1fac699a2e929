"""National Insurance number: a person's number at work and for benefits, known so that it can be found."""

from __future__ import annotations

from standards.identifiers.identifier import Identifier

_SECOND = "A-CEGHJ-NPR-TW-Z"
# RE2 knows no "but not", so the seven pairs that are never given out (BG, GB, KN, NK, NT, TN, ZZ) are left out by hand
_PREFIX = "|".join(
    (
        f"[ACEHJLMOPRSWXY][{_SECOND}]",
        "B[A-CEHJ-NPR-TW-Z]",
        "G[ACEGHJ-NPR-TW-Z]",
        "K[A-CEGHJ-MPR-TW-Z]",
        "N[A-CEGHJLMNPRSW-Z]",
        "T[A-CEGHJ-MPR-TW-Z]",
        "Z[A-CEGHJ-NPR-TW-Y]",
    ),
)

NATIONAL_INSURANCE_NUMBER = Identifier(
    name="national-insurance-number",
    title="National Insurance number",
    grammar=rf"(?i:(?:{_PREFIX}) ?[0-9]{{2}} ?[0-9]{{2}} ?[0-9]{{2}} ?[A-D])",
    plain=rf"(?:{_PREFIX})[0-9]{{6}}[A-D]",
    malformed="identifier-malformed",
    expected="a National Insurance number: 2 letters, 6 digits and a letter from A to D",
    canonical=lambda text: text.replace(" ", "").upper(),
    suggest=lambda _text: None,
    example="AA000000A",
    reference="https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110",
    is_personal=True,
)
