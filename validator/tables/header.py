"""The header: which label means which field, and what is wrong with the labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standards.labels import fold_label
from standards.schema import CHOICES, Field, FieldsMatch, Level, Schema
from validator.faults import Place, find
from validator.finding import Example
from validator.tables.matching import How, match_columns, moved_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standards.schema import RowRule
    from validator.finding import Finding
    from validator.tables.matching import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The columns of a file, each with the field that it is read as, and the findings about their labels."""

    columns: tuple[tuple[int, Field], ...]
    findings: tuple[Finding, ...]


def match_header(labels: Sequence[str], schema: Schema | None, place: Place, *, row: int) -> Header:
    """Return each column of the file as a field; without a schema, as any text."""
    columns = match_columns(labels, schema or Schema(fields=()))
    findings = [*_shape_findings(columns, place, row)]
    if schema is None:
        findings += _padded_findings(columns, place, row)
    else:
        findings += _variant_findings(columns, place, row)
        findings += _order_findings(columns, schema, place, row)
        findings += _extra_findings(columns, schema, place, row)
        findings += _missing_findings(columns, schema, place)
    read = tuple((column.number, column.field or Field(name=column.label, type="any")) for column in columns)
    return Header(columns=read, findings=tuple(findings))


def _shape_findings(columns: Sequence[Column], place: Place, row: int) -> Iterator[Finding]:
    blank = [column for column in columns if column.is_blank]
    repeated = [column for column in columns if column.is_repeated]
    for code, found in (("blank-label", blank), ("duplicate-label", repeated)):
        if found:
            examples = [
                Example(row=row, value=column.label.strip(), message=f"column {column.number}") for column in found
            ]
            yield find(code, place, count=len(found), examples=examples)


def _variant_findings(columns: Iterable[Column], place: Place, row: int) -> Iterator[Finding]:
    for column in columns:
        if column.field is not None and column.how is How.VARIANT:
            name = column.field.name
            example = Example(row=row, value=column.label, suggestion=name)
            where = Place(path=place.path, table=place.table, field=name, column=column.number)
            yield find("label-variant", where, examples=[example], expected=name)


def _padded_findings(columns: Iterable[Column], place: Place, row: int) -> Iterator[Finding]:
    """Yield the labels with spaces around them, which are a variant of any label that could be agreed."""
    for column in columns:
        bare = column.label.strip()
        if bare and bare != column.label:
            where = Place(path=place.path, table=place.table, field=column.label, column=column.number)
            example = Example(row=row, value=column.label, suggestion=bare)
            message = "The column heading starts or ends with a space."
            fix = "Take the spaces before and after the heading away."
            yield find("label-variant", where, examples=[example], message=message, fix=fix)


def _order_findings(columns: Sequence[Column], schema: Schema, place: Place, row: int) -> Iterator[Finding]:
    """Yield the labels that are not those of their places, under a schema that fixes the order."""
    if schema.is_standard or schema.fields_match is not FieldsMatch.EXACT:
        return
    moved = moved_columns(columns)
    wrong = [
        column
        for column in columns
        if not (column.is_blank or column.is_repeated) and (column.how is How.PLACE or column in moved)
    ]
    if wrong:
        examples = [
            Example(
                row=row,
                value=column.label,
                message=f"column {column.number}",
                suggestion=column.field.name if column.field is not None and column.how is How.PLACE else None,
            )
            for column in wrong
        ]
        yield find("incorrect-label", place, count=len(wrong), examples=examples)


def _extra_findings(columns: Iterable[Column], schema: Schema, place: Place, row: int) -> Iterator[Finding]:
    if not schema.is_standard and schema.fields_match.allows_more:
        return
    extra = [column for column in columns if column.field is None and not (column.is_blank or column.is_repeated)]
    names = [field.name for field in schema.fields]
    if extra:
        examples = [Example(row=row, value=column.label, suggestion=_nearest(column.label, names)) for column in extra]
        severity = "warning" if schema.is_standard else "error"
        yield find("extra-label", place, count=len(extra), examples=examples, severity=severity)


def _missing_findings(columns: Sequence[Column], schema: Schema, place: Place) -> Iterator[Finding]:
    found = {column.index for column in columns}
    left = [field for index, field in enumerate(schema.fields) if index not in found]
    unanswered = _unanswered(schema, {field.name for field in left})
    yield from (_unanswered_finding(rule, place) for rule in unanswered)
    told = {name for rule in unanswered for name in rule.fields}
    is_match = len(left) < len(schema.fields)
    needed = [field for field in left if _must_be_present(field, schema, is_match=is_match)]
    others = [field for field in left if field not in needed and field.name not in told] if schema.is_standard else []
    for fields, severity in ((needed, "error"), (others, "warning")):
        if fields:
            examples = [Example(value=field.name) for field in fields]
            yield find("missing-label", place, count=len(fields), examples=examples, severity=severity)


def _unanswered(schema: Schema, missing: set[str]) -> list[RowRule]:
    """Return the rules that let choose between columns of which there is none."""
    return [rule for rule in schema.rules if rule.kind in CHOICES and missing.issuperset(rule.fields)]


def _unanswered_finding(rule: RowRule, place: Place) -> Finding:
    """Return the finding that a table has none of the columns between which a rule lets choose."""
    names = " and ".join(filter(None, (", ".join(rule.fields[:-1]), rule.fields[-1])))
    return find(
        "missing-label",
        place,
        examples=[Example(value=" / ".join(rule.fields))],
        constraint=rule.name,
        severity=rule.severity,
        message=f"The table has none of the columns {names}, of which each row needs one.",
        fix="Add one of the columns with its heading, and fill it in every row.",
    )


def _must_be_present(field: Field, schema: Schema, *, is_match: bool) -> bool:
    """Say whether a column may not be left out; `is_match` is true where the file has any column of the schema."""
    if schema.is_standard:
        return field.is_required or field.level is Level.COLUMN
    if not schema.fields_match.allows_fewer or (schema.fields_match is FieldsMatch.PARTIAL and not is_match):
        return True
    return field.is_required or field.name in schema.primary_key


def _nearest(label: str, names: Sequence[str]) -> str | None:
    # rapidfuzz is imported only where a label is unknown: 20 ms
    from rapidfuzz import process  # noqa: PLC0415

    best = process.extractOne(fold_label(label), {name: fold_label(name) for name in names}, score_cutoff=85)
    return None if best is None else str(best[2])
