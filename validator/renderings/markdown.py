"""The report for a pull request: a table of what was found, the worst first, the places folded away below it.

GitHub and GitLab take at most about 65,000 characters in a comment, so places are left out before findings are.
Whatever could be markup is written as a character reference, which no renderer takes for markup or for a link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validator.finding import Severity
from validator.mending.offer import offer_for
from validator.renderings.wording import count_of, message_of, one_line, sections, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.finding import Example, Finding
    from validator.renderings.wording import Group, Section
    from validator.report import Report

ROOM = 60_000
SIGNS = {Severity.ERROR: "🔴 error", Severity.WARNING: "🟠 warning", Severity.NOTICE: "⚪ notice"}
VALUE_LENGTH = 200
_MARKUP = re.compile(r"[^A-Za-z0-9 .,;()/\u00a0-\U0010ffff-]|\.(?=\S)")


def render_markdown(report: Report, *, tool: str = "") -> str:  # noqa: ARG001 - every form takes it
    """Return the report in GitHub's Markdown."""
    head = f"### dsreg: {_text(verdict(report)[0])}\n"
    parts = [head, *(part for section in sections(report) for part in _section(section))]
    return "\n".join(_fitting(parts))


def _fitting(parts: list[str]) -> Iterator[str]:
    """Yield the parts for which there is room, and say how many there was no room for."""
    room, left = ROOM, 0
    for part in parts:
        if len(part.encode()) <= room:
            room -= len(part.encode())
            yield part
        else:
            left += 1
    if left:
        yield f"_{count_of(left, 'part')} of this report had no room here; the other forms hold them._\n"


def _section(section: Section) -> Iterator[str]:
    yield f"**{_code(section.name)}**{_facts(section)}\n"
    if not section.findings:
        yield "✅ Nothing to mend.\n"
        return
    rows = [
        f"| {SIGNS[one.severity]} | {_code(group.name)} | {_text(message_of(one))} |" for group, one in _all(section)
    ]
    yield "\n".join(["| | where | what was found |", "| --- | --- | --- |", *rows, ""])
    offer = offer_for(section.looked, section.findings)
    if offer is not None:
        yield f"{_code(offer.command)} {_text(offer.says)}\n"
    for group, finding in _all(section):
        if finding.examples or finding.fix:
            yield _details(group, finding)


def _all(section: Section) -> Iterator[tuple[Group, Finding]]:
    return ((group, finding) for group in section.groups for finding in group.findings)


def _facts(section: Section) -> str:
    looked = section.looked
    facts = []
    if looked is not None and looked.rows_present is not None:
        facts.append(f"{count_of(looked.rows_present, 'row')}, {count_of(looked.width or 0, 'column')}")
    if looked is not None and looked.standard is not None:
        facts.append(_code(f"{looked.standard.id} {looked.standard.version}"))
    facts += [count_of(section.total(one), one.value) for one in Severity if section.total(one)]
    return "".join(f" · {fact}" for fact in facts)


def _details(group: Group, finding: Finding) -> str:
    """Return one finding folded away; between the tags Markdown is read only after a blank line."""
    lines = [
        "<details>",
        f"<summary>{_code(group.name)} {_text(message_of(finding))}</summary>",
        "",
        _text(finding.fix),
        "",
    ]
    if finding.examples:
        lines += ["| row | value | should be | |", "| --: | --- | --- | --- |", *map(_place, finding.examples), ""]
    left = finding.count - len(finding.examples)
    if finding.examples and left > 0:
        lines += [f"and {left:,} more", ""]
    return "\n".join([*lines, "</details>", ""])


def _place(example: Example) -> str:
    place = example.pointer if example.row is None else f"{example.row}"
    cells = (
        _code(place) if example.row is None and place else place or "",
        _value(example.value),
        _value(example.suggestion),
        _text(example.message),
    )
    return f"| {' | '.join(cells)} |"


def _value(value: str | None) -> str:
    if value is None:
        return ""
    shown = one_line(value)
    return _code(shown if len(shown) <= VALUE_LENGTH else f"{shown[: VALUE_LENGTH - 1]}…") if shown else "(blank)"


def _code(text: str) -> str:
    """Return a text shown as code: GitHub looks for no mention in it, so it can be copied as it is."""
    return f"<code>{_MARKUP.sub(_reference, one_line(text))}</code>"


def _text(text: str) -> str:
    """Return a text of which nothing is markup.

    References are undone before `@name` and `#12` are looked for, so a character of no width keeps those apart.
    """
    return re.sub(r"&#(35|64);", r"&#\1;&#8203;", _MARKUP.sub(_reference, one_line(text)))


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
