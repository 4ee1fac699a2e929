"""URL: the address of a page or a file on the web."""

from __future__ import annotations

import re

from standards.identifiers.identifier import Identifier, NeverReal, Trap

_HOST = r"(?:[^\s/?#@:.<>\"]+\.)+[^\s/?#@:.<>\"]{2,}"
_GRAMMAR = rf"(?i:https?)://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][^\s<>\"]*)?"


def _canonical(text: str) -> str:
    """Return the address with its scheme and its host in lower case; behind them letter case matters."""
    front = re.match(r"[^/]+//[^/?#]+", text)
    length = front.end() if front else 0
    return text[:length].lower() + text[length:]


def _suggest(text: str) -> str | None:
    """Return the address without the angle brackets or the spaces around it."""
    bare = text.strip(" <>")
    return bare if bare != text and re.fullmatch(_GRAMMAR, bare) else None


URL = Identifier(
    name="url",
    title="Web address",
    grammar=_GRAMMAR,
    plain=r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[A-Za-z0-9._/-]*)?",
    malformed="identifier-malformed",
    expected="a whole web address, like https://www.oakhaven.example/parks",
    canonical=_canonical,
    suggest=_suggest,
    traps=(
        Trap(code="identifier-malformed", grammar=r"(?i:www)\..*", says="https:// is missing in front"),
        Trap(code="identifier-malformed", grammar=r"(?i:file:|[A-Z]:[\\/]|\\\\).*", says="a place on one computer"),
    ),
    never_real=NeverReal(
        forms=("https://example.org/page###", "https://www.example.com/page###"),
        says="These domains are kept free for examples.",
        reference="https://www.rfc-editor.org/rfc/rfc2606",
    ),
    example="https://www.oakhaven.example/parks",
    reference="https://url.spec.whatwg.org/",
)
