"""A metadata profile: what a catalogue asks of a dataset's description, as rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from standards.errors import DsregError

PROFILES = Path(__file__).parent / "profiles"
FORMS = Path(__file__).parent / "forms"
PROFILE_IDS = (
    "croissant-1",
    "data-gov-uk",
    "data-package-1",
    "data-package-2",
    "dcat-ap-3",
    "dcat-ap-hvd-3",
    "dcat-us-1.1",
    "dcat-us-1.1-federal",
    "dcat-us-3",
    "dsreg",
    "gemini-2.3",
    "schema-org-dataset",
    "uk-exchange",
)
"""Every profile that comes with dsreg, in plain sight. To add one: its JSON in profiles/, and a line here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRow:
    """One demand: a property of a class, how strongly it is asked for, how often it may stand, of what kind it is.

    `property` is a prefixed name (dct:title) and `label` what a person calls it; `alternatives` are properties that do
    as well. `obligation` is mandatory, recommended or optional. `kind` is one of validator.metadata.kinds. `vocabulary`
    is the code list of its values, and `vocabulary_level` whether they must, should or may be of it; `pattern` is what
    the text must match. `message` has {subject}; where it or `fix` is empty, words are made of the label and `example`.
    `in_package` says instead of them what to write in a datapackage.json.
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
    in_package: str = ""
    example: str = ""
    alternatives: tuple[str, ...] = ()
    vocabulary: str | None = None
    vocabulary_level: str = "must"
    pattern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One version of one profile, the rows that it inherits among its own.

    `extends` is the id of the profile whose rows it takes over, where there is one. `closed` are the classes that may
    have no property beyond its rows. `is_lenient` makes a value of the wrong form a warning where the property is only
    recommended; in other profiles a wrong form is an error wherever it stands.
    """

    id: str
    version: str
    title: str
    description: str
    reference: str
    rows: tuple[ProfileRow, ...]
    extends: str | None = None
    closed: frozenset[str] = frozenset()
    is_lenient: bool = False


def find_profile(name: str, within: tuple[str, ...] = ()) -> Profile:
    """Return the profile of that id, or of that path of a profile's JSON. `within` are the files that extend it.

    Raise DsregError "profile-unknown" with the known ids, "profile-malformed" for a file that is no profile.
    """
    if name in PROFILE_IDS:
        return _find_own(name)
    if name.endswith(".json"):
        return read_profile(Path(name), within)
    raise DsregError("profile-unknown", profile=name, known=PROFILE_IDS)


@lru_cache(maxsize=len(PROFILE_IDS))
def _find_own(name: str) -> Profile:
    return parse_profile(json.loads((PROFILES / f"{name}.json").read_text(encoding="utf-8")))


def read_profile(path: Path, within: tuple[str, ...] = ()) -> Profile:
    """Return the profile of a person's own file, held to the form of a profile first.

    Raise DsregError "profile-malformed" with the place and the reason.
    """
    shown = path.as_posix()
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DsregError("profile-malformed", path=shown, reason=reason) from error
    faults = tuple(profile_faults(document))
    if shown in within:
        faults = ("it extends itself",)
    if faults:
        raise DsregError("profile-malformed", path=shown, reason="; ".join(faults[:3]))
    return parse_profile(document, (*within, shown))


def profile_faults(document: object) -> tuple[str, ...]:
    """Return where a document departs from the form of a profile, in the document's order."""
    # jsonschema is imported only for a profile that does not come with dsreg: 100 ms
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    found = Draft202012Validator(load_form("profile")).iter_errors(document)
    return tuple(f"/{'/'.join(map(str, one.absolute_path))}: {one.message}" for one in found)


def parse_profile(document: dict[str, Any], within: tuple[str, ...] = ()) -> Profile:
    """Return the profile of a JSON document: its own rows in place of those of the profile that it extends."""
    own = tuple(_parse_row(row, document) for row in document["rows"])
    extends = document.get("extends")
    extended = find_profile(extends, within) if extends else None
    replaced = {(row.subject_class, row.property) for row in own}
    kept = [row for row in (extended.rows if extended else ()) if (row.subject_class, row.property) not in replaced]
    return Profile(
        id=document["id"],
        version=document["version"],
        title=document["title"],
        description=document.get("description", ""),
        reference=document["reference"],
        rows=(*kept, *own),
        extends=extends,
        closed=frozenset(document.get("closed", ())) | (extended.closed if extended else frozenset()),
        is_lenient=document.get("lenient", False),
    )


def load_form(name: str) -> dict[str, Any]:
    """Return one of the JSON Schemas in forms/: data-package-1, data-package-2, profile, standard."""
    document: dict[str, Any] = json.loads((FORMS / f"{name}.json").read_text(encoding="utf-8"))
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
        in_package=row.get("inPackage", ""),
        example=row.get("example", ""),
        alternatives=tuple(row.get("or", ())),
        vocabulary=row.get("list"),
        vocabulary_level=row.get("listLevel", "must"),
        pattern=row.get("pattern"),
    )
