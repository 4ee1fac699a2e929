"""Every check of what subjects say together, in plain sight, and how they look on while a profile is checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from validator.metadata.across.downloads_missing import DownloadsMissing
from validator.metadata.across.publishers import Publishers
from validator.metadata.across.references import References
from validator.metadata.across.twins import Downloads, Identifiers, Titles
from validator.metadata.plausibility import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from validator.metadata.demands import Demands
    from validator.metadata.description import Description, Subject
    from validator.metadata.fault import Fault


class Check(Protocol):
    """What a check does: it takes each subject in the file's order, and finishes."""

    def take(self, subject: Subject) -> Iterable[Fault]:
        """Return what is wrong for certain when a subject is seen."""
        ...

    def finish(self) -> Iterable[Fault]:
        """Return what is known to be wrong when all have been seen."""
        ...


CHECKS: tuple[tuple[frozenset[str], Callable[[Description, Demands], Check]], ...] = (
    (frozenset({"Dataset", "DatasetSeries", "DataService"}), Identifiers),
    (frozenset({"Dataset"}), Titles),
    (frozenset({"Dataset", "Distribution"}), Downloads),
    (frozenset({"Dataset", "DataService"}), DownloadsMissing),
    (frozenset({"Catalog", "Dataset"}), Publishers),
    (frozenset(), References),
)
"""Each check with the classes that it looks at; none: all of them."""


@dataclass(frozen=True, slots=True)
class Watch:
    """The subjects of a description, looked at as they are read: making them twice would take twice as long."""

    description: Description
    demands: Demands
    faults: list[Fault] = field(default_factory=list)

    def __iter__(self) -> Iterator[Subject]:
        """Yield each subject; at the end `faults` holds all that is wrong."""
        checks = [(classes, check(self.description, self.demands)) for classes, check in CHECKS]
        add = self.faults.extend
        by_classes: dict[tuple[str, ...], list[Check]] = {}
        for subject in self.description.subjects:
            wanted = by_classes.get(subject.classes)
            if wanted is None:
                wanted = [one for classes, one in checks if not classes or not classes.isdisjoint(subject.classes)]
                by_classes[subject.classes] = wanted
            add(look(subject, self.demands))
            for check in wanted:
                add(check.take(subject))
            yield subject
        for _, check in checks:
            add(check.finish())

    def get(self, key: str) -> Subject | None:
        """Return the subject of that key."""
        return self.description.subjects.get(key)
