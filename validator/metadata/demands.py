"""What the profiles of one validation ask of a property: how strongly, and which values they refuse anyhow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.finding import Severity
from validator.metadata.kinds import KINDS
from validator.metadata.names import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standards.profile import Profile, ProfileRow
    from validator.metadata.description import Subject, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """The rows of all profiles by class and property; `as_warnings` where none of them was asked for."""

    rows: Mapping[tuple[str, str], tuple[ProfileRow, ...]]
    as_warnings: bool = False

    def severity(self, subject: Subject, name: str) -> Severity:
        """Return an error where a profile makes the property mandatory for the subject, else a warning."""
        is_mandatory = any(row.obligation == "mandatory" for row in self._rows(subject, name))
        return Severity.ERROR if is_mandatory and not self.as_warnings else Severity.WARNING

    def refuses(self, subject: Subject, name: str, value: Value) -> bool:
        """Say whether a profile finds a value malformed, so that nothing more need be said of it."""
        return any(
            not KINDS[row.kind].accepts(value) or (row.pattern is not None and not re.search(row.pattern, value.text))
            for row in self._rows(subject, name)
        )

    def _rows(self, subject: Subject, name: str) -> Iterable[ProfileRow]:
        return (row for of_class in subject.classes for row in self.rows.get((of_class, name), ()))


def demands_of(profiles: Iterable[Profile], *, as_warnings: bool = False) -> Demands:
    """Return what all the profiles ask."""
    rows: dict[tuple[str, str], tuple[ProfileRow, ...]] = {}
    for profile in profiles:
        for row in profile.rows:
            key = (CLASSES.get(row.subject_class, row.subject_class), row.property)
            rows[key] = (*rows.get(key, ()), row)
    return Demands(rows=rows, as_warnings=as_warnings)
