"""One value or a list of them: where a JSON Schema of the form asks for the one, the other is a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.faults import Place, find
from validator.finding import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.profile import Profile, ProfileRow
    from validator.finding import Finding
    from validator.metadata.description import Description, Subject, Value

FORMS = {
    "dcat-us-1.1": "dcat-us-1.1",
    "dcat-us-1.1-federal": "dcat-us-1.1",
    "dcat-us-3": "dcat-us-3",
    "uk-exchange": "uk-exchange",
}
"""The profiles whose schemas tell one value from a list, and the form that each is of."""
EITHER = frozenset({"dcat:contactPoint", "dct:isPartOf", "dct:language", "dct:spatial", "rdf:type"})
"""Properties that may be the one or the other."""


def check_plurals(description: Description, profile: Profile) -> Iterator[Finding]:
    """Yield the values that stand in a list where one belongs, and alone where a list belongs."""
    if FORMS.get(profile.id) != description.form:
        return
    by_class: dict[str, list[ProfileRow]] = {}
    for row in profile.rows:
        by_class.setdefault(row.subject_class, []).append(row)
    for subject in description.subjects:
        for row in by_class.get(subject.classes[0], ()):
            values = subject.properties.get(row.property, ())
            if values and len(values) <= (row.maximum or len(values)):
                is_listed = _is_listed(values[0], subject)
                if is_listed is (row.maximum == 1) and (is_listed or row.property not in EITHER):
                    yield _finding(description, profile, subject, row, values[0])


def _is_listed(value: Value, subject: Subject) -> bool:
    """Say whether a value is one of a list: its pointer ends in a number that follows the key."""
    return (value.pointer or "").removeprefix(f"{subject.pointer}/").rpartition("/")[2].isdigit()


def _finding(description: Description, profile: Profile, subject: Subject, row: ProfileRow, value: Value) -> Finding:
    is_single = row.maximum == 1
    stands, belongs = ("a list", "one value") if is_single else ("one value", "a list")
    return find(
        "value-malformed",
        Place(path=description.path),
        subject=subject.label,
        property=row.property,
        message=f"{subject.label} has {stands} as {row.label} ({row.property}); in {profile.title} it is {belongs}.",
        fix="Take the brackets away." if is_single else "Put it between brackets, as a list of one.",
        examples=[Example(pointer=value.pointer, line=description.line_of(value.pointer or ""), value=value.text)],
    )
