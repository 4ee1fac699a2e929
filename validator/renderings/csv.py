"""The bad cells as a table: one row a place, so that a spreadsheet or a program can work through them.

Every value is quoted and stands as it was found. It is a file for machines: a value that a spreadsheet would run as a
formula is not changed, and `formula-cell` names it.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from validator.finding import Example

if TYPE_CHECKING:
    from validator.finding import Finding
    from validator.report import Report

LABELS = (
    "path",
    "table",
    "row",
    "line",
    "column",
    "field",
    "code",
    "constraint",
    "severity",
    "value",
    "suggestion",
    "message",
)


def render_csv(report: Report, *, tool: str = "") -> str:  # noqa: ARG001 - every form takes it
    """Return one row a place, at most as many as the report holds; a finding without places is one row."""
    stream = StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(LABELS)
    for finding in report.findings:
        for example in finding.examples or (Example(),):
            writer.writerow(_row(finding, example))
    return stream.getvalue()


def _row(finding: Finding, example: Example) -> tuple[object, ...]:
    row = (
        finding.path,
        finding.table,
        example.row,
        example.line or example.row,
        finding.column,
        finding.field or finding.property,
        finding.code,
        finding.constraint,
        finding.severity.value,
        example.value,
        example.suggestion,
        f"{finding.message} {example.message}".strip(),
    )
    return tuple("" if value is None else value for value in row)
