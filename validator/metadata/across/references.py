"""References to things that the description should hold and does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validator.metadata.description import Kind
from validator.metadata.fault import Fault
from validator.metadata.plausibility import ABSOLUTE, BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.metadata.demands import Demands
    from validator.metadata.description import Description, Subject, Value

TARGETS = {
    "dcat:accessService": "DataService",
    "dcat:catalog": "Catalog",
    "dcat:dataset": "Dataset",
    "dcat:distribution": "Distribution",
    "dcat:hasCurrentVersion": "Dataset",
    "dcat:hasVersion": "Dataset",
    "dcat:inSeries": "DatasetSeries",
    "dcat:previousVersion": "Dataset",
    "dcat:record": "CatalogRecord",
    "dcat:servesDataset": "Dataset",
    "dcat:service": "DataService",
    "dct:hasPart": "Dataset",
    "dct:isPartOf": "Dataset",
    "dct:publisher": "Agent",
    "foaf:primaryTopic": "Dataset",
}
"""Properties that lead to another thing described, and what that is."""
BY_IDENTIFIER = frozenset({"dcat:inSeries", "dcat:servesDataset", "dct:isPartOf"})
"""Properties that in JSON name another record of the catalogue by its identifier."""
SPOKEN = {
    "Agent": "publisher",
    "CatalogRecord": "catalogue record",
    "DataService": "service",
    "DatasetSeries": "series",
}


@dataclass(frozen=True, slots=True)
class References:
    """What is referred to and not described, kept until it is known what the file describes of that kind.

    Other files may describe what this one only names. A reference is dangling for certain where it has no address
    beyond this file, and it is taken to be where the file describes others of the same kind under the same address.
    """

    description: Description
    demands: Demands
    spaces: dict[str, set[str]] = field(default_factory=dict)
    identifiers: set[str] = field(default_factory=set)
    open: list[tuple[str, str, Value]] = field(default_factory=list)

    def take(self, subject: Subject) -> Iterable[Fault]:
        """Return nothing yet: what is referred to may come later."""
        stated = subject.properties
        if subject.pointer is None:
            for of_class in subject.classes:
                self.spaces.setdefault(of_class, set()).add(_space(subject.key))
        else:
            self.identifiers.update(value.text for value in stated.get("dct:identifier", ()))
        for name in (name for name in stated if name in TARGETS):
            for value in stated[name]:
                if value.kind is Kind.IRI or (value.kind is Kind.TEXT and name in BY_IDENTIFIER):
                    self.open.append((subject.key, name, value))
        return ()

    def finish(self) -> Iterator[Fault]:
        """Yield the references that lead to nothing."""
        for key, name, value in self.open:
            is_dangling = self._is_dangling_here(value) if value.kind is Kind.TEXT else self._is_dangling(name, value)
            subject = self.description.subjects.get(key) if is_dangling else None
            if subject is None:
                continue
            what = SPOKEN.get(TARGETS[name], TARGETS[name].lower())
            written = value.text.removeprefix(BASE)
            yield Fault(
                code="reference-dangling",
                subject=subject,
                property=name,
                severity=self.demands.severity(subject, name),
                message=f"{subject.label} refers to a {what} ({name}) that is not described here: {written}",
                value=value,
            )

    def _is_dangling(self, name: str, value: Value) -> bool:
        if value.text.startswith((BASE, "_:")):
            return True
        return _space(value.text) in self.spaces.get(TARGETS[name], ())

    def _is_dangling_here(self, value: Value) -> bool:
        """Say whether a JSON catalogue lacks what is named in it: a word, or an address like those that it holds."""
        if value.text in self.identifiers or len(self.identifiers) <= 1:
            return False
        spaces = {_space(one) for one in self.identifiers}
        return not ABSOLUTE.match(value.text) or _space(value.text) in spaces


def _space(key: str) -> str:
    """Return an address without its last part."""
    return key[: max(key.rfind("/"), key.rfind("#")) + 1]
