"""A description of any form as DCAT has it: addresses, typed dates, members of code lists, things of their own."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from validator.metadata.conversion.ranges import (
    ADDRESSES,
    AGENTS,
    CLASS_NAMES,
    DATATYPES,
    DATES,
    LABELLED,
    LISTS,
)
from validator.metadata.conversion.terms import (
    IANA,
    MAIL,
    MEDIA_TYPE,
    code_of,
    date_type,
    escape_iri,
    is_iri,
    mail_address,
)
from validator.metadata.description import Description, Kind, Subject, Value, listed
from validator.metadata.names import CLASSES, PREFIXES, expand, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

GRAPHS = frozenset({"turtle", "n-triples", "rdf-xml", "json-ld"})
"""Forms that are DCAT already, as far as they say anything in its words."""
INHERITED = ("dct:license", "dct:rights")
"""What a file has of its dataset, where the form has no place for it at the file."""
WITHOUT_LICENCE = frozenset({"dcat-us-1.1", "data-package", "ckan", "schema-org", "croissant"})
ACCESS = {"public": "PUBLIC", "restricted public": "RESTRICTED", "non-public": "NON_PUBLIC"}
ACCESS_RIGHT = "http://publications.europa.eu/resource/authority/access-right/"
NAMED_BY_IRI = frozenset({"Catalog", "Dataset", "DatasetSeries", "DataService", "Distribution"})
NAMES = ("title", "name", "label", "prefLabel")
ADDRESS_KEYS = ("uri", "@id", "id", "path")
_OPEN = frozenset({"", ".."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dcat:
    """A description in DCAT's words, and what of it had no place there: (class, property) → how many values."""

    description: Description
    dropped: Mapping[tuple[str, str], int]


def to_dcat(description: Description, base: str = "") -> Dcat:
    """Return a description as DCAT has it; RDF is that already.

    A thing whose identifier is an address is named by it, another by a blank node that is the same each time, or by an
    address below `base`.
    """
    if description.form in GRAPHS:
        return Dcat(description=description, dropped={})
    building = _Building(description, base)
    building.take()
    return Dcat(
        description=replace(description, subjects=listed(building.made.values())), dropped=dict(building.dropped)
    )


@dataclass(slots=True)
class _Building:
    """One description on its way: the subjects made, by their new names."""

    source: Description
    base: str
    made: dict[str, Subject] = field(default_factory=dict)
    dropped: Counter[tuple[str, str]] = field(default_factory=Counter)
    _keys: dict[str, str] = field(default_factory=dict)

    def take(self) -> None:
        """Make all subjects."""
        for unknown in self.source.unknown:
            self.dropped["", unknown.text] += 1
        claimed = Counter(filter(None, map(_own_iri, self.source.subjects)))
        for subject in self.source.subjects:
            stated = _own_iri(subject)
            self._keys[subject.key] = stated if stated and claimed[stated] == 1 else self._name(subject.key)
        for subject in self.source.subjects:
            self._add(subject)
        for key, subject in self.made.items():
            self.made[key] = replace(
                subject, properties={name: tuple(map(self._joined, one)) for name, one in subject.properties.items()}
            )

    def _joined(self, value: Value) -> Value:
        """Return a value as a thing of its own where its address is that of one that was made."""
        return replace(value, kind=Kind.SUBJECT) if value.kind is Kind.IRI and value.text in self.made else value

    def _name(self, pointer: str) -> str:
        name = re.sub(r"[^A-Za-z0-9]+", "-", pointer).strip("-") or "1"
        return f"{self.base}#{name}" if self.base else f"_:{name}"

    def _add(self, subject: Subject) -> None:
        kind = next((one for one in subject.classes if one in CLASS_NAMES), "")
        properties: dict[str, list[Value]] = {}
        if kind:
            properties["rdf:type"] = [Value(text=expand(CLASS_NAMES[kind]), kind=Kind.IRI)]
        key = self._keys[subject.key]
        self.made[key] = subject  # before the things that its words become
        for name, values in subject.properties.items():
            if name != "rdf:type":
                for number, value in enumerate(values):
                    self._put(properties, subject, name, value, f"{key}/{name}/{number}")
        if kind == "Distribution":
            self._complete(subject, properties)
        self.made[key] = replace(
            subject,
            key=key,
            classes=(CLASSES[CLASS_NAMES[kind]] if CLASS_NAMES.get(kind) in CLASSES else kind,),
            owner=None if subject.owner is None else self._keys[subject.owner],
            properties={name: tuple(values) for name, values in properties.items()},
        )

    def _put(self, properties: dict[str, list[Value]], subject: Subject, name: str, value: Value, part: str) -> None:
        """Add a value as DCAT has it, under the property that DCAT has for it."""
        if name == "dcat-us:accessLevel" and value.text in ACCESS and "dct:accessRights" not in subject.properties:
            found = Value(text=ACCESS_RIGHT + ACCESS[value.text], kind=Kind.IRI)
            properties.setdefault("dct:accessRights", []).append(found)
        elif name.partition(":")[0] not in PREFIXES:
            self.dropped[subject.classes[0], name] += 1
        else:
            properties.setdefault(name, []).append(self._value(name, value, _blank(part), subject))

    def _value(self, name: str, value: Value, part: str, subject: Subject) -> Value:
        if value.kind is Kind.SUBJECT:
            return replace(value, text=self._keys.get(value.text, value.text))
        if value.kind is not Kind.TEXT:
            return value
        if name in DATES or name in DATATYPES:
            return replace(value, kind=Kind.LITERAL, datatype=DATATYPES.get(name) or date_type(value.text))
        found = self._coded(name, value.text)
        if found is not None:
            return replace(value, text=found, kind=Kind.IRI)
        if name in AGENTS or name in LABELLED or name == "dcat:contactPoint":
            self._add_part(name, value.text, part, subject)
            return replace(value, text=part, kind=Kind.SUBJECT)
        return replace(value, kind=Kind.LITERAL)

    def _add_part(self, name: str, text: str, part: str, subject: Subject) -> None:
        """Add the thing that words stand for."""
        properties = _part(name, text)
        stated = shorten(properties["rdf:type"][0].text)
        self.made[part] = Subject(
            key=part,
            classes=(CLASSES.get(stated, stated),),
            label=subject.label,
            owner=subject.owner or subject.key,
            properties=properties,
        )

    def _coded(self, name: str, text: str) -> str | None:
        """Return the IRI that a text is or means, where the property takes one."""
        if name in LISTS:
            code = code_of(LISTS[name], text)
            if code is not None and is_iri(code):
                return code
        if name == "dcat:mediaType" and MEDIA_TYPE.fullmatch(text):
            return IANA + text
        if name in {"vcard:hasEmail", "dcat:contactPoint"} and MAIL.fullmatch(text):
            return mail_address(text) if name == "vcard:hasEmail" else None
        if name in {"dcat:downloadURL", "dcat:accessURL"}:
            return escape_iri(urljoin(self.base, text) if self.base else text)
        if name == "dct:spatial" and is_iri(stated := _said(_object(text), ADDRESS_KEYS)):
            return escape_iri(stated)
        takes = name in ADDRESSES or name in LABELLED or name in AGENTS
        return escape_iri(text) if takes and is_iri(text) else None

    def _complete(self, subject: Subject, properties: dict[str, list[Value]]) -> None:
        """Give a file what its form leaves to be understood: where it is found, and its dataset's licence."""
        if "dcat:accessURL" not in properties and "dcat:downloadURL" in properties:
            properties["dcat:accessURL"] = properties["dcat:downloadURL"][:1]
        owner = self.made.get(self._keys[subject.owner]) if subject.owner is not None else None
        dataset = self.source.subjects.get(subject.owner) if subject.owner is not None else None
        if self.source.form not in WITHOUT_LICENCE or dataset is None:
            return
        for name in INHERITED:
            values = dataset.properties.get(name, ())
            if values and name not in properties:
                known = owner.properties.get(name) if owner else None
                part = f"{self._keys[dataset.key]}/{name}/0"
                properties[name] = list(known[:1]) if known else [self._value(name, values[0], _blank(part), dataset)]


def _blank(text: str) -> str:
    return "_:" + re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")


def _own_iri(subject: Subject) -> str | None:
    if NAMED_BY_IRI.isdisjoint(subject.classes):
        return None
    return next(
        (escape_iri(one.text) for one in subject.properties.get("dct:identifier", ()) if is_iri(one.text)), None
    )


def _part(name: str, text: str) -> dict[str, tuple[Value, ...]]:
    """Return what is said of the thing that words, or the JSON of an object, stand for."""
    stated = _object(text)
    if name in AGENTS:
        return _properties("foaf:Agent", {"foaf:name": _said(stated, NAMES) or text})
    if name == "dcat:contactPoint":
        mail = _said(stated, ("email", "mail")) or (text if MAIL.fullmatch(text) else "")
        called = _said(stated, NAMES) or ("" if mail else text)
        return _properties("vcard:Kind", {"vcard:fn": called, "vcard:hasEmail": mail_address(mail)})
    if name == "dct:temporal" and (stated or text.count("/") == 1):
        start, _, end = text.partition("/")
        ends = (_said(stated, ("start", "startDate")), _said(stated, ("end", "endDate"))) if stated else (start, end)
        known = dict(zip(("dcat:startDate", "dcat:endDate"), map(str.strip, ends), strict=True))
        return _properties("dct:PeriodOfTime", {key: one for key, one in known.items() if one not in _OPEN})
    if name == "dct:spatial" and "coordinates" in stated:
        return _properties("dct:Location", {"locn:geometry": text}, datatype="gsp:geoJSONLiteral")
    kind, label = LABELLED[name]
    return _properties(kind, {label: _said(stated, NAMES) or text})


def _object(text: str) -> dict[str, object]:
    """Return the object whose JSON a text is; an empty one for any other text."""
    if not text.startswith("{"):
        return {}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _said(stated: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return next((one.strip() for key in keys if isinstance(one := stated.get(key), str) and one.strip()), "")


def _properties(kind: str, stated: Mapping[str, str], datatype: str = "") -> dict[str, tuple[Value, ...]]:
    found: dict[str, tuple[Value, ...]] = {"rdf:type": (Value(text=expand(kind), kind=Kind.IRI),)}
    for name, text in stated.items():
        if not text:
            continue
        if name == "vcard:hasEmail":
            found[name] = (Value(text=text, kind=Kind.IRI),)
        else:
            known = date_type(text) if name in DATES else datatype
            found[name] = (Value(text=text, kind=Kind.LITERAL, datatype=known),)
    return found


def parts_of(description: Description, key: str) -> Iterator[Subject]:
    """Yield a thing and all that it is described by, without datasets and services, which stand for themselves."""
    seen, waiting = {key}, [key]
    while waiting:
        subject = description.subjects.get(waiting.pop(0))
        if subject is None:
            continue
        yield subject
        for name, values in subject.properties.items():
            if name == "rdf:type":
                continue
            for value in values:
                if value.kind is Kind.SUBJECT and value.text not in seen:
                    seen.add(value.text)
                    if not _is_apart(description, value.text):
                        waiting.append(value.text)


def _is_apart(description: Description, key: str) -> bool:
    found = description.subjects.get(key)
    return found is not None and not {"Catalog", "Dataset", "DatasetSeries", "DataService"}.isdisjoint(found.classes)


def datasets_of(description: Description) -> Iterable[Subject]:
    """Yield the datasets of a description."""
    return (one for one in description.subjects if "Dataset" in one.classes)
