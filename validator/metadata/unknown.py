"""Keys for which a form has no place: an error where the profile is closed, else told where they look misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.faults import Place, find
from validator.finding import Example, Severity
from validator.metadata.forms.document import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.profile import Profile
    from validator.finding import Finding
    from validator.metadata.description import Description, Subject, Value

NEAR = 85
"""How alike a key and the one that was meant are, of 100: one letter too many, too few, or wrong in eight."""


def unknown_keys(description: Description, profile: Profile) -> Iterator[Finding]:
    """Yield the keys that the form does not know, each with the key that was meant where one is near.

    A profile that is not closed lets everybody add keys of their own: there only a misspelt one is told, as a warning.
    """
    for value in description.unknown:
        subject = description.subjects.get((value.pointer or "").rpartition("/")[0])
        if subject is None:
            continue
        is_closed = not profile.closed.isdisjoint(subject.classes)
        meant = _meant(description.form, value, subject)
        if is_closed or meant:
            line = description.line_of(value.pointer or "")
            yield find(
                "property-unknown",
                Place(path=description.path),
                subject=subject.label,
                property=value.text,
                severity=Severity.ERROR if is_closed else Severity.WARNING,
                message=_words(value.text, subject, profile, meant, is_closed=is_closed),
                fix=f'Write "{meant}".' if meant else "",
                examples=[Example(pointer=value.pointer, line=line, value=value.text, suggestion=meant)],
            )


def _words(key: str, subject: Subject, profile: Profile, meant: str | None, *, is_closed: bool) -> str:
    beyond = f", which {profile.title} does not have" if is_closed else ""
    guess = f"; was {meant} meant?" if meant else "."
    return f"{subject.label} has the key {key}{beyond}{guess}"


def _meant(form: str, value: Value, subject: Subject) -> str | None:
    """Return the key that is nearest to an unknown one, and that the subject does not have yet."""
    # rapidfuzz is imported only where a key is unknown: 20 ms
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    table = TABLES.get(form)
    known = {} if table is None else table.classes.get(subject.classes[0], {})
    free = [key.rpartition(":")[2] for key, one in known.items() if one.property not in subject.properties]
    found = process.extractOne(value.text, free, scorer=fuzz.ratio, processor=str.lower, score_cutoff=NEAR)
    return None if found is None else str(found[0])
