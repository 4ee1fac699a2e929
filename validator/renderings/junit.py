"""The report as JUnit XML, which every CI server reads: a suite an input, a test case a code in a column."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from validator.finding import Severity
from validator.renderings.wording import about, message_of, one_line, printable, quoted, sections
from validator.report import RANK

if TYPE_CHECKING:
    from validator.finding import Example, Finding
    from validator.renderings.wording import Section
    from validator.report import Report


def render_junit(report: Report, *, tool: str = "") -> str:  # noqa: ARG001 - every form takes it
    """Return one suite an input.

    What is at or above `fail_on` fails its test case, so that the server's verdict is that of the exit code; what is
    below stands in the case's output. An input that could be read has one case that passes.
    """
    suites = ET.Element("testsuites", name="dsreg")
    for section in sections(report, alone=True):
        suites.append(_suite(section, report.fail_on))
    if report.problem:
        suites.append(_problem(report.problem))
    for count in ("tests", "failures", "errors"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _suite(section: Section, fail_on: str) -> ET.Element:
    name = printable(section.name)
    cases = [_case("could be read", name)] if section.looked is not None else []
    cases += [_finding(finding, name, fail_on) for group in section.groups for finding in group.findings]
    failures = sum(case.find("failure") is not None for case in cases)
    suite = ET.Element("testsuite", name=name, tests=str(len(cases)), failures=str(failures), errors="0", skipped="0")
    suite.extend(cases)
    return suite


def _problem(problem: str) -> ET.Element:
    suite = ET.Element("testsuite", name="could not look", tests="1", failures="0", errors="1", skipped="0")
    case = _case("could be read", "dsreg")
    ET.SubElement(case, "error", message=one_line(problem), type="problem")
    suite.append(case)
    return suite


def _case(name: str, suite: str) -> ET.Element:
    return ET.Element("testcase", name=name, classname=suite, time="0")


def _finding(finding: Finding, suite: str, fail_on: str) -> ET.Element:
    constraint = f" ({finding.constraint})" if finding.constraint else ""
    case = _case(one_line(f"{about(finding)}: {finding.code}{constraint}"), suite)
    text = "\n".join([_summary(finding), *map(_place, finding.examples), *_rest(finding)])
    if fail_on != "never" and RANK[finding.severity] >= RANK[Severity(fail_on)]:
        failure = ET.SubElement(case, "failure", message=one_line(message_of(finding)), type=finding.code)
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = f"{finding.severity.value}: {text}"
    return case


def _summary(finding: Finding) -> str:
    return one_line(f"{message_of(finding)} {finding.fix}".strip())


def _place(example: Example) -> str:
    where = [f"row {example.row}"] if example.row is not None else []
    where += [f"line {example.line}"] if example.line is not None else []
    where += [example.pointer] if example.pointer else []
    says = [", ".join(where)] if where else []
    says += [quoted(example.value)] if example.value is not None else []
    says += [f"→ {quoted(example.suggestion)}"] if example.suggestion else []
    says += [one_line(example.message)] if example.message else []
    return "  ".join(says)


def _rest(finding: Finding) -> list[str]:
    left = finding.count - len(finding.examples)
    return [f"and {left:,} more"] if finding.examples and left > 0 else []
