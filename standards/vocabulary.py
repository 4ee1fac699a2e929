"""A vocabulary, or code list: the values that a property may take, and what people write for them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Mapping

VOCABULARIES = Path(__file__).parent / "vocabularies"
VOCABULARY_IDS = (
    "access-right",
    "checksum-algorithm",
    "data-theme",
    "dataset-type",
    "distribution-status",
    "file-type",
    "frequency",
    "frequency-iso",
    "language",
    "licence",
    "local-authority",
    "media-type",
    "planned-availability",
    "uk-access-rights",
    "uk-frequency",
    "uk-organisation",
    "uk-security-classification",
    "uk-service-status",
    "uk-service-type",
)
"""Every list, in plain sight. To add one: a file in vocabularies/, and a line here."""
_SCHEME = re.compile(r"https?://(?:www\.)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One value of a list: as the list writes it, what a person calls it, and what else is written for it.

    `same` are other texts that are the value itself (its address with http, its short name); `also` are words that mean
    it and do not stand in the list.
    """

    value: str
    label: str
    same: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """One list: where it comes from, the day it was read, and whether all its members are here.

    A value that is not in a list that is not whole may still be right. `start` is how all the values begin.
    """

    id: str
    title: str
    source: str
    date: str
    is_whole: bool
    members: tuple[Member, ...]
    start: str = ""
    _by_text: Mapping[str, Member] = field(repr=False)
    _by_words: Mapping[str, Member] = field(repr=False)

    def find(self, text: str) -> Member | None:
        """Return the member that a text is, written as the list writes it; None for what is not in the list."""
        return self._by_text.get(text)

    def suggest(self, text: str) -> Member | None:
        """Return the member that a text means: letter case, spaces and marks aside, or by another word for it."""
        return self._by_text.get(text) or self._by_words.get(fold(text))

    def short(self, member: Member) -> str:
        """Return the member without the start that all values share, where the list takes it so: text/csv."""
        bare = member.value.removeprefix(self.start)
        return bare if self._by_text.get(bare) is member else member.value


@cache
def find_vocabulary(name: str) -> Vocabulary:
    """Return the list of that id. Raise DsregError "vocabulary-unknown" with the known ids."""
    if name not in VOCABULARY_IDS:
        raise DsregError("vocabulary-unknown", vocabulary=name, known=VOCABULARY_IDS)
    return parse_vocabulary(json.loads((VOCABULARIES / f"{name}.json").read_text(encoding="utf-8")))


def parse_vocabulary(document: Mapping[str, Any]) -> Vocabulary:
    """Return the list of a JSON document, whose members may leave out the start that all their values share."""
    start, other_starts = document.get("start", ""), document.get("otherStarts", ())
    members = tuple(_parse_member(one, start, other_starts) for one in document["members"])
    by_text: dict[str, Member] = {}
    by_words: dict[str, Member] = {}
    for member in members:
        by_text |= dict.fromkeys((member.value, *member.same), member)
    for member in members:
        for words in (member.value, member.value.removeprefix(start), member.label, *member.same, *member.also):
            by_words.setdefault(fold(words), member)
    return Vocabulary(
        id=document["id"],
        title=document["title"],
        source=document["source"],
        date=document["date"],
        is_whole=document["whole"],
        members=members,
        start=start,
        _by_text=by_text,
        _by_words={words: member for words, member in by_words.items() if words},
    )


def fold(text: str) -> str:
    """Return what of a text counts when it is only recognised: letters and digits, without http:// and www."""
    return "".join(filter(str.isalnum, _SCHEME.sub("", text.casefold().strip())))


def _parse_member(member: Mapping[str, Any], start: str, other_starts: tuple[str, ...]) -> Member:
    value = member["value"]
    return Member(
        value=f"{start}{value}",
        label=member.get("label", value),
        same=(*(f"{other}{value}" for other in other_starts), *member.get("same", ())),
        also=tuple(member.get("also", ())),
    )
