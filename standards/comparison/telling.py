"""A comparison in words and as JSON: what differs, which number follows, which notice it needs."""

from __future__ import annotations

import json
from dataclasses import asdict
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from standards.comparison.difference import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.comparison.compare import Comparison, Notice
    from standards.standard import Standard

WIDTH = 79
MEANS = {
    Weight.BREAKING: "a file that passed can fail, or its reader be misled",
    Weight.COMPATIBLE: "what passed still passes",
    Weight.EDITORIAL: "only words",
}


def comparison_text(comparison: Comparison, *, tool: str = "") -> str:  # noqa: ARG001 - all forms take it
    """Return the comparison for a terminal of 80 columns."""
    lines = [f"{_name(comparison.before)} → {_name(comparison.after)}", ""]
    for weight in Weight:
        says = _sentences(comparison, weight)
        if says:
            lines += [f"{weight.value}: {MEANS[weight]}"]
            lines += [line for one in says for line in _item(one)] + [""]
    lines += [line for one in _verdict(comparison) for line in wrap(one, WIDTH, break_on_hyphens=False)]
    return "\n".join(lines) + "\n"


def comparison_markdown(comparison: Comparison, *, tool: str = "") -> str:  # noqa: ARG001 - all forms take it
    """Return the comparison for a pull request or a page."""
    lines = [f"## {_name(comparison.before)} → {_name(comparison.after)}", ""]
    for weight in Weight:
        says = _sentences(comparison, weight)
        if says:
            lines += [f"### {weight.value.capitalize()}: {MEANS[weight]}", ""]
            lines += [f"- {_escaped(one)}" for one in says] + [""]
    return "\n".join([*lines, " ".join(map(_escaped, _verdict(comparison)))]) + "\n"


def comparison_json(comparison: Comparison, *, tool: str = "") -> str:
    """Return the comparison as JSON."""
    document = {
        "dsreg": 1,
        "tool": tool,
        "before": _identity(comparison.before),
        "after": _identity(comparison.after),
        "weight": comparison.weight and comparison.weight.value,
        "follows": comparison.follows,
        "isNumberedWell": comparison.is_numbered_well,
        "notice": _notice(comparison.notice),
        "totals": {weight.value: len(_sentences(comparison, weight)) for weight in Weight},
        "differences": [asdict(one) for one in comparison.differences],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


COMPARISON_FORMS = {"text": comparison_text, "json": comparison_json, "markdown": comparison_markdown}


def _name(standard: Standard) -> str:
    return f"{standard.id} {standard.version}"


def _sentences(comparison: Comparison, weight: Weight) -> list[str]:
    return [one.says for one in comparison.differences if one.weight is weight]


def _item(says: str) -> list[str]:
    return wrap(says, WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_<>|[]" else char for char in text)


def _verdict(comparison: Comparison) -> Iterator[str]:
    """Yield what follows from the differences, a sentence or two each."""
    if comparison.weight is None:
        yield "Nothing differs."
        return
    later = comparison.after.version
    if comparison.follows == comparison.before.version:
        yield "Only its state differs: the version keeps its number."
    elif comparison.is_numbered_well:
        yield f"The version that follows {comparison.before.version} is {comparison.follows}; {later} is right."
    elif later == comparison.before.version:
        yield f"Both say {later}, and what was published stays as it is: the later one is {comparison.follows}."
    else:
        yield f"The number {later} is too low: after {comparison.before.version} comes {comparison.follows}."
    if comparison.notice is not None:
        yield _notice_words(comparison.notice)


def _notice_words(notice: Notice) -> str:
    period = f"A breaking change is announced {notice.days} days before it comes."
    if notice.earliest is None or notice.announced is None:
        return f'{period} State in "changes" when it is "announced" and from which "date" it is in force.'
    announced = f"{period} It was announced on {notice.announced}, so it can come from {notice.earliest} on"
    if notice.planned is None:
        return f"{announced}."
    kept = "keeps that" if notice.is_kept else "is too early"
    return f"{announced}; the stated {notice.planned} {kept}."


def _identity(standard: Standard) -> dict[str, str]:
    return {"id": standard.id, "version": standard.version, "status": standard.status, "sha256": standard.sha256}


def _notice(notice: Notice | None) -> dict[str, Any] | None:
    if notice is None:
        return None
    days = {name: day and day.isoformat() for name, day in asdict(notice).items() if name != "days"}
    return {"days": notice.days, **days, "isKept": notice.is_kept}
