"""A description in DCAT's words on its way out: what is asked of it is told, and what nobody asked for is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standards.vocabulary import find_vocabulary
from validator.metadata.conversion.dcat import datasets_of
from validator.metadata.conversion.terms import is_iri, media_type_of
from validator.metadata.description import Kind
from validator.metadata.labels import TITLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validator.metadata.description import Description, Subject, Value

NAME = ("name",)
CONTACT = {
    "name": TITLES,
    "mail": ("vcard:hasEmail", "foaf:mbox"),
    "phone": ("vcard:hasTelephone",),
    "page": ("vcard:hasURL", "foaf:homepage"),
}
"""The parts of a contact or an agent, and the properties that say them."""
STARTS, ENDS = ("dcat:startDate", "schema:startDate"), ("dcat:endDate", "schema:endDate")
PLACES = ("locn:geometry", "dcat:bbox", "skos:prefLabel", "rdfs:label")
ENGLISH = ("", "en", "en-gb")
TAG = 2


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers or publishes: a name, an e-mail address, a telephone number, a page; each may be empty."""

    name: str = ""
    mail: str = ""
    phone: str = ""
    page: str = ""
    iri: str = ""


@dataclass(slots=True)
class Telling:
    """One description that a form is written from."""

    description: Description
    _told: set[tuple[str, str, int]] = field(default_factory=set)

    def datasets(self) -> list[Subject]:
        """Return the datasets, in the file's order; that a catalogue lists them is told so."""
        for subject in self.description.subjects:
            if "Catalog" in subject.classes:
                self.texts(subject, "dcat:dataset")
        return list(datasets_of(self.description))

    def tell(self, subject: Subject, name: str, number: int) -> None:
        """Note that a value was written."""
        self._told.add((subject.key, name, number))

    def texts(self, subject: Subject, name: str) -> list[str]:
        """Return all values of a property: a literal's text, an IRI, the name of a thing that has no IRI."""
        found = [self.said(value) for value in self._take(subject, name)]
        return [text for text in found if text]

    def text(self, subject: Subject, name: str) -> str:
        """Return one value of a property: of several, the one in English, else the first."""
        values = subject.properties.get(name, ())
        best = sorted(range(len(values)), key=lambda number: (values[number].language.lower() not in ENGLISH, number))
        for number in best[:1]:
            self._told.add((subject.key, name, number))
            return self.said(values[number])
        return ""

    def addresses(self, subject: Subject, name: str) -> list[str]:
        """Return the values that are IRIs; the others stay untold."""
        found = []
        for number, value in enumerate(subject.properties.get(name, ())):
            if is_iri(value.text):
                self._told.add((subject.key, name, number))
                found.append(value.text)
        return found

    def parts(self, subject: Subject, name: str) -> list[Subject]:
        """Return the things that a property leads to."""
        found = []
        for number, value in enumerate(subject.properties.get(name, ())):
            part = self.description.subjects.get(value.text)
            if part is not None:
                self._told.add((subject.key, name, number))
                found.append(part)
        return found

    def files(self, dataset: Subject) -> list[Subject]:
        """Return the dataset's distributions."""
        return self.parts(dataset, "dcat:distribution")

    def identifier(self, subject: Subject) -> str:
        """Return what a thing is called: its identifier, else its IRI."""
        return self.text(subject, "dct:identifier") or ("" if subject.key.startswith("_:") else subject.key)

    def day(self, subject: Subject, name: str) -> str:
        """Return a date as it stands."""
        return self.text(subject, name)

    def agents(self, subject: Subject, name: str, holds: tuple[str, ...] = NAME) -> list[Contact]:
        """Return the agents at a property; `holds` are the parts of a Contact that the form has a place for."""
        found = []
        for number, value in enumerate(subject.properties.get(name, ())):
            self._told.add((subject.key, name, number))
            found.append(self._contact(value, holds))
        return found

    def agent(self, subject: Subject, name: str, holds: tuple[str, ...] = NAME) -> Contact | None:
        """Return the first agent at a property; others stay untold."""
        for number, value in enumerate(subject.properties.get(name, ())[:1]):
            self._told.add((subject.key, name, number))
            return self._contact(value, holds)
        return None

    def period(self, subject: Subject, *, opened: str = "") -> tuple[str, str]:
        """Return the start and the end of the first period; `opened` stands for an end that is open.

        Without it both are empty for a period that has an open end: the form has no place for one.
        """
        part = self._at_first(subject, "dct:temporal")
        names = [next((one for one in pair if part and part.properties.get(one)), "") for pair in (STARTS, ENDS)]
        if part is None or not any(names) or not (opened or all(names)):
            return "", ""
        self._told.add((subject.key, "dct:temporal", 0))
        start, end = (self.text(part, one) or opened for one in names)
        return start, end

    def place(self, subject: Subject) -> str:
        """Return the first area: its IRI, else its shape, else its name."""
        values = subject.properties.get("dct:spatial", ())
        if not values:
            return ""
        self._told.add((subject.key, "dct:spatial", 0))
        part = self.description.subjects.get(values[0].text)
        if part is None or not part.key.startswith("_:"):
            return values[0].text
        return next((text for one in PLACES if (text := self.text(part, one))), "")

    def licence(self, subject: Subject) -> str:
        """Return the licence's address, else its name."""
        return self.text(subject, "dct:license")

    def one_licence(self, dataset: Subject, files: list[Subject]) -> str:
        """Return the licence of a dataset for a form that has one place for it; a file's where it has none itself.

        Files that have another one keep it untold.
        """
        found = self.licence(dataset) or next((self.licence(one) for one in files if one.first("dct:license")), "")
        for file in files:
            values = file.properties.get("dct:license", ())
            if len(values) == 1 and self.said(values[0]) == found:
                self._told.add((file.key, "dct:license", 0))
        return found

    def one_address(self, file: Subject) -> str:
        """Return where a file is, for a form with one place for it: the download, else where it is accessed."""
        download, access = self.text(file, "dcat:downloadURL"), file.first("dcat:accessURL")
        if not download or access == download:
            return self.text(file, "dcat:accessURL")
        return download

    def access_address(self, file: Subject) -> str:
        """Return where a file is accessed, where that is not its download."""
        found = self.text(file, "dcat:accessURL")
        return "" if found == file.first("dcat:downloadURL") else found

    def contact(self, subject: Subject, holds: tuple[str, ...] = ("name", "mail")) -> Contact | None:
        """Return the first contact point."""
        return self.agent(subject, "dcat:contactPoint", holds)

    def media_type(self, subject: Subject) -> str:
        """Return the media type as type/subtype."""
        text = self.text(subject, "dcat:mediaType")
        return media_type_of(text) if text else ""

    def checksum(self, subject: Subject, *algorithms: str) -> tuple[str, str]:
        """Return the algorithm (sha256) and the value of a file's checksum, both empty where it has none of them."""
        part = self._at_first(subject, "spdx:checksum")
        if part is None:
            value = self.text(subject, "schema:sha256") if not algorithms or "sha256" in algorithms else ""
            return ("sha256", value) if value else ("", "")
        stated = part.first("spdx:algorithm").rpartition("_")[2].rpartition("/")[2].lower().replace("-", "")
        if algorithms and stated not in algorithms:
            return "", ""
        self._told |= {(subject.key, "spdx:checksum", 0), (part.key, "spdx:algorithm", 0)}
        return stated, self.text(part, "spdx:checksumValue")

    def dropped(self) -> Mapping[tuple[str, str], int]:
        """Return what was not asked for: (class, property) → how many values."""
        found: Counter[tuple[str, str]] = Counter()
        reached = self._reached()
        for subject in self.description.subjects:
            if subject.key.startswith("_:") and subject.owner is not None and subject.key not in reached:
                continue  # counted where it is led to
            for name, values in subject.properties.items():
                if name != "rdf:type":
                    untold = sum((subject.key, name, number) not in self._told for number in range(len(values)))
                    found[subject.classes[0] if subject.classes else "", name] += untold
        return {one: count for one, count in found.items() if count}

    def _reached(self) -> set[str]:
        """Return the things that something told leads to."""
        subjects = self.description.subjects
        told = ((subjects.get(key), name, number) for key, name, number in self._told)
        return {one.properties[name][number].text for one, name, number in told if one and name in one.properties}

    def _take(self, subject: Subject, name: str) -> tuple[Value, ...]:
        values = subject.properties.get(name, ())
        self._told |= {(subject.key, name, number) for number in range(len(values))}
        return values

    def _at_first(self, subject: Subject, name: str) -> Subject | None:
        values = subject.properties.get(name, ())
        return self.description.subjects.get(values[0].text) if values else None

    def _contact(self, value: Value, holds: tuple[str, ...]) -> Contact:
        part = self.description.subjects.get(value.text)
        if part is None:
            return Contact(name=value.text, iri=value.text if is_iri(value.text) else "")
        found = {
            field: next((text for one in CONTACT[field] if (text := self.text(part, one))), "")
            for field in CONTACT
            if field in holds
        }
        iri = "" if part.key.startswith("_:") else part.key
        name = found.get("name") or iri
        mail, phone = found.get("mail", ""), found.get("phone", "")
        return Contact(
            name=name,
            mail=mail.removeprefix("mailto:"),
            phone=phone.removeprefix("tel:"),
            page=found.get("page", ""),
            iri=iri,
        )

    def said(self, value: Value) -> str:
        """Return what a value says: itself, or the name of the thing without an IRI that it leads to."""
        part = self.description.subjects.get(value.text) if value.text.startswith("_:") else None
        if part is None:
            return "" if value.text.startswith("_:") and value.kind is not Kind.LITERAL else value.text
        return next((text for one in TITLES if (text := self.text(part, one))), "")


def language_tag(text: str) -> str:
    """Return a language as a tag of two letters (en) where it has one; else as it stands."""
    member = find_vocabulary("language").suggest(text)
    return next((one for one in (member.also if member else ()) if len(one) == TAG), text)


def without_nothing(document: Mapping[str, object]) -> dict[str, object]:
    """Return an object without the keys that say nothing."""
    return {name: value for name, value in document.items() if value not in (None, "", [], {})}
