"""A metadata profile: what a catalogue asks of a dataset's description, as rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standards.errors import DsregError

PROFILES = Path(__file__).parent / "profiles"
PROFILE_IDS = ("data-gov-uk", "dsreg")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRow:
    """One demand: a property of a class, how strongly it is asked for, how often it may stand, of what kind it is.

    `property` is a prefixed name (dct:title); `alternatives` are properties that do as well. `message` has {subject}.
    """

    subject_class: str
    property: str
    obligation: str
    minimum: int
    maximum: int | None
    kind: str
    message: str
    fix: str
    reference: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One version of one profile, the rows that it inherits among its own."""

    id: str
    version: str
    title: str
    reference: str
    rows: tuple[ProfileRow, ...]


def find_profile(name: str) -> Profile:
    """Return the profile of that id. Raise DsregError "profile-unknown" with the known ids."""
    if name not in PROFILE_IDS:
        raise DsregError("profile-unknown", profile=name, known=PROFILE_IDS)
    document = json.loads((PROFILES / f"{name}.json").read_text(encoding="utf-8"))
    own = tuple(_parse_row(row) for row in document["rows"])
    inherited = find_profile(document["extends"]).rows if "extends" in document else ()
    replaced = {(row.subject_class, row.property) for row in own}
    kept = tuple(row for row in inherited if (row.subject_class, row.property) not in replaced)
    return Profile(
        id=document["id"],
        version=document["version"],
        title=document["title"],
        reference=document["reference"],
        rows=(*kept, *own),
    )


def load_form(name: str) -> dict[str, Any]:
    """Return one of the JSON Schemas that stand beside the profiles: data-package-1, data-package-2, standard."""
    document: dict[str, Any] = json.loads((PROFILES / f"{name}.json").read_text(encoding="utf-8"))
    return document


def _parse_row(row: dict[str, Any]) -> ProfileRow:
    return ProfileRow(
        subject_class=row["class"],
        property=row["property"],
        obligation=row["obligation"],
        minimum=row["min"],
        maximum=row["max"],
        kind=row["kind"],
        message=row["message"],
        fix=row["fix"],
        reference=row["reference"],
        alternatives=tuple(row.get("or", ())),
    )
