"""The report as SARIF 2.1.0: one rule a code, one result a place, for code scanning and editors."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from validator.codes.all_codes import ALL_CODES
from validator.codes.page import page
from validator.finding import Example, Severity
from validator.renderings.wording import about, line_of, one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.codes.code import Code
    from validator.finding import Finding
    from validator.report import Input, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def render_sarif(report: Report, *, tool: str) -> str:
    """Return the report as a SARIF log with one run."""
    return json.dumps(to_log(report, tool=tool), ensure_ascii=False, indent=2) + "\n"


def to_log(report: Report, *, tool: str) -> dict[str, Any]:
    """Return the SARIF log as plain values."""
    found = {finding.code for finding in report.findings}
    codes = [code for code in ALL_CODES if code.name in found]
    rules = {code.name: number for number, code in enumerate(codes)}
    run = {
        "tool": {"driver": {"name": "dsreg", "version": tool, "rules": [_rule(code) for code in codes]}},
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(one) for one in report.inputs],
        "results": [*_results(report, rules)],
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: Code) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": code.name,
        "name": "".join(part.capitalize() for part in code.name.split("-")),
        "shortDescription": {"text": code.finds.partition(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": f"{code.finds} {code.why}"},
        "defaultConfiguration": {"level": LEVELS[code.severity]},
        "help": {"text": code.mend.format(expected="what the column expects"), "markdown": page(code)},
        "properties": {"tags": [code.dimension]},
    }
    if code.reference:
        rule["helpUri"] = code.reference
    return rule


def _invocation(report: Report) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not report.problem, "exitCode": report.exit}
    if report.problem:
        invocation["toolExecutionNotifications"] = [{"level": "error", "message": {"text": report.problem}}]
    return invocation


def _artifact(looked: Input) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": to_uri(looked.path)}, "roles": ["analysisTarget"]}
    if looked.bytes is not None:
        artifact["length"] = looked.bytes
    if looked.sha256 is not None:
        artifact["hashes"] = {"sha-256": looked.sha256}
    if looked.encoding is not None:
        artifact["encoding"] = looked.encoding
    return artifact


def _results(report: Report, rules: dict[str, int]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for finding in report.findings:
        for example in finding.examples or (Example(),):
            yield _result(finding, example, rules[finding.code], seen)


def _result(finding: Finding, example: Example, rule: int, seen: Counter[str]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _sentence(finding, example)},
        "locations": [_location(finding, example)],
        "partialFingerprints": {"dsreg/v1": _fingerprint(finding, example, seen)},
        "properties": _properties(finding, example),
    }


def _sentence(finding: Finding, example: Example) -> str:
    """Return what is wrong, what stands here, and how to mend it."""
    here = "" if example.value is None else f" Here: {quoted(example.value)}"
    if here and example.suggestion is not None:
        here += f" → {quoted(example.suggestion)}"
    note = f" ({one_line(example.message)})" if example.message else ""
    place = f"{here}{note}." if here or note else ""
    return one_line(f"{about(finding)}: {finding.message}{place} {finding.fix}".strip())


def _location(finding: Finding, example: Example) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": to_uri(finding.path)}}
    line = line_of(example)
    if line is not None:
        physical["region"] = {"startLine": line}
    location: dict[str, Any] = {"physicalLocation": physical}
    name = finding.field or example.pointer or finding.property
    if name:
        named = "/".join(filter(None, [finding.table, name])) if finding.field else name
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": named, "kind": "member"}]
    return location


def _fingerprint(finding: Finding, example: Example, seen: Counter[str]) -> str:
    """Return what stays the same when rows are added above: the fault and its value, not its row."""
    parts = (finding.path, finding.table, finding.field, finding.property, finding.code, finding.constraint)
    key = "\0".join(str(part) for part in (*parts, example.pointer, example.value))
    seen[key] += 1
    return sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()


def _properties(finding: Finding, example: Example) -> dict[str, Any]:
    stated = {
        "count": finding.count,
        "row": example.row,
        "column": finding.column,
        "constraint": finding.constraint,
        "suggestion": example.suggestion,
    }
    return {name: value for name, value in stated.items() if value is not None}


def to_uri(path: str) -> str:
    """Return a path as a URI reference: relative to where dsreg ran, or a file address."""
    if PureWindowsPath(path).drive:
        return PureWindowsPath(path).as_uri()
    if PurePosixPath(path).is_absolute():
        return PurePosixPath(path).as_uri()
    return quote(path)
