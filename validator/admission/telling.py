"""What a standard lacks, in words and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.admission.check import Admission
    from validator.admission.shortfall import Shortfall

WIDTH = 79


def admission_text(admission: Admission, *, tool: str = "") -> str:  # noqa: ARG001 - all forms take it
    """Return what a standard lacks for a terminal of 80 columns, what is of one kind together."""
    standard = admission.standard
    lines = [f"{standard.id} {standard.version}   {standard.status}" if standard else admission.folder]
    kinds: dict[str, list[Shortfall]] = {}
    for one in admission.shortfalls:
        kinds.setdefault(one.code, []).append(one)
    for lacking in kinds.values():
        lines += ["", *_group(list(dict.fromkeys(lacking)))]
    lines += ["", *_wrapped(_verdict(admission), "")]
    return "\n".join(lines) + "\n"


def _group(lacking: list[Shortfall]) -> Iterator[str]:
    """Yield what is lacking of one kind: what is the same for all of it is said once."""
    first = lacking[0]
    is_alike = all(one.message == first.message for one in lacking)
    is_expected = all(one.expected == first.expected for one in lacking)
    if is_alike:
        yield from _wrapped(f"✗ {first.message}", "  ", "    ")
    for one in lacking:
        yield from _wrapped(one.where if is_alike else f"✗ {one.where}: {one.message}", *_INDENTS[is_alike])
        if not is_expected:
            yield from _wrapped(f"Expected: {one.expected}", "    ", "      ")
    if is_expected:
        yield from _wrapped(f"Expected: {first.expected}", "    ", "      ")
    for fix in dict.fromkeys(one.fix for one in lacking):
        yield from _wrapped(f"→ {fix}", "    ", "      ")


_INDENTS = {True: ("      ", "        "), False: ("  ", "    ")}
"""Whether all say the same → how a place is set, and how its further lines are."""


def admission_json(admission: Admission, *, tool: str = "") -> str:
    """Return what a standard lacks as JSON."""
    standard = admission.standard
    document = {
        "dsreg": 1,
        "tool": tool,
        "exit": 0 if admission.is_admitted else 1,
        "folder": admission.folder,
        "standard": standard
        and {"id": standard.id, "version": standard.version, "status": standard.status, "sha256": standard.sha256},
        "demands": admission.demands,
        "examples": admission.examples,
        "findings": [asdict(one) for one in admission.shortfalls],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


ADMISSION_FORMS = {"text": admission_text, "json": admission_json}


def _verdict(admission: Admission) -> str:
    lacking = len(admission.shortfalls)
    if lacking:
        return f"Not ready: {lacking} {'thing is' if lacking == 1 else 'things are'} still to be done."
    does = f"prove {admission.demands} demands" if admission.demands else "do as they claim"
    return f"Ready: the words are there, and {admission.examples} examples {does}."


def _wrapped(text: str, indent: str, following: str | None = None) -> Iterator[str]:
    yield from wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if following is None else following,
        break_on_hyphens=False,
        break_long_words=False,
    )
