"""A fault of a description before it is a finding: which value of which subject, and what to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.faults import Place, find
from validator.finding import Example, Severity

if TYPE_CHECKING:
    from validator.finding import Finding
    from validator.metadata.description import Description, Subject, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One value that cannot be right, or what lacks: its code, where it stands, what to say, what to write instead.

    `note` is what is to be said of this place alone, as which other dataset has the same.
    """

    code: str
    subject: Subject
    property: str
    message: str
    severity: Severity = Severity.WARNING
    value: Value | None = None
    suggestion: str | None = None
    note: str = ""
    fix: str = ""

    def finding(self, description: Description) -> Finding:
        """Return the fault as it stands in a report."""
        pointer = self.subject.pointer if self.value is None else self.value.pointer
        example = Example(
            pointer=pointer,
            line=description.line_of(self.subject.key if pointer is None else pointer),
            value=None if self.value is None else self.value.text,
            suggestion=self.suggestion,
            message=self.note,
        )
        return find(
            self.code,
            Place(path=description.path),
            subject=self.subject.label,
            property=self.property,
            severity=self.severity,
            message=self.message,
            fix=self.fix,
            examples=[example],
        )
