"""A metadata profile: what a catalogue asks of a dataset's description, as rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standards.errors import DsregError

PROFILES = Path(__file__).parent / "profiles"
PROFILE_IDS = ("data-gov-uk", "dcat-ap-3", "dsreg", "uk-exchange")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRow:
    """One demand: a property of a class, how strongly it is asked for, how often it may stand, of what kind it is.

    `property` is a prefixed name (dct:title) and `label` what a person calls it; `alternatives` are properties that do
    as well. `obligation` is mandatory, recommended or optional. `kind` is one of validator.metadata.kinds. `vocabulary`
    is the code list of its values, and `vocabulary_level` whether they must, should or may be of it; `pattern` is what
    the text must match. `message` has {subject}; where it or `fix` is empty, words are made of the label and `example`.
    """

    subject_class: str
    property: str
    label: str
    obligation: str
    minimum: int
    maximum: int | None
    kind: str
    reference: str
    message: str = ""
    fix: str = ""
    example: str = ""
    alternatives: tuple[str, ...] = ()
    vocabulary: str | None = None
    vocabulary_level: str = "must"
    pattern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One version of one profile, the rows that it inherits among its own.

    `closed` are the classes that may have no property beyond its rows. `is_lenient` makes a value of the wrong form a
    warning where the property is only recommended; in other profiles a wrong form is an error wherever it stands.
    """

    id: str
    version: str
    title: str
    reference: str
    rows: tuple[ProfileRow, ...]
    closed: frozenset[str] = frozenset()
    is_lenient: bool = False


def find_profile(name: str) -> Profile:
    """Return the profile of that id. Raise DsregError "profile-unknown" with the known ids."""
    if name not in PROFILE_IDS:
        raise DsregError("profile-unknown", profile=name, known=PROFILE_IDS)
    return parse_profile(json.loads((PROFILES / f"{name}.json").read_text(encoding="utf-8")))


def parse_profile(document: dict[str, Any]) -> Profile:
    """Return the profile of a JSON document: its own rows in place of those of the profile that it extends."""
    own = tuple(_parse_row(row, document) for row in document["rows"])
    extended = find_profile(document["extends"]) if "extends" in document else None
    replaced = {(row.subject_class, row.property) for row in own}
    inherited = extended.rows if extended else ()
    kept = tuple(row for row in inherited if (row.subject_class, row.property) not in replaced)
    return Profile(
        id=document["id"],
        version=document["version"],
        title=document["title"],
        reference=document["reference"],
        rows=(*kept, *own),
        closed=frozenset(document.get("closed", ())),
        is_lenient=document.get("lenient", False),
    )


def load_form(name: str) -> dict[str, Any]:
    """Return one of the JSON Schemas that stand beside the profiles: data-package-1, data-package-2, standard."""
    document: dict[str, Any] = json.loads((PROFILES / f"{name}.json").read_text(encoding="utf-8"))
    return document


def _parse_row(row: dict[str, Any], document: dict[str, Any]) -> ProfileRow:
    return ProfileRow(
        subject_class=row["class"],
        property=row["property"],
        label=row.get("label", row["property"].partition(":")[2]),
        obligation=row["obligation"],
        minimum=row["min"],
        maximum=row["max"],
        kind=row["kind"],
        reference=row.get("reference", document["reference"]),
        message=row.get("message", ""),
        fix=row.get("fix", ""),
        example=row.get("example", ""),
        alternatives=tuple(row.get("or", ())),
        vocabulary=row.get("list"),
        vocabulary_level=row.get("listLevel", "must"),
        pattern=row.get("pattern"),
    )
