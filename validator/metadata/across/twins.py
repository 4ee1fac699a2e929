"""What should be one dataset's alone and is two's: identifiers, titles, downloads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validator.metadata.description import Kind
from validator.metadata.fault import Fault
from validator.metadata.fillers import is_filler

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.metadata.demands import Demands
    from validator.metadata.description import Description, Subject, Value

LISTED = re.compile(r"(?:/(?:catalog|dataset|service|datasets|packages|results?|@graph)|/[0-9]+)*")
"""Pointers of what a catalogue lists: a record within another, as a series' member, is told there a second time."""
FILE = re.compile(
    r"\.(?:csv|geojson|gml|gpkg|json|jsonld|kml|kmz|ods|parquet|pdf|rdf|shp|tsv|ttl|txt|xlsx?|xml|zip)$", re.IGNORECASE
)


def is_listed(subject: Subject) -> bool:
    """Say whether a record stands on its own, in RDF or in its catalogue's list, and not within another record."""
    return subject.pointer is None or LISTED.fullmatch(subject.pointer) is not None


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Datasets, series and services with the identifier of one read before them."""

    description: Description
    demands: Demands
    first: dict[str, str] = field(default_factory=dict)

    def take(self, subject: Subject) -> Iterator[Fault]:
        """Yield the identifiers that another record has."""
        for value in subject.properties.get("dct:identifier", ()) if is_listed(subject) else ():
            key = self.first.setdefault(value.text, subject.key)
            if key != subject.key and not is_filler(value.text):
                yield Fault(
                    code="identifier-duplicate",
                    subject=subject,
                    property="dct:identifier",
                    severity=self.demands.severity(subject, "dct:identifier"),
                    message=f"{subject.label} has the identifier of another.",
                    value=value,
                    note=f"the other is {_label(self.description, key)}",
                )

    def finish(self) -> Iterable[Fault]:
        """Return nothing more: each was told when it came."""
        return ()


@dataclass(frozen=True, slots=True)
class Titles:
    """Datasets with the title of one read before them, letter case, spaces and marks aside.

    Versions of one dataset, each saying which it is, may share a title.
    """

    description: Description
    demands: Demands
    first: dict[tuple[str, str], str] = field(default_factory=dict)

    def take(self, subject: Subject) -> Iterator[Fault]:
        """Yield the title where another dataset has it."""
        values = subject.properties.get("dct:title", ())
        bare = "".join(filter(str.isalnum, values[0].text.casefold())) if values and is_listed(subject) else ""
        if not bare:
            return
        key = self.first.setdefault((bare, subject.first("dcat:version")), subject.key)
        if key != subject.key and not is_filler(values[0].text):
            yield Fault(
                code="title-duplicate",
                subject=subject,
                property="dct:title",
                message=f"{subject.label} has the title of another.",
                value=values[0],
                note=f"the other is {_label(self.description, key)}",
            )

    def finish(self) -> Iterable[Fault]:
        """Return nothing more: each was told when it came."""
        return ()


@dataclass(frozen=True, slots=True)
class Downloads:
    """Files that two datasets offer as theirs: one address of two distributions, or one distribution of two datasets.

    An access address may be the page of many datasets, so it counts only where it ends as a file does.
    """

    description: Description
    demands: Demands
    first: dict[str, str] = field(default_factory=dict)

    def take(self, subject: Subject) -> Iterator[Fault]:
        """Yield the downloads that another dataset offers."""
        for value in subject.properties.get("dcat:distribution", ()):
            if value.kind in {Kind.IRI, Kind.SUBJECT}:
                yield from self._shared(value, subject.key, subject, "dcat:distribution")
        if subject.owner is not None:
            for name, value in _downloads(subject):
                yield from self._shared(value, subject.owner, subject, name)

    def _shared(self, value: Value, dataset: str, subject: Subject, name: str) -> Iterator[Fault]:
        key = self.first.setdefault(value.text, dataset)
        if key != dataset:
            yield Fault(
                code="download-shared",
                subject=subject,
                property=name,
                message=f"The file of {subject.label} is that of another dataset too.",
                value=value,
                note=f"the other is {_label(self.description, key)}",
            )

    def finish(self) -> Iterable[Fault]:
        """Return nothing more: each was told when it came."""
        return ()


def _downloads(subject: Subject) -> Iterator[tuple[str, Value]]:
    properties = subject.properties
    found = properties.get("dcat:downloadURL")
    if found:
        yield from (("dcat:downloadURL", value) for value in found if not value.is_inside)
        return
    yield from (("dcat:accessURL", value) for value in properties.get("dcat:accessURL", ()) if FILE.search(value.text))


def _label(description: Description, key: str) -> str:
    subject = description.subjects.get(key)
    return key if subject is None else subject.label
