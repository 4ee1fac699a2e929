"""What each tool finds, as the same plain items."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from validator.finding import Example, Finding

CELL_CODES = frozenset({"type-error", "constraint-error", "unique-error"})
ROW_CODES = frozenset({"primary-key", "foreign-key", "missing-cell", "extra-cell", "blank-row"})
LABEL_CODES = frozenset({"blank-label", "duplicate-label", "missing-label", "extra-label", "incorrect-label"})
COMPARED = CELL_CODES | ROW_CODES | LABEL_CODES
CAUSES = frozenset({"null-word", "excel-error-value", "excel-number-damage", "excel-serial-date", "money-format"})


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One fault in one place: a cell by row and field, a row by its number, a label by its text or column."""

    table: str
    code: str
    row: int = 0
    field: str = ""
    constraint: str = ""


def ask_frictionless(descriptor: dict[str, Any], folder: Path) -> Counter[Item]:
    """Return what frictionless finds in a package."""
    from frictionless import Package  # noqa: PLC0415 - 300 ms that collecting the tests should not pay

    report = Package.from_descriptor(descriptor, basepath=str(folder)).validate(limit_errors=0)
    # an error of the whole package is not one of a table: the generator makes none
    assert not report.errors, report.errors
    found: Counter[Item] = Counter()
    for task in report.tasks:
        for error in task.errors:
            found[_item_of(task.name, error)] += 1
    return found


def _item_of(table: str, error: Any) -> Item:  # noqa: ANN401 - frictionless has a class for each
    if error.type not in COMPARED:
        return Item(table, f"{error.type}: {error.note}")
    row = 0 if error.type in LABEL_CODES else error.row_number
    return Item(table, error.type, row, _field_of(error), _constraint_of(error))


def _field_of(error: Any) -> str:  # noqa: ANN401
    if error.type in CELL_CODES or error.type == "missing-label":
        return str(error.field_name)
    if error.type == "foreign-key":
        return ",".join(error.field_names)
    if error.type == "extra-label":
        return str(error.label)
    return f"column {error.field_number}" if error.type in LABEL_CODES else ""


def _constraint_of(error: Any) -> str:  # noqa: ANN401
    if error.type != "constraint-error":
        return ""
    named = re.match(r'(?:array item )?constraint "([a-zA-Z]+)"', error.note)
    return named[1] if named else str(error.note)


def ask_dsreg(folder: Path) -> tuple[Counter[Item], dict[tuple[str, int, str], set[str]]]:
    """Return what dsreg finds in a package, and the codes that name a cause, by (table, row, field)."""
    report = validate([folder / "datapackage.json"], Options(examples=None))
    assert not report.errors, report.errors
    found: Counter[Item] = Counter()
    causes: dict[tuple[str, int, str], set[str]] = {}
    for finding in report.findings:
        for place in finding.examples:
            if finding.code in COMPARED:
                found[_item_from(finding, place)] += 1
            elif finding.code in CAUSES:
                causes.setdefault((finding.table or "", place.row or 0, finding.field or ""), set()).add(finding.code)
        if finding.severity == "error" and finding.code not in COMPARED | CAUSES:
            found[Item(finding.table or "", finding.code)] += 1
    return found, causes


def _item_from(finding: Finding, place: Example) -> Item:
    table, code, row = finding.table or "", finding.code, place.row or 0
    if code in CELL_CODES:
        constraint = finding.constraint or "" if code == "constraint-error" else ""
        return Item(table, code, row, finding.field or "", constraint)
    if code == "foreign-key":
        return Item(table, code, row, finding.field or finding.constraint or "")
    if code in ROW_CODES:
        return Item(table, code, row)
    if code in {"missing-label", "extra-label"}:
        return Item(table, code, 0, place.value or "")
    return Item(table, code, 0, place.message)
