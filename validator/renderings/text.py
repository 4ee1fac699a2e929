"""The report for a person at a terminal: by file, worst column first, what, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from validator.finding import Severity
from validator.mending.offer import offer_for
from validator.renderings.wording import count_of, message_of, one_line, printable, sections, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from validator.finding import Example, Finding
    from validator.renderings.wording import Section
    from validator.report import Report

Span = tuple[str, str]
Line = tuple[Span, ...]

SIGNS = {Severity.ERROR: "✗ error", Severity.WARNING: "! warning", Severity.NOTICE: "· notice"}
STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "dim"}
SHOWN = 3
ALIKE = 10
"""How many findings of one code about one property are shown, where not all were asked for."""
MESSAGE_WIDTH = 76
NAME_WIDTH = 24
VALUE_WIDTH = 40
PLACE_WIDTH = 8


def render_text(report: Report, *, tool: str = "", examples: int | None = SHOWN) -> str:  # noqa: ARG001 - all forms'
    """Return the report as plain text; at most `examples` places of each finding (None: all that it holds)."""
    lines = ("".join(text for text, _ in line).rstrip() for line in report_lines(report, examples=examples))
    return "\n".join(lines) + "\n"


def report_lines(report: Report, *, examples: int | None = SHOWN) -> Iterator[Line]:
    """Yield the lines of the report as (text, style) spans, for a terminal that has colours.

    Whatever came from a file is shown and not obeyed: control characters are spelt out.
    """
    for line in _lines(report, examples):
        yield tuple((printable(text), style) for text, style in line)


def _lines(report: Report, examples: int | None) -> Iterator[Line]:
    for section in sections(report, examples=examples):
        yield from _section_lines(section, examples)
        yield ()
    if report.inputs or report.problem:
        says, severity = verdict(report)
        yield ((says, "green" if severity is None else STYLES[severity]),)


def _section_lines(section: Section, examples: int | None) -> Iterator[Line]:
    yield _headline(section)
    if not section.findings:
        yield (("  ✓ nothing to mend", "green"),)
    shown = [(group.name, _alike(group.findings, None if examples is None else ALIKE)) for group in section.groups]
    messages = (len(message_of(alike[0])) for _, group in shown for alike in group)
    widths = _Widths(
        name=min(NAME_WIDTH, max((len(name) for name, _ in shown), default=0)),
        message=min(MESSAGE_WIDTH, max(messages, default=0)),
    )
    for name, group in shown:
        yield ()
        for number, (finding, left) in enumerate(group):
            yield from _finding_lines(name if number == 0 else "", finding, widths, examples)
            if left:
                yield ((f"{' ' * (widths.name + 4)}and {left:,} more like these: --examples all shows them", "dim"),)
    offer = offer_for(section.looked, section.findings)
    if offer is not None:
        yield from ((), ((f"  {one_line(offer.command)}", "bold"),), ((f"  {one_line(offer.says)}", ""),))


def _alike(findings: Sequence[Finding], most: int | None) -> list[tuple[Finding, int]]:
    """Return the findings to show, at most so many of a code; the last one of a code with how many more there are."""
    by_code: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        by_code.setdefault((finding.code, finding.severity), []).append(finding)
    return [
        (finding, len(alike) - number if number == most else 0)
        for alike in by_code.values()
        for number, finding in enumerate(alike[:most], start=1)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Widths:
    name: int
    message: int


def _headline(section: Section) -> Line:
    looked = section.looked
    spans: list[Span] = [(section.name, "bold")]
    if looked is not None and looked.rows_present is not None:
        spans.append((f"   {count_of(looked.rows_present, 'row')}, {count_of(looked.width or 0, 'column')}", ""))
    if looked is not None and looked.standard is not None:
        spans.append((f"   {looked.standard.id} {looked.standard.version}", ""))
    for severity in Severity:
        total = section.total(severity)
        if total:
            separator = "   " if spans[-1][1] not in STYLES.values() else ", "
            spans.append((f"{separator}{count_of(total, severity.value)}", STYLES[severity]))
    return tuple(spans)


def _finding_lines(name: str, finding: Finding, widths: _Widths, examples: int | None) -> Iterator[Line]:
    indent = " " * (widths.name + 4)
    style = STYLES[finding.severity]
    start = f"  {name:<{widths.name}}  " if len(name) <= widths.name else f"  {name}\n{indent}"
    first, *others = wrap(one_line(message_of(finding)).rstrip("."), widths.message) or [""]
    yield ((start, "bold"), (f"{first:<{widths.message}}", ""), (f"  {SIGNS[finding.severity]}", style))
    yield from (((f"{indent}{other}", ""),) for other in others)
    shown = [one for one in finding.examples[:examples] if _example(one, 0)]
    values = max((min(VALUE_WIDTH, len(_value(one))) for one in shown), default=0)
    for example in shown:
        yield ((f"{indent}{_example(example, values)}", ""),)
    left = finding.count - len(shown)
    if shown and left > 0:
        yield ((f"{indent}and {left:,} more", "dim"),)
    if finding.fix:
        yield ((f"{indent}{finding.fix}", "dim"),)


def _example(example: Example, width: int) -> str:
    place = f"row {example.row}" if example.row is not None else f"line {example.line}" if example.line else ""
    value = _value(example)
    parts = [f"{place:<{PLACE_WIDTH}}"] if place else []
    parts.append(f"{value:<{width}}" if example.suggestion or example.message else value)
    if example.suggestion:
        parts.append(f"→  {one_line(example.suggestion)}")
    if example.message:
        parts.append(example.message)
    return "  ".join(part for part in parts if part.strip())


def _value(example: Example) -> str:
    """Return the text of a cell in one line, its control characters shown; what is blank is said to be."""
    value = example.value
    if value is None or (value == "" and example.row is None):
        return ""
    shown = one_line(value)
    if shown != shown.strip():
        shown = f"“{shown}”"
    return (shown if len(shown) <= VALUE_WIDTH else f"{shown[: VALUE_WIDTH - 1]}…") or "(blank)"
