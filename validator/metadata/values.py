"""Values that must come from a code list: which of them do not, and what the list has in their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standards.vocabulary import find_vocabulary
from validator.metadata.description import Kind
from validator.metadata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standards.profile import ProfileRow
    from standards.vocabulary import Member, Vocabulary
    from validator.metadata.description import Subject, Value

SHOWN = 3
LISTS = {
    "dcat:compressFormat": ("media-type",),
    "dcat:mediaType": ("media-type",),
    "dcat:packageFormat": ("media-type",),
    "dct:accrualPeriodicity": ("frequency-iso", "frequency"),
    "dct:license": ("licence",),
}
"""The lists that have words for a property's values, where the row names none and asks for a form alone."""
OF_KIND = {"frequency": LISTS["dct:accrualPeriodicity"], "media-type": LISTS["dcat:mediaType"]}
"""The lists of which a value should be, where a row names none and asks for such a kind of value."""
PERIODS = re.compile(r"R[0-9]*/P[0-9.YMWDTHS]+|https?://purl\.org/cld/freq/[A-Za-z]+")
"""Frequencies that stand in no list and say plainly how often: repeated periods, and those of Dublin Core."""


def not_in_list(row: ProfileRow, values: Sequence[Value]) -> list[Value]:
    """Return the values that are not in the row's code list, where it asks that they are.

    Where values should be of a list, one of it is enough: DCAT-AP asks so of themes, and allows others beside it.
    """
    names = _asked(row)
    if not names:
        return []
    lists = [find_vocabulary(name) for name in names]
    outside = [one for one in values if not one.is_inside and all(known.find(one.text) is None for known in lists)]
    if row.kind == "frequency":
        outside = [one for one in outside if not PERIODS.fullmatch(one.text)]
    is_strict = row.vocabulary is not None and row.vocabulary_level == "must"
    return outside if is_strict or len(outside) == len(values) else []


def is_certain(row: ProfileRow) -> bool:
    """Say whether a value outside the row's code list is wrong for certain: the list is whole and must be kept."""
    return row.vocabulary is not None and row.vocabulary_level == "must" and find_vocabulary(row.vocabulary).is_whole


def _asked(row: ProfileRow) -> tuple[str, ...]:
    """Return the lists of which a row's values must or should be."""
    if row.vocabulary is None:
        return OF_KIND.get(row.kind, ())
    return () if row.vocabulary_level == "may" else (row.vocabulary,)


def words(subject: Subject, row: ProfileRow, outside: Sequence[Value]) -> tuple[str, str]:
    """Return what to say of values outside the row's code list, and how to mend them."""
    vocabulary = find_vocabulary(_asked(row)[0])
    first = outside[0].text
    says = f'{row.label[:1].upper()}{row.label[1:]} ({row.property}) of {subject.label}: "{first}"'
    says += f" and {len(outside) - 1} more are" if len(outside) > 1 else " is"
    meant = suggest(row, outside[0])
    some = ", ".join(one.value for one in vocabulary.members[:SHOWN])
    fix = f"Write {meant}." if meant else f"Write one of the list's values, such as {some}: {vocabulary.source}"
    return f"{says} not in the list “{vocabulary.title}”.", fix


def suggest(row: ProfileRow, value: Value) -> str | None:
    """Return what the row's code list has for a value, as the row accepts it; None where nothing is meant by it."""
    names = (row.vocabulary,) if row.vocabulary else OF_KIND.get(row.kind) or LISTS.get(row.property, ())
    for vocabulary in map(find_vocabulary, names):
        member = vocabulary.suggest(value.text)
        if member is not None:
            spellings = _spellings(vocabulary, member, is_text=value.kind is Kind.TEXT)
            found = next((text for text in spellings if text != value.text and _accepts(row, value, text)), None)
            if found is not None:
                return found
    return None


def _spellings(vocabulary: Vocabulary, member: Member, *, is_text: bool) -> Iterator[str]:
    """Yield the ways to write a member, the best first: JSON and YAML take the short one where there is one."""
    if is_text:
        yield vocabulary.short(member)
    yield member.value
    yield vocabulary.short(member)


def _accepts(row: ProfileRow, value: Value, text: str) -> bool:
    pattern = KINDS[row.kind].text if value.kind is Kind.TEXT else None
    fits_kind = pattern is None or pattern.fullmatch(text) is not None
    return fits_kind and (row.pattern is None or re.search(row.pattern, text) is not None)
