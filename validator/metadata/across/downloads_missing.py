"""Datasets that offer nothing: no distribution of their own, and no service that gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validator.metadata.across.twins import is_listed
from validator.metadata.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.metadata.demands import Demands
    from validator.metadata.description import Description, Subject


@dataclass(frozen=True, slots=True)
class DownloadsMissing:
    """The datasets without a distribution, and those that a service serves."""

    description: Description
    demands: Demands
    without: list[str] = field(default_factory=list)
    served: set[str] = field(default_factory=set)

    def take(self, subject: Subject) -> Iterable[Fault]:
        """Return nothing yet: the service that serves a dataset may come after it."""
        stated = subject.properties
        self.served.update(value.text for value in stated.get("dcat:servesDataset", ()))
        is_whole = "Dataset" in subject.classes and "DatasetSeries" not in subject.classes and is_listed(subject)
        if is_whole and "dcat:distribution" not in stated and "dct:hasPart" not in stated:
            self.without.append(subject.key)
        return ()

    def finish(self) -> Iterator[Fault]:
        """Yield the datasets that nothing leads to the data of."""
        for key in self.without:
            subject = self.description.subjects.get(key)
            if subject is None or not self.served.isdisjoint({key, subject.first("dct:identifier")}):
                continue
            yield Fault(
                code="distribution-missing",
                subject=subject,
                property="dcat:distribution",
                message=f"Dataset {subject.label} offers nothing to download.",
            )
