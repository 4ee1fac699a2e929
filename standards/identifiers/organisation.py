"""Organisation: the identifiers that UK public bodies are given in published data."""

from __future__ import annotations

from standards.identifiers.identifier import Identifier, NeverReal

_CURIE = r"[a-z]+(?:-[a-z]+)*:[A-Za-z0-9-]+"
_OPEN_DATA_COMMUNITIES = r"https?://opendatacommunities\.org/id/[a-z-]+(?:/[a-z-]+)*/[A-Za-z0-9-]+"
_STATISTICS = r"(?:https?://statistics\.data\.gov\.uk/id/statistical-geography/)?[EWSNKJLM][0-9]{8}"
_ORG_ID = r"[A-Z]{2}-[A-Z0-9]+-[A-Za-z0-9/.-]+"
_GRAMMAR = rf"{_CURIE}|{_OPEN_DATA_COMMUNITIES}|{_STATISTICS}|{_ORG_ID}"

ORGANISATION = Identifier(
    name="organisation",
    title="Organisation identifier",
    grammar=_GRAMMAR,
    plain=_GRAMMAR,
    malformed="identifier-malformed",
    expected="an organisation's identifier, like http://opendatacommunities.org/id/district-council/adur",
    canonical=lambda text: text,
    suggest=lambda _text: None,
    never_real=NeverReal(forms=("GB-COH-9990####",), says="It holds a company number that nobody has."),
    example="http://opendatacommunities.org/id/district-council/adur",
    reference="https://org-id.guide/",
)
