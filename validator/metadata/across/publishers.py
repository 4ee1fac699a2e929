"""Datasets in a catalogue whose publisher is not the catalogue's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from validator.metadata.description import Kind
from validator.metadata.fault import Fault
from validator.metadata.labels import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.metadata.demands import Demands
    from validator.metadata.description import Description, Subject, Value

GATHERED = 3
"""A catalogue mostly of others' datasets, by so many publishers, gathers them: none of them is unexpected in it."""


@dataclass(frozen=True, slots=True)
class Publishers:
    """Who publishes the catalogues, and who each dataset: by name, for each record may describe its publisher anew."""

    description: Description
    demands: Demands
    own: set[str] = field(default_factory=set)
    datasets: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def take(self, subject: Subject) -> Iterable[Fault]:
        """Return nothing yet: the catalogue may come last."""
        values = subject.properties.get("dct:publisher", ())
        if "Catalog" in subject.classes:
            self.own.update(map(self._name, values))
        elif "Dataset" in subject.classes:
            for value in values:
                self.datasets.setdefault(self._name(value), []).append(subject.key)
        return ()

    def finish(self) -> Iterator[Fault]:
        """Yield the datasets of other publishers, where the catalogue is one publisher's own."""
        others = self.datasets.keys() - self.own
        own = sum(len(self.datasets.get(name, ())) for name in self.own)
        strange = sum(len(self.datasets[name]) for name in others)
        if not self.own or (own < strange and len(others) >= GATHERED):
            return
        for name in (name for name in self.datasets if name in others):
            for key in self.datasets[name]:
                subject = self.description.subjects.get(key)
                if subject is not None:
                    yield self._fault(subject, name)

    def _fault(self, subject: Subject, name: str) -> Fault:
        value = next(one for one in subject.properties["dct:publisher"] if self._name(one) == name)
        return Fault(
            code="publisher-unexpected",
            subject=subject,
            property="dct:publisher",
            message=f'The publisher of {subject.label} is not that of its catalogue: "{self._spoken(value)}".',
            value=replace(value, text=self._spoken(value)),
        )

    def _name(self, value: Value) -> str:
        """Return what tells one publisher from another: its name in small letters, its address where it has none."""
        known = self.names.get(value.text)
        if known is None:
            known = self.names[value.text] = self._spoken(value).casefold().strip()
        return known

    def _spoken(self, value: Value) -> str:
        described = self.description.subjects.get(value.text) if value.kind is Kind.SUBJECT else None
        return value.text if described is None else described.first(*TITLES) or value.text
