"""A description held to a profile: each row asked of each subject of its class."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from validator.faults import Place, find
from validator.finding import Example, Severity
from validator.metadata.kinds import KINDS
from validator.metadata.values import is_certain, not_in_list, suggest, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.profile import Profile, ProfileRow
    from validator.finding import Finding
    from validator.metadata.description import Description, Subject, Value

SPOKEN = {
    "Catalog": "Catalogue",
    "CatalogRecord": "Catalogue record",
    "ConceptScheme": "List of concepts",
    "DataService": "Data service",
    "DatasetSeries": "Dataset series",
    "Kind": "Contact",
    "LicenceDocument": "Licence",
    "PeriodOfTime": "Period",
}
"""What a person calls a class, where it is not the class's own name."""


def check_profile(description: Description, profile: Profile, *, as_warnings: bool = False) -> Iterator[Finding]:
    """Yield what the profile asks for and the description lacks or misstates, subject by subject.

    A mandatory row is an error and a recommended one a warning; `as_warnings` makes them all warnings.
    """
    by_class: dict[str, list[ProfileRow]] = {}
    for row in profile.rows:
        by_class.setdefault(row.subject_class, []).append(row)
    for subject in description.subjects:
        for row in (row for name in subject.classes for row in by_class.get(name, ())):
            values = subject.properties.get(row.property) or _alternative(subject, row)
            if values:
                is_warning = as_warnings or (profile.is_lenient and row.obligation != "mandatory")
                yield from _check_values(description, subject, row, values, is_warning=is_warning)
            if row.obligation != "optional" and len(values) < max(1, row.minimum):
                yield _missing(description, profile, subject, row, as_warnings=as_warnings)
        if profile.closed:
            yield from _unknown(description, profile, subject)


def _missing(
    description: Description, profile: Profile, subject: Subject, row: ProfileRow, *, as_warnings: bool
) -> Finding:
    severity = Severity.ERROR if row.obligation == "mandatory" and not as_warnings else Severity.WARNING
    return find(
        "property-missing",
        Place(path=description.path),
        subject=subject.label,
        property=row.property,
        severity=severity,
        message=_lacks(profile, subject, row),
        fix=_fix(description, row),
        examples=[Example(pointer=subject.pointer, line=_line(description, subject))],
    )


def _check_values(
    description: Description, subject: Subject, row: ProfileRow, values: tuple[Value, ...], *, is_warning: bool
) -> Iterator[Finding]:
    """Yield what is wrong with the values that there are: too many, or not of their kind."""
    kind = KINDS[row.kind]
    wrong = [one for one in values if not kind.accepts(one) or not _matches(one, row)]
    is_repeated = row.maximum is not None and len(values) > row.maximum
    outside = not_in_list(row, [one for one in values if one not in wrong] if wrong else values)
    if not wrong and not is_repeated and not outside:
        return
    found = partial(
        find,
        place=Place(path=description.path),
        subject=subject.label,
        property=row.property,
        severity=Severity.WARNING if is_warning else Severity.ERROR,
    )
    if is_repeated:
        examples = [_example(description, subject, value) for value in values[row.maximum :]]
        yield found("property-repeated", count=len(examples), expected=str(row.maximum), examples=examples)
    if wrong:
        examples = [replace(_example(description, subject, one), suggestion=suggest(row, one)) for one in wrong]
        yield found("value-malformed", count=len(wrong), expected=kind.words, examples=examples)
    if outside:
        examples = [replace(_example(description, subject, one), suggestion=suggest(row, one)) for one in outside]
        severity = Severity.ERROR if is_certain(row) and not is_warning else Severity.WARNING
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


def _matches(value: Value, row: ProfileRow) -> bool:
    return row.pattern is None or re.search(row.pattern, value.text) is not None


def _lacks(profile: Profile, subject: Subject, row: ProfileRow) -> str:
    """Return the sentence for a property that is not there: the row's own, else one made of its label."""
    if row.message:
        return row.message.format(subject=subject.label)
    spoken = SPOKEN.get(row.subject_class, row.subject_class)
    asks = "requires" if row.obligation == "mandatory" else "recommends"
    return f"{spoken} {subject.label} has no {row.label} ({row.property}); {profile.title} {asks} one."


def _fix(description: Description, row: ProfileRow) -> str:
    if description.form == "data-package" and row.in_package:
        return row.in_package
    return row.fix or f"Add {row.property}" + (f", for example {row.example}." if row.example else ".")


def _example(description: Description, subject: Subject, value: Value) -> Example:
    return Example(pointer=value.pointer, line=_line(description, subject, value), value=value.text)


def _line(description: Description, subject: Subject, value: Value | None = None) -> int | None:
    """Return the line of a value, in RDF of its subject."""
    stated = subject.pointer if value is None else value.pointer
    return description.line_of(subject.key if stated is None else stated)


def _alternative(subject: Subject, row: ProfileRow) -> tuple[Value, ...]:
    """Return the values of the first alternative that has any."""
    return next((subject.properties[name] for name in row.alternatives if subject.properties.get(name)), ())
