"""The report as JSON: the contract that machines read (validator/renderings/report.schema.json)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from validator.finding import Example, Finding
    from validator.report import Input, Report

FORMAT = 1


def to_document(report: Report, *, tool: str) -> dict[str, Any]:
    """Return the report as plain values; `tool` is the version of dsreg that made it."""
    return {
        "dsreg": FORMAT,
        "tool": tool,
        "exit": report.exit,
        "failOn": report.fail_on,
        "problem": report.problem,
        "totals": report.totals,
        "inputs": [_input(one) for one in report.inputs],
        "findings": [_finding(one) for one in report.findings],
    }


def render_json(report: Report, *, tool: str) -> str:
    """Return the report as JSON text, indented, a line feed at its end."""
    return json.dumps(to_document(report, tool=tool), ensure_ascii=False, indent=2) + "\n"


def _input(one: Input) -> dict[str, Any]:
    standard = one.standard
    return {
        "path": one.path,
        "kind": one.kind,
        "table": one.table,
        "sha256": one.sha256,
        "bytes": one.bytes,
        "standard": standard and {"id": standard.id, "version": standard.version, "sha256": standard.sha256},
        "profile": one.profile,
        "encoding": one.encoding,
        "rowsRead": one.rows_read,
        "rowsPresent": one.rows_present,
        "columns": None if one.columns is None else [dict(column) for column in one.columns],
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "path": one.path,
        "table": one.table,
        "field": one.field,
        "column": one.column,
        "constraint": one.constraint,
        "subject": one.subject,
        "property": one.property,
        "count": one.count,
        "message": one.message,
        "fix": one.fix,
        "dimension": one.dimension,
        "reference": one.reference,
        "examples": [_example(example) for example in one.examples],
    }


def _example(one: Example) -> dict[str, Any]:
    return {
        "row": one.row,
        "line": one.line,
        "pointer": one.pointer,
        "value": one.value,
        "suggestion": one.suggestion,
        "message": one.message,
    }
