"""The report as workflow commands: GitHub shows each finding beside the line that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.finding import Severity
from validator.renderings.wording import line_of

if TYPE_CHECKING:
    from validator.finding import Finding
    from validator.report import Report

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
NAMED_ROWS = 5


def render_github(report: Report, *, tool: str = "") -> str:  # noqa: ARG001 - every form takes it
    """Return one workflow command a finding, at the line of its first example."""
    lines = [_command(finding) for finding in report.findings]
    if report.problem:
        lines.append(f"::error title=dsreg::{_escape(report.problem)}")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    where = [f"file={_escape_property(finding.path)}"]
    line = next(filter(None, map(line_of, finding.examples)), None)
    if line is not None:
        where.append(f"line={line}")
    title = " ".join(filter(None, [finding.field or finding.property, finding.code]))
    where.append(f"title={_escape_property(title)}")
    return f"::{COMMANDS[finding.severity]} {','.join(where)}::{_escape(_sentence(finding))}"


def _sentence(finding: Finding) -> str:
    rows = [str(one.row) for one in finding.examples if one.row is not None]
    more = ", …" if finding.count > NAMED_ROWS else ""
    named = f" {'Row' if rows[1:] == [] else 'Rows'} {', '.join(rows[:NAMED_ROWS])}{more}." if rows else ""
    return f"{finding.message}{named} {finding.fix}".strip()


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
