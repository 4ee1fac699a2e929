"""The names that a JSON-LD document gives to keys, by the context that it writes itself; nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from validator.metadata.names import expand, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCHEMA = "http://schema.org/"
SAME = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/")
"""How schema.org's address is written."""
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Terms:
    """A context: the vocabulary of keys that it does not name, and the address that it gives to each key it names.

    Keys without a vocabulary are schema.org's.
    """

    vocabulary: str = SCHEMA
    named: Mapping[str, str] = field(default_factory=dict)

    def name(self, written: str) -> str:
        """Return a key, or a type, as a prefixed name: `name` is schema:name, `sc:Text` schema:Text."""
        if written.startswith("@"):
            return written
        return shorten(_plain(self._expand(written)))

    def _expand(self, written: str, depth: int = 0) -> str:
        stated = self.named.get(written)
        if stated is not None and stated != written and depth < DEEPEST:
            return self._expand(stated, depth + 1)
        prefix, colon, local = written.partition(":")
        if not colon:
            return self.vocabulary + written
        if local.startswith("//"):
            return written
        start = self.named.get(prefix)
        return start + local if start is not None else expand(written)


def terms_of(context: Any, otherwise: Mapping[str, str] | None = None) -> Terms:  # noqa: ANN401 - JSON holds anything
    """Return what a context says; `otherwise` names the keys where it names none, or is an address beside."""
    named, vocabulary = dict(otherwise or {}) if _is_elsewhere(context) else {}, SCHEMA
    for one in _parts(context):
        for key, value in one.items():
            stated = value.get("@id") if isinstance(value, dict) else value
            if key == "@vocab" and isinstance(stated, str):
                vocabulary = stated
            elif isinstance(stated, str) and not key.startswith("@"):
                named[key] = stated
    return Terms(vocabulary, named)


def is_schema_org(context: Any) -> bool:  # noqa: ANN401 - JSON holds anything
    """Say whether a context makes schema.org's words of keys without a prefix."""
    listed = context if isinstance(context, list) else [context]
    stated = [one for one in listed if isinstance(one, str)] + [str(one.get("@vocab")) for one in _parts(context)]
    return any(f"{one.rstrip('/')}/".startswith(SAME) for one in stated)


def _parts(context: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON holds anything
    yield from (one for one in (context if isinstance(context, list) else [context]) if isinstance(one, dict))


def _is_elsewhere(context: Any) -> bool:  # noqa: ANN401 - JSON holds anything
    """Say whether a context names no keys itself, or is in part at an address other than schema.org's."""
    addresses = [one for one in (context if isinstance(context, list) else [context]) if isinstance(one, str)]
    if any(not f"{one.rstrip('/')}/".startswith(SAME) for one in addresses):
        return True
    return all(key.startswith("@") for one in _parts(context) for key in one)


def _plain(address: str) -> str:
    start = next((one for one in SAME if address.startswith(one)), None)
    return address if start is None else SCHEMA + address[len(start) :]
