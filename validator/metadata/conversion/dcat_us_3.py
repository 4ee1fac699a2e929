"""DCAT-US 3, written by the same table that it is read by; which keys hold lists, its profile says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.profile import find_profile
from validator.metadata.conversion.telling import language_tag, without_nothing
from validator.metadata.conversion.terms import code_of, media_type_of
from validator.metadata.description import Kind
from validator.metadata.forms.dcat_us import DCAT_US_3

if TYPE_CHECKING:
    from validator.metadata.conversion.telling import Telling
    from validator.metadata.description import Subject, Value
    from validator.metadata.forms.json_form import Key

CONFORMS = "https://resources.data.gov/dcat-us/3.0"
TYPES = {"LicenceDocument": "LicenseDocument"}
NUMBERS = frozenset({"dcat:byteSize", "dcat:spatialResolutionInMeters"})
NAMED = frozenset({"Dataset", "Distribution"})
DEEPEST = 8


def dcat_us_3(told: Telling) -> object:
    """Return the catalogue of all datasets."""
    catalogue = next((one for one in told.description.subjects if "Catalog" in one.classes), None)
    datasets = [_object(told, one, "Dataset", 0) for one in told.datasets()]
    stated = _object(told, catalogue, "Catalog", 0) if catalogue else {}
    stated.pop("dataset", None)
    return {"@type": "Catalog", **stated, "conformsTo": CONFORMS, "dataset": datasets}


def _object(told: Telling, subject: Subject, of_class: str, depth: int) -> dict[str, object]:
    """Return a thing by its class's keys, the things that it leads to within it."""
    found: dict[str, object] = {"@type": TYPES.get(of_class, of_class)}
    listed = {
        row.property for row in find_profile("dcat-us-3").rows if row.subject_class == of_class and not row.maximum
    }
    for name, key in DCAT_US_3.classes[of_class].items():
        if key.property == "dcat:dataset":
            continue
        values = subject.properties.get(key.property, ())
        written = []
        for number, value in enumerate(values if key.property in listed else values[:1]):
            one = _value(told, value, key, depth)
            if one is not None:
                told.tell(subject, key.property, number)
                written.append(one)
        if written:
            found[name] = written if key.property in listed else written[0]
    if of_class in NAMED:
        found.setdefault("identifier", told.identifier(subject))
    return without_nothing(found)


def _value(told: Telling, value: Value, key: Key, depth: int) -> object:
    """Return a value as the form writes it; nothing for a thing that the form has no place for."""
    part = told.description.subjects.get(value.text) if value.kind is not Kind.LITERAL else None
    if part is not None and key.of_class and key.of_class in DCAT_US_3.classes and depth < DEEPEST and _is_placed(part):
        return _object(told, part, key.of_class, depth + 1)
    text = told.said(value)
    return _spelt(key.property, text) if text else None


def _spelt(name: str, text: str) -> object:
    """Return a text as the form spells it."""
    if name == "dcat:mediaType":
        return media_type_of(text)
    if name == "dct:accrualPeriodicity":
        return code_of("frequency-iso", text) or text
    if name == "dct:language":
        return language_tag(text)
    return int(text) if name in NUMBERS and text.isdecimal() else text


def _is_placed(part: Subject) -> bool:
    return "Dataset" not in part.classes and "Catalog" not in part.classes
