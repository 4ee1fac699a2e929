"""Profiles shown: the list of them, and one whole, as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from standards.profile import PROFILE_IDS, find_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.profile import Profile, ProfileRow

WIDTH = 79
SIGNS = {"mandatory": "must", "recommended": "should", "optional": "may"}


def list_profiles() -> tuple[Profile, ...]:
    """Return every profile that comes with dsreg, by id."""
    return tuple(map(find_profile, PROFILE_IDS))


def list_text() -> str:
    """Return the list for a terminal of 80 columns, two lines a profile."""
    lines = []
    for one in list_profiles():
        extends = f", extends {one.extends}" if one.extends else ""
        lines += [f"{one.id} {one.version}   {len(one.rows)} rows{extends}", f"    {one.title}"]
    return "\n".join([*lines, "", "dsreg profile show ID says more of one."]) + "\n"


def list_json(*, tool: str) -> str:
    """Return the list as JSON."""
    listed = [_head(one) | {"rows": len(one.rows)} for one in list_profiles()]
    return _json({"dsreg": 1, "tool": tool, "profiles": listed})


def show_text(profile: Profile) -> str:
    """Return a profile for a terminal: class by class, what must, should and may be there, and how often."""
    extends = f"   extends {profile.extends}" if profile.extends else ""
    lines = [profile.title, f"{profile.id} {profile.version}{extends}", ""]
    lines += wrap(profile.description, WIDTH)
    for name, rows in groupby(sorted(profile.rows, key=attrgetter("subject_class")), key=attrgetter("subject_class")):
        closed = "   no others" if name in profile.closed else ""
        lines += ["", f"{name}{closed}", *(line for row in rows for line in _row(row))]
    return "\n".join([*lines, "", profile.reference]) + "\n"


def show_json(profile: Profile, *, tool: str) -> str:
    """Return a profile as JSON, the rows that it takes over among its own."""
    rows = [{name: value for name, value in asdict(row).items() if value not in ("", None, ())} for row in profile.rows]
    return _json({"dsreg": 1, "tool": tool, **_head(profile), "closed": sorted(profile.closed), "rows": rows})


def _row(row: ProfileRow) -> Iterator[str]:
    often = f"{row.minimum}..{'*' if row.maximum is None else row.maximum}"
    listed = f", {row.vocabulary_level} be of the list {row.vocabulary}" if row.vocabulary else ""
    instead = f", or {', '.join(row.alternatives)}" if row.alternatives else ""
    yield f"  {SIGNS[row.obligation]:<7}{often:<6}{row.property}   {row.label}{instead}{listed}"


def _head(profile: Profile) -> dict[str, Any]:
    return {
        "id": profile.id,
        "version": profile.version,
        "title": profile.title,
        "description": profile.description,
        "reference": profile.reference,
        "extends": profile.extends,
    }


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
