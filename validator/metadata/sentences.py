"""The sentences of what a description lacks or misstates: which thing, which property, who asks, what to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.metadata.forms.document import TABLES
from validator.metadata.forms.rdf import FORMS
from validator.metadata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standards.profile import Profile, ProfileRow
    from validator.metadata.description import Subject, Value

SPOKEN = {
    "Catalog": "Catalogue",
    "CatalogRecord": "Catalogue record",
    "ConceptScheme": "List of concepts",
    "ContactPoint": "Contact",
    "DataService": "Data service",
    "DatasetSeries": "Dataset series",
    "Kind": "Contact",
    "LicenceDocument": "Licence",
    "PeriodOfTime": "Period",
}
"""What a person calls a class, where it is not the class's own name."""
PACKAGE = "data-package"
LONGEST = 60
_ADDRESS = re.compile(r'"((?:https?:|mailto:)[^"\s]*)"')
_NODE = re.compile(r"<([^>]*)>")
_TYPE = re.compile(r'"(?:\^\^\S+|@[A-Za-z-]+)$')
_YAML = re.compile(r"[A-Za-z]+: ")


def say_lacking(profile: Profile, subject: Subject, row: ProfileRow) -> str:
    """Return the sentence for a property that is not there: the row's own, else one made of its label."""
    if row.message:
        said = row.message.format(subject=subject.label)
        return said[:1].upper() + said[1:]
    asks = "requires" if row.obligation == "mandatory" else "recommends"
    return (
        f"{name_subject(subject, row.subject_class)} has no {row.label} ({row.property}); {profile.title} {asks} one."
    )


def say_repeated(profile: Profile, subject: Subject, row: ProfileRow, values: Sequence[Value]) -> str:
    """Return the sentence for more values than the profile allows."""
    allows = "one" if row.maximum == 1 else str(row.maximum)
    return (
        f"{name_subject(subject, row.subject_class)} has {len(values)} values of {row.label} ({row.property}); "
        f"{profile.title} allows {allows}."
    )


def say_malformed(profile: Profile, subject: Subject, row: ProfileRow, values: Sequence[Value]) -> str:
    """Return the sentence for values that are not of the row's kind or pattern."""
    kind = KINDS[row.kind]
    is_kind = all(kind.accepts(value) for value in values)
    asked = f"of the form that {profile.title} asks for" if is_kind else kind.words
    shown = values[0].text if len(values[0].text) <= LONGEST else f"{values[0].text[: LONGEST - 1]}…"
    what = f"“{shown}” as {row.label}" if len(values) == 1 else f"{len(values)} values of {row.label}"
    are = "is" if len(values) == 1 else "are"
    return f"{name_subject(subject, row.subject_class)} has {what} ({row.property}), which {are} not {asked}."


def say_remedy(form: str, row: ProfileRow) -> str:
    """Return what to add, with an example as a description of that form is written."""
    if form == PACKAGE and row.in_package:
        return row.in_package
    return row.fix or _with_example(f"Add {row.property}", show_example(form, row))


def say_correction(form: str, row: ProfileRow) -> str:
    """Return what to write instead; nothing where the row shows no example."""
    example = show_example(form, row)
    return _with_example(f"Correct {row.property}", example) if example else ""


def name_subject(subject: Subject, of_class: str) -> str:
    """Return the words that begin a sentence about a subject: a part is named by what it is part of."""
    if subject.owner is not None:
        return subject.label[:1].upper() + subject.label[1:]
    return f"{SPOKEN.get(of_class, of_class)} {subject.label}"


def show_example(form: str, row: ProfileRow) -> str:
    """Return a row's example as a file of that form has it: Turtle's terms in RDF, a key and its value in JSON.

    Nothing where the row has none for that form.
    """
    example = row.example
    if form in FORMS:
        if example.startswith(("{", "[{")):
            return ""
        return _ADDRESS.sub(r"<\1>", example[1:-1] if example.startswith('["') else example)
    if example.startswith("[ ") or _YAML.match(example):
        return "" if example.startswith("[ ") else example
    key = _key_of(form, row)
    plain = _TYPE.sub('"', _NODE.sub(r'"\1"', example))
    return f'"{key}": {plain}' if key and plain else plain


def _key_of(form: str, row: ProfileRow) -> str:
    """Return the key that a form of JSON has for the row's property."""
    keys = TABLES[form].classes.get(row.subject_class, {}) if form in TABLES else {}
    return next((name for name, key in keys.items() if key.property == row.property), "")


def _with_example(asked: str, example: str) -> str:
    return f"{asked}, for example {example}." if example else f"{asked}."
