"""The list of standards: which of them have some words and some status, as text and as JSON."""

from __future__ import annotations

import json
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from standards.standard import Standard

WIDTH = 79


def select_standards(
    standards: Iterable[Standard], *, words: Collection[str] = (), statuses: Collection[str] = ()
) -> tuple[Standard, ...]:
    """Return the standards in which every word stands, in any letter case, and that have one of the statuses."""
    wanted = [word.casefold() for word in words]
    return tuple(
        one
        for one in standards
        if (not statuses or one.status in statuses) and all(word in _searched(one) for word in wanted)
    )


def list_text(standards: Collection[Standard], *, tool: str = "") -> str:  # noqa: ARG001 - all forms take it
    """Return the list for a terminal of 80 columns, two lines a version."""
    lines = []
    for one in standards:
        successor = f", use {one.successor}" if one.successor else ""
        lines += [f"{one.id} {one.version}   {one.status}{successor}"]
        lines += [f"    {shorten(f'{one.title} · {one.steward}', WIDTH - 4, placeholder='…')}"]
    ids = len({one.id for one in standards})
    counted = f"{ids} {'standard' if ids == 1 else 'standards'}"
    versions = "" if len(standards) == ids else f" in {len(standards)} versions"
    if standards:
        lines += ["", f"{counted}{versions}. dsreg standard show ID says more of one."]
    else:
        lines += ["No standard is like that."]
    return "\n".join(lines) + "\n"


def list_json(standards: Collection[Standard], *, tool: str = "") -> str:
    """Return the list as JSON."""
    listed = [
        {
            "id": one.id,
            "version": one.version,
            "status": one.status,
            "title": one.title,
            "steward": one.steward,
            "purpose": one.purpose,
            "licence": one.licence,
            "successor": one.successor,
            "columns": [field.name for field in one.schema.fields],
            "tables": {member.name: member.standard for member in one.members},
            "sha256": one.sha256,
        }
        for one in standards
    ]
    return json.dumps({"dsreg": 1, "tool": tool, "standards": listed}, ensure_ascii=False, indent=2) + "\n"


LIST_FORMS = {"text": list_text, "json": list_json}


def _searched(standard: Standard) -> str:
    """Return the words that a standard is found by."""
    labels = (label for field in standard.schema.fields for label in (field.name, field.title, *field.aliases))
    return " ".join((standard.id, standard.title, standard.purpose, standard.steward, *labels)).casefold()
