"""What the forms of the report share: its parts in order, worst first, and the words for places and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from validator.codes.all_codes import CODES
from validator.finding import Severity
from validator.renderings.together import together
from validator.report import RANK

if TYPE_CHECKING:
    from validator.finding import Example, Finding
    from validator.report import Input, Report

LABEL_CODES = frozenset({"blank-label", "duplicate-label", "incorrect-label", "extra-label", "encoding-error"})
"""Codes whose examples name a row, though they are about the header or the file."""

EXAMPLES = 10
"""How many of many datasets with the same fault are named, where nobody said it."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The findings about one column, one property, the rows or the file, the gravest first."""

    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One thing that was looked at, and what was found in it, the worst group first.

    `looked` is None where a path is named by findings alone.
    """

    name: str
    path: str
    looked: Input | None
    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]

    def total(self, severity: Severity) -> int:
        """Return the sum of the counts of one severity."""
        return sum(one.count for one in self.findings if one.severity is severity)


def sections(report: Report, *, alone: bool = False, examples: int | None = EXAMPLES) -> tuple[Section, ...]:
    """Return the report by what was looked at, in the order in which it was looked at.

    The same fault of many datasets is told once, with at most so many examples; `alone` keeps each finding for itself.
    """
    inputs = {(one.path, one.table): one for one in report.inputs}
    keys = dict.fromkeys([*inputs, *((one.path, one.table) for one in report.findings)])
    tables = Counter(path for path, _ in keys)
    found = tuple(
        _section(report, path, table, looked, is_shared=tables[path] > 1 or _is_sheet(looked))
        for (path, table), looked in ((key, inputs.get(key)) for key in keys)
    )
    return found if alone else tuple(_told_together(section, examples) for section in found)


def _told_together(section: Section, examples: int | None) -> Section:
    groups = (replace(group, findings=together(group.findings, most=examples)) for group in section.groups)
    return replace(section, groups=tuple(groups))


def _is_sheet(looked: Input | None) -> bool:
    """Say whether a table has a name of its own inside its file, as a sheet has: it says what was read."""
    if looked is None or looked.table is None or looked.encoding is not None:
        return False
    return looked.table not in looked.path


def _section(report: Report, path: str, table: str | None, looked: Input | None, *, is_shared: bool) -> Section:
    findings = tuple(one for one in report.findings if (one.path, one.table) == (path, table))
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(about(finding), []).append(finding)
    found = [
        Group(name=name, findings=tuple(sorted(group, key=lambda one: -RANK[one.severity])))
        for name, group in groups.items()
    ]
    return Section(
        name=f"{path}, table {table}" if is_shared and table else path,
        path=path,
        looked=looked,
        findings=findings,
        groups=tuple(sorted(found, key=_weight)),
    )


def _weight(group: Group) -> tuple[int, int]:
    """Return the order of a group among the others: the gravest first, then the most numerous."""
    worst = RANK[group.findings[0].severity]
    return -worst, -sum(one.count for one in group.findings if RANK[one.severity] == worst)


def about(finding: Finding) -> str:
    """Return what a finding is about, in a person's words: a column, a property, the rows, the file."""
    if finding.field is not None:
        return finding.field or f"column {finding.column}"
    if finding.property is not None:
        return SPOKEN.get(finding.property, finding.property)
    return "rows" if finding.examples and finding.examples[0].row and finding.code not in LABEL_CODES else "file"


def message_of(finding: Finding) -> str:
    """Return the finding's sentence, with its count where the words themselves do not say it."""
    unit = CODES[finding.code].counts.removesuffix("s")
    if finding.count == 1 or unit == "file" or f"{finding.count:,}" in finding.message:
        return finding.message
    return f"{finding.message.rstrip('.')} ({count_of(finding.count, unit)})."


def line_of(example: Example) -> int | None:
    """Return the physical line of a place, None where it has none."""
    return example.line or example.row


def verdict(report: Report) -> tuple[str, Severity | None]:
    """Return the verdict in one sentence, and the severity that decides it (None: all is well)."""
    totals = report.totals
    if report.problem:
        return f"Could not look: {report.problem}", Severity.ERROR
    if totals["error"]:
        return f"Not ready: {count_of(totals['error'], 'error')} to mend.", Severity.ERROR
    if report.exit:
        return f"Not ready: --fail-on {report.fail_on} was asked for.", Severity.ERROR
    if totals["warning"]:
        return f"No errors; {count_of(totals['warning'], 'warning')} worth a look.", None
    return ("All good." if report.inputs else "Nothing was looked at."), None


def count_of(number: int, noun: str) -> str:
    """Return a number and its noun: 1 row, 2 rows, 12,000 rows."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def printable(text: str) -> str:
    """Return the text with what a screen or a file would obey spelt out; line breaks stay."""
    if text.isprintable():  # nearly every text is; a report of a big catalogue has a million of them
        return text
    return "".join(char if char.isprintable() or char == "\n" else repr(char)[1:-1] for char in text)


def one_line(text: str) -> str:
    """Return the text in one line, everything that cannot be seen spelt out."""
    return printable(text).replace("\n", "\\n")


def quoted(value: str) -> str:
    """Return a value between quotation marks, in one line; what is blank is said to be."""
    return f"“{one_line(value)}”" if value else "(blank)"
