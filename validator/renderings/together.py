"""The same fault of many datasets told once: how often, of which first, and how to mend it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.finding import Example, Finding

LEFT_OUT = "…"
_PART = re.compile(r"(?:'.*', )?(?P<what>[a-z][a-z -]*) of '", re.DOTALL)


def together(findings: Iterable[Finding], *, most: int | None) -> tuple[Finding, ...]:
    """Return the findings, those that differ in the thing they are about alone as one, in the place of the first.

    Such a finding names no subject; each of its examples, `most` at most (None: all), says which thing it is about.
    """
    alike: dict[tuple[str | None, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        said = f"{number}" if finding.subject is None else _template(finding)
        key = (finding.code, finding.severity, finding.property, finding.constraint, said)
        alike.setdefault(key, []).append(finding)
    return tuple(group[0] if len(group) == 1 else _as_one(group, most) for group in alike.values())


def _as_one(group: list[Finding], most: int | None) -> Finding:
    first = group[0]
    values = {example.value for finding in group for example in finding.examples}
    said = _without_subject(first) if len(values) == 1 else _template(first)
    return replace(
        first,
        subject=None,
        count=sum(one.count for one in group),
        message=f"{len(group):,} times: {said}",
        examples=tuple(example for one in group[:most] for example in _examples(one))[:most],
    )


def _examples(finding: Finding) -> Iterator[Example]:
    """Yield the places of a finding, each with the thing that it is about; a value that names it is not told twice."""
    subject = finding.subject or ""
    for example in finding.examples:
        is_told = not example.suggestion and f"'{example.value}'" in subject
        said = "; ".join(part for part in (subject, example.message) if part)
        yield replace(example, message=said, value=None if is_told else example.value)


def _template(finding: Finding) -> str:
    """Return a finding's sentence without what it is about, and without the values that it repeats."""
    message = _without_subject(finding)
    for value in {example.value for example in finding.examples if example.value}:
        message = message.replace(f'"{value}"', f'"{LEFT_OUT}"').replace(f": {value}", f": {LEFT_OUT}")
    return message


def _without_subject(finding: Finding) -> str:
    """Return a finding's sentence with what it is about left out; of a part it stays said what part it is."""
    subject = finding.subject or ""
    part = _PART.match(subject)
    of = f"{part['what']} of {LEFT_OUT}" if part else LEFT_OUT
    return finding.message.replace(subject, of).replace(subject[:1].upper() + subject[1:], of[:1].upper() + of[1:])
