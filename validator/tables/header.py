"""The header: which label means which field, and what is wrong with the labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standards.schema import Field, Level
from validator.faults import Place, find
from validator.finding import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standards.schema import Schema
    from validator.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The columns of a file, each with the field that it is read as, and the findings about their labels."""

    columns: tuple[tuple[int, Field], ...]
    findings: tuple[Finding, ...]


def match_header(labels: Sequence[str], schema: Schema | None, place: Place, *, row: int) -> Header:
    """Return each column of the file as a field: by its label, in any order; without a schema, as any text."""
    findings = [*_shape_findings(labels, place, row)]
    if schema is None:
        columns = tuple((number, Field(name=label, type="any")) for number, label in enumerate(labels, start=1))
        return Header(columns=columns, findings=tuple(findings))
    matching = _Matching(schema)
    matched = [(number, label, matching.take(label)) for number, label in enumerate(labels, start=1)]
    findings += _variant_findings(matched, place, row)
    findings += _extra_findings(matched, schema, place, row)
    findings += _missing_findings(matching.left, schema, place)
    columns = tuple((number, field or Field(name=label, type="any")) for number, label, field in matched)
    return Header(columns=columns, findings=tuple(findings))


def fold_label(label: str) -> str:
    """Return what is left of a label without letter case, spaces and punctuation."""
    return re.sub(r"[^a-z0-9]", "", label.lower()) or label.strip().lower()


class _Matching:
    """The fields that no column has taken yet, by label and by folded label."""

    def __init__(self, schema: Schema) -> None:
        self.left = {field.name: field for field in schema.fields}
        self._lenient = schema.is_standard
        self._folded = {fold_label(label): field for field in schema.fields for label in (*field.aliases, field.name)}

    def take(self, label: str) -> Field | None:
        """Return the field of a label; a second column with the same label is no field."""
        field = self.left.get(label)
        if field is None and self._lenient:
            field = self._folded.get(fold_label(label))
        return self.left.pop(field.name, None) if field is not None else None


def _shape_findings(labels: Sequence[str], place: Place, row: int) -> Iterator[Finding]:
    blanks = [number for number, label in enumerate(labels, start=1) if not label.strip()]
    if blanks:
        examples = [Example(row=row, value="", message=f"column {number}") for number in blanks]
        yield find("blank-label", place, count=len(blanks), examples=examples)
    seen: set[str] = set()
    repeated = []
    for number, label in enumerate(labels, start=1):
        if label.strip() and label in seen:
            repeated.append(Example(row=row, value=label, message=f"column {number}"))
        seen.add(label)
    if repeated:
        yield find("duplicate-label", place, count=len(repeated), examples=repeated)


def _variant_findings(
    matched: Sequence[tuple[int, str, Field | None]],
    place: Place,
    row: int,
) -> Iterator[Finding]:
    for number, label, field in matched:
        if field is not None and label != field.name:
            example = Example(row=row, value=label, suggestion=field.name)
            where = Place(path=place.path, table=place.table, field=field.name, column=number)
            yield find("label-variant", where, examples=[example], expected=field.name)


def _extra_findings(
    matched: Sequence[tuple[int, str, Field | None]],
    schema: Schema,
    place: Place,
    row: int,
) -> Iterator[Finding]:
    extra = [(number, label) for number, label, field in matched if field is None and label.strip()]
    names = [field.name for field in schema.fields]
    if extra:
        examples = [Example(row=row, value=label, suggestion=_nearest(label, names)) for _, label in extra]
        severity = "warning" if schema.is_standard else "error"
        yield find("extra-label", place, count=len(extra), examples=examples, severity=severity)


def _missing_findings(left: dict[str, Field], schema: Schema, place: Place) -> Iterator[Finding]:
    needed = [name for name, field in left.items() if _must_be_present(field, schema)]
    others = [name for name in left if name not in needed]
    for names, severity in ((needed, "error"), (others, "warning")):
        if names:
            examples = [Example(value=name) for name in names]
            yield find("missing-label", place, count=len(names), examples=examples, severity=severity)


def _must_be_present(field: Field, schema: Schema) -> bool:
    return not schema.is_standard or field.is_required or field.level is Level.COLUMN


def _nearest(label: str, names: Sequence[str]) -> str | None:
    # rapidfuzz is imported only where a label is unknown: 20 ms
    from rapidfuzz import process  # noqa: PLC0415

    best = process.extractOne(fold_label(label), {name: fold_label(name) for name in names}, score_cutoff=85)
    return None if best is None else str(best[2])
