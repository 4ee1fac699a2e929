"""A description held to a profile: each row asked of each subject of its class."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from validator.faults import Place, find
from validator.finding import Example, Severity
from validator.metadata.kinds import KINDS
from validator.metadata.names import CLASSES
from validator.metadata.sentences import say_correction, say_lacking, say_malformed, say_remedy, say_repeated
from validator.metadata.values import is_certain, not_in_list, suggest, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.profile import Profile, ProfileRow
    from validator.finding import Finding
    from validator.metadata.description import Description, Subject, Value


def check_profile(description: Description, profile: Profile, *, as_warnings: bool = False) -> Iterator[Finding]:
    """Yield what the profile asks for and the description lacks or misstates, subject by subject.

    A mandatory row is an error and a recommended one a warning; `as_warnings` makes them all warnings.
    """
    held = _Held(description=description, profile=profile, as_warnings=as_warnings)
    rows_of: dict[tuple[str, ...], _Rows] = {}
    for subject in description.subjects:
        rows = rows_of.get(subject.classes)
        if rows is None:
            rows = rows_of[subject.classes] = _rows_for(profile, subject.classes)
        properties = subject.properties
        for name, values in properties.items():
            for row in rows.by_property.get(name, ()):
                yield from _check_values(held, subject, row, values)
        for row in rows.asked:
            least = max(1, row.minimum)
            if len(properties.get(row.property, ())) < least and not _is_made_up_for(subject, row):
                yield _missing(held, subject, row)
        if profile.closed:
            yield from _unknown(description, profile, subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """The rows about subjects of some classes: those of each property, and those that ask for a value."""

    by_property: dict[str, list[ProfileRow]]
    asked: tuple[ProfileRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """One description under one profile; `remedies` are the words of the rows that were lacking so far."""

    description: Description
    profile: Profile
    as_warnings: bool
    remedies: dict[tuple[str, str], str] = field(default_factory=dict)

    def remedy_of(self, row: ProfileRow) -> str:
        """Return what to add; a catalogue lacks the same a hundred thousand times."""
        key = (row.subject_class, row.property)
        if key not in self.remedies:
            self.remedies[key] = say_remedy(self.description.form, row)
        return self.remedies[key]

    def severity_of(self, row: ProfileRow, *, is_missing: bool) -> Severity:
        """Return how much a fault matters: what is missing by its obligation, what is wrong unless it is lenient."""
        by_obligation = is_missing or self.profile.is_lenient
        is_warning = self.as_warnings or (by_obligation and row.obligation != "mandatory")
        return Severity.WARNING if is_warning else Severity.ERROR


def _rows_for(profile: Profile, classes: tuple[str, ...]) -> _Rows:
    """Return the rows about subjects of those classes; a row may name a class by its prefixed name too."""
    rows = [
        row for name in classes for row in profile.rows if name == CLASSES.get(row.subject_class, row.subject_class)
    ]
    by_property: dict[str, list[ProfileRow]] = {}
    for row in rows:
        by_property.setdefault(row.property, []).append(row)
    return _Rows(by_property=by_property, asked=tuple(row for row in rows if row.obligation != "optional"))


def _missing(held: _Held, subject: Subject, row: ProfileRow) -> Finding:
    return find(
        "property-missing",
        Place(path=held.description.path),
        subject=subject.label,
        property=row.property,
        severity=held.severity_of(row, is_missing=True),
        message=say_lacking(held.profile, subject, row),
        fix=held.remedy_of(row),
        examples=[Example(pointer=subject.pointer, line=_line(held.description, subject))],
    )


def _check_values(held: _Held, subject: Subject, row: ProfileRow, values: tuple[Value, ...]) -> Iterator[Finding]:
    """Yield what is wrong with the values that there are: too many, not of their kind, not of their list."""
    accepts = KINDS[row.kind].accepts
    wrong = [one for one in values if not accepts(one) or (row.pattern and re.search(row.pattern, one.text) is None)]
    is_repeated = row.maximum is not None and len(values) > row.maximum
    outside = not_in_list(row, [one for one in values if one not in wrong] if wrong else values)
    if not wrong and not is_repeated and not outside:
        return
    description, profile = held.description, held.profile
    severity = held.severity_of(row, is_missing=False)
    found = partial(find, place=Place(path=description.path), subject=subject.label, property=row.property)
    if is_repeated:
        examples = [_example(description, subject, value) for value in values[row.maximum :]]
        message = say_repeated(profile, subject, row, values)
        yield found("property-repeated", count=len(examples), severity=severity, message=message, examples=examples)
    if wrong:
        examples = [replace(_example(description, subject, one), suggestion=suggest(row, one)) for one in wrong]
        message, fix = say_malformed(profile, subject, row, wrong), say_correction(description.form, row)
        yield found("value-malformed", count=len(wrong), severity=severity, message=message, fix=fix, examples=examples)
    if outside:
        examples = [replace(_example(description, subject, one), suggestion=suggest(row, one)) for one in outside]
        if not is_certain(row):
            severity = Severity.WARNING
        message, fix = words(subject, row, outside)
        yield found(
            "value-not-in-list", count=len(outside), severity=severity, message=message, fix=fix, examples=examples
        )


def _unknown(description: Description, profile: Profile, subject: Subject) -> Iterator[Finding]:
    """Yield the properties that a closed class may not have."""
    for name in profile.closed.intersection(subject.classes):
        known = {row.property for row in profile.rows if row.subject_class == name} | {"rdf:type"}
        for stated in sorted(subject.properties.keys() - known):
            values = subject.properties[stated]
            yield find(
                "property-unknown",
                Place(path=description.path),
                subject=subject.label,
                property=stated,
                examples=[_example(description, subject, value) for value in values],
            )


def _example(description: Description, subject: Subject, value: Value) -> Example:
    return Example(pointer=value.pointer, line=_line(description, subject, value), value=value.text)


def _line(description: Description, subject: Subject, value: Value | None = None) -> int | None:
    """Return the line of a value, in RDF of its subject."""
    stated = subject.pointer if value is None else value.pointer
    return description.line_of(subject.key if stated is None else stated)


def _is_made_up_for(subject: Subject, row: ProfileRow) -> bool:
    """Say whether one of the properties that do as well has a value."""
    return any(subject.properties.get(name) for name in row.alternatives)
