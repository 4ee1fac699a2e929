"""E-mail address: the form that browsers ask for, with a dot in the part behind the @."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_GRAMMAR = rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})+"
_AROUND = r"(?i:mailto:|e-?mail:)?\s*<?([^\s<>]+)>?"


def _canonical(text: str) -> str:
    """Return the address with its domain in lower case; in front of the @ letter case may matter."""
    name, _, domain = text.rpartition("@")
    return f"{name}@{domain.lower()}"


def _suggest(text: str) -> str | None:
    """Return the address without what stands around it."""
    found = re.fullmatch(_AROUND, text, re.ASCII)
    return found[1] if found and found[1] != text and re.fullmatch(_GRAMMAR, found[1], re.ASCII) else None


EMAIL = Identifier(
    name="email",
    title="E-mail address",
    grammar=_GRAMMAR,
    plain=r"[a-z][a-z0-9._]+@[a-z0-9]{1,60}(?:\.[a-z0-9]{1,60})+",
    malformed="identifier-malformed",
    expected="an e-mail address, like parks@oakhaven.example",
    canonical=_canonical,
    suggest=_suggest,
    traps=(
        Trap(
            code="identifier-malformed",
            grammar=r"(?s)[^@]+@[^@]+[;, ]+[^@]+@.+",
            says="several addresses; give one, of a place rather than of a person",
        ),
    ),
    uri="mailto:{}",
    never_real=NeverReal(
        forms=("person###@example.org", "person###@example.com"),
        says="These domains are kept free for examples.",
        reference="https://www.rfc-editor.org/rfc/rfc2606",
    ),
    example="parks@oakhaven.example",
    reference="https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address",
)
