"""The report for a person at a terminal: by file, worst column first, what, where, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.finding import Severity
from validator.report import RANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.finding import Example, Finding
    from validator.report import Input, Report

Span = tuple[str, str]
Line = tuple[Span, ...]

SIGNS = {Severity.ERROR: "✗ error", Severity.WARNING: "! warning", Severity.NOTICE: "· notice"}
STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "dim"}
LABEL_CODES = frozenset({"blank-label", "duplicate-label", "incorrect-label", "extra-label", "encoding-error"})
SPOKEN = {
    "dct:title": "title",
    "dct:description": "description",
    "dct:identifier": "identifier",
    "dct:license": "licence",
    "dct:publisher": "publisher",
    "dct:issued": "created",
    "dct:modified": "modified",
    "dct:accrualPeriodicity": "how often updated",
    "dct:spatial": "place",
    "dct:temporal": "time covered",
    "dct:conformsTo": "standard",
    "dct:format": "format",
    "dcat:keyword": "keywords",
    "dcat:theme": "theme",
    "dcat:contactPoint": "contact",
    "dcat:landingPage": "home page",
    "dcat:distribution": "files",
    "dcat:downloadURL": "file",
    "dcat:mediaType": "media type",
}
SHOWN = 3
MESSAGE_WIDTH = 72
NAME_WIDTH = 24
VALUE_WIDTH = 40
PLACE_WIDTH = 8


def render_text(report: Report, *, examples: int = SHOWN) -> str:
    """Return the report as plain text; at most `examples` places of each finding."""
    lines = ("".join(text for text, _ in line).rstrip() for line in report_lines(report, examples=examples))
    return "\n".join(lines) + "\n"


def report_lines(report: Report, *, examples: int = SHOWN) -> Iterator[Line]:
    """Yield the lines of the report as (text, style) spans, for a terminal that has colours.

    Whatever came from a file is shown and not obeyed: control characters are spelt out.
    """
    for line in _lines(report, examples):
        yield tuple((_printable(text), style) for text, style in line)


def _lines(report: Report, examples: int) -> Iterator[Line]:
    paths = dict.fromkeys([*(one.path for one in report.inputs), *(one.path for one in report.findings)])
    for path in paths:
        looked = next((one for one in report.inputs if one.path == path), None)
        findings = [one for one in report.findings if one.path == path]
        yield from _file_lines(path, looked, findings, examples)
        yield ()
    if report.problem:
        yield (("Could not look: ", "red"), (report.problem, ""))
    yield _verdict(report)


def _file_lines(path: str, looked: Input | None, findings: list[Finding], examples: int) -> Iterator[Line]:
    yield _headline(path, looked, findings)
    if not findings:
        yield (("  ✓ nothing to mend", "green"),)
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_about(finding), []).append(finding)
    width = min(NAME_WIDTH, max((len(name) for name in groups), default=0))
    for name, group in sorted(groups.items(), key=lambda item: _weight(item[1])):
        yield ()
        for number, finding in enumerate(sorted(group, key=lambda one: -RANK[one.severity])):
            yield from _finding_lines(name if number == 0 else "", finding, width, examples)


def _weight(group: list[Finding]) -> tuple[int, int]:
    """Return the order of a column among the others: the gravest first, then the most numerous."""
    worst = max(RANK[one.severity] for one in group)
    return -worst, -sum(one.count for one in group if RANK[one.severity] == worst)


def _about(finding: Finding) -> str:
    if finding.field is not None:
        return finding.field or f"column {finding.column}"
    if finding.property is not None:
        return SPOKEN.get(finding.property, finding.property)
    return "rows" if finding.examples and finding.examples[0].row and finding.code not in LABEL_CODES else "file"


def _headline(path: str, looked: Input | None, findings: list[Finding]) -> Line:
    spans: list[Span] = [(path, "bold")]
    if looked is not None and looked.rows_present is not None:
        spans.append((f"   {count_of(looked.rows_present, 'row')}, {count_of(looked.width or 0, 'column')}", ""))
    if looked is not None and looked.standard is not None:
        spans.append((f"   {looked.standard.id} {looked.standard.version}", ""))
    for severity in Severity:
        total = sum(one.count for one in findings if one.severity is severity)
        if total:
            separator = "   " if spans[-1][1] not in STYLES.values() else ", "
            spans.append((f"{separator}{count_of(total, severity.value)}", STYLES[severity]))
    return tuple(spans)


def _finding_lines(name: str, finding: Finding, width: int, examples: int) -> Iterator[Line]:
    indent = " " * (width + 4)
    style = STYLES[finding.severity]
    start = f"  {name:<{width}}  " if len(name) <= width else f"  {name}\n{indent}"
    message = finding.message.rstrip(".")
    yield ((start, "bold"), (f"{message:<{MESSAGE_WIDTH}}", ""), (f"  {SIGNS[finding.severity]}", style))
    shown = [one for one in finding.examples[:examples] if _example(one, 0)]
    values = max((min(VALUE_WIDTH, len(_value(one))) for one in shown), default=0)
    for example in shown:
        yield ((f"{indent}{_example(example, values)}", ""),)
    left = finding.count - len(shown)
    if shown and left > 0:
        yield ((f"{indent}and {left} more", "dim"),)
    if finding.fix:
        yield ((f"{indent}{finding.fix}", "dim"),)


def _example(example: Example, width: int) -> str:
    place = f"row {example.row}" if example.row is not None else ""
    value = _value(example)
    parts = [f"{place:<{PLACE_WIDTH}}"] if place else []
    parts.append(f"{value:<{width}}" if example.suggestion or example.message else value)
    if example.suggestion:
        parts.append(f"→  {example.suggestion}")
    if example.message:
        parts.append(example.message)
    return "  ".join(part for part in parts if part.strip())


def _value(example: Example) -> str:
    """Return the text of a cell in one line, its control characters shown; what is blank is said to be."""
    value = example.value
    if value is None or (value == "" and example.row is None):
        return ""
    shown = _printable(value).replace("\n", "\\n")
    if shown != shown.strip():
        shown = f"“{shown}”"
    return (shown if len(shown) <= VALUE_WIDTH else f"{shown[: VALUE_WIDTH - 1]}…") or "(blank)"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else repr(char)[1:-1] for char in text)


def _verdict(report: Report) -> Line:
    totals = report.totals
    if report.problem:
        return ()
    if totals["error"]:
        return ((f"Not ready: {count_of(totals['error'], 'error')} to mend.", "red"),)
    if report.exit:
        return ((f"Not ready: --fail-on {report.fail_on} was asked for.", "red"),)
    if totals["warning"]:
        return ((f"No errors; {count_of(totals['warning'], 'warning')} worth a look.", "green"),)
    return (("All good.", "green"),) if report.inputs else ()


def count_of(number: int, noun: str) -> str:
    """Return a number and its noun: 1 row, 2 rows, 12,000 rows."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
