"""GSS code: the nine characters by which the Office for National Statistics names every area of the country."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap

ENTITIES = {
    "E": r"0[0-24-9]|[1-357-9][0-9]|4[0-35-9]|6[0-35-9]",
    "W": r"[02-9][0-9]|1[0-689]",
    "S": r"[0-9]{2}",
    "N": r"0[05-9]|[1-9][0-9]",
    "J": r"0[1-9]|[1-9][0-9]",
    "K": r"0[1-9]|[1-9][0-9]",
    "L": r"00|93|99",
    "M": r"0[01]|83|99",
}
"""Country → the kinds of area it has codes for, the first three characters together being the entity.

Read from the Register of Geographic Codes of June 2025. New kinds get the next free number, so numbers above the last
one are let through; only the gaps below it are not.
"""
_ENTITY = "|".join(f"{country}(?:{kinds})" for country, kinds in ENTITIES.items())
_GRAMMAR = rf"(?:{_ENTITY})[0-9]{{6}}"
_BEFORE_2011 = r"[0-9]{2}(?:[A-Z]{2}(?:[A-Z]{2}(?:[0-9]{4})?|[0-9]{3})?)"
ADDRESS = "http://statistics.data.gov.uk/id/statistical-geography/{}"
FAR_FROM_USED = "Codes of one kind of area are given out one after the other, from 000001."
_ADDRESS = r"https?://statistics\.data\.gov\.uk/(?:id|doc)/statistical-geography/"


def _suggest(text: str) -> str | None:
    """Return the code in capitals, without the web address or the spaces around it."""
    bare = re.sub(_ADDRESS, "", text, flags=re.IGNORECASE).replace(" ", "").upper()
    return bare if bare != text and re.fullmatch(_GRAMMAR, bare, re.ASCII) else None


def area_code(*, name: str, title: str, entities: tuple[str, ...], example: str) -> Identifier:
    """Return the identifier of the areas of some entities alone, such as ("E05", "W05")."""
    grammar = rf"(?:{'|'.join(entities)})[0-9]{{6}}"

    def suggest(text: str) -> str | None:
        suggestion = _suggest(text)
        return suggestion if suggestion and re.fullmatch(grammar, suggestion, re.ASCII) else None

    return Identifier(
        name=name,
        title=title,
        grammar=rf"(?i:{grammar})",
        plain=grammar,
        malformed="identifier-malformed",
        expected=f"an area's code that begins with {', '.join(entities[:-1])} or {entities[-1]}, like {example}",
        canonical=str.upper,
        suggest=suggest,
        traps=GSS.traps,
        uri=ADDRESS,
        never_real=NeverReal(forms=tuple(f"{entity}999###" for entity in entities), says=FAR_FROM_USED),
        example=example,
        reference=GSS.reference,
    )


GSS = Identifier(
    name="gss",
    title="GSS code of an area",
    grammar=rf"(?i:{_GRAMMAR})",
    plain=_GRAMMAR,
    malformed="identifier-malformed",
    expected="an area's code of 9 characters, like E09000003",
    canonical=str.upper,
    suggest=_suggest,
    traps=(
        Trap(
            code="identifier-malformed",
            grammar=rf"(?i:{_BEFORE_2011})",
            says="a code from before 2011; look up the 9 characters that replaced it",
        ),
        Trap(
            code="identifier-malformed",
            grammar=rf"(?i:{_ADDRESS}.*)",
            says="a web address; only the code at its end belongs here",
        ),
    ),
    uri=ADDRESS,
    never_real=NeverReal(forms=("E09999###", "W06999###"), says=FAR_FROM_USED),
    example="E09000003",
    reference="https://geoportal.statistics.gov.uk/",
)
