"""A description held to a profile: each row asked of each subject of its class."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from validator.faults import Place, find
from validator.finding import Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.profile import Profile, ProfileRow
    from validator.finding import Finding
    from validator.metadata.description import Description, Subject, Value

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?")
FORMS = {
    "iri": (IRI, "a full address, such as https://example.org/id/dataset/toilets"),
    "date": (DATE, "a date, such as 2026-03-31"),
}


def check_profile(description: Description, profile: Profile, *, as_warnings: bool = False) -> Iterator[Finding]:
    """Yield what the profile asks for and the description lacks or misstates.

    A mandatory row is an error and a recommended one a warning; `as_warnings` makes them all warnings.
    """
    for subject in description.subjects:
        for row in profile.rows:
            if row.subject_class == subject.subject_class and row.obligation != "optional":
                yield from _check_row(description, subject, row, _severity(row, as_warnings=as_warnings))


def _severity(row: ProfileRow, *, as_warnings: bool) -> Severity:
    return Severity.ERROR if row.obligation == "mandatory" and not as_warnings else Severity.WARNING


def _check_row(description: Description, subject: Subject, row: ProfileRow, severity: Severity) -> Iterator[Finding]:
    values = _values(subject, row)
    place = Place(path=description.path)
    found = partial(find, place=place, subject=subject.label, property=row.property, severity=severity)
    if len(values) < max(1, row.minimum):
        examples = [Example(pointer=subject.pointer, line=subject.line)]
        message = row.message.format(subject=subject.label)
        yield found("property-missing", message=message, fix=row.fix, examples=examples)
    if row.maximum is not None and len(values) > row.maximum:
        again = values[row.maximum :]
        examples = [Example(pointer=value.pointer, line=value.line, value=value.text) for value in again]
        yield found("property-repeated", count=len(again), expected=str(row.maximum), examples=examples)
    form = FORMS.get(row.kind)
    wrong = [one for one in values if form and not one.is_inside and form[0].fullmatch(one.text) is None]
    if form and wrong:
        examples = [Example(pointer=value.pointer, line=value.line, value=value.text) for value in wrong]
        yield found("value-malformed", count=len(wrong), expected=form[1], examples=examples)


def _values(subject: Subject, row: ProfileRow) -> tuple[Value, ...]:
    """Return the values of the row's property, or of the first alternative that has any."""
    names = (row.property, *row.alternatives)
    return next((subject.properties[name] for name in names if subject.properties.get(name)), ())
