"""A first datapackage.json for a bare table: what the file tells of itself, and what a person says of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.dataset import DESCRIPTOR
from validator.describing.describe import SCHEMA, describe_file, slug

if TYPE_CHECKING:
    from pathlib import Path

    from validator.options import Options

LICENCES = {
    "OGL-UK-3.0": (
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODC-PDDL-1.0": ("Open Data Commons Public Domain 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a person says of a dataset, as the questions of `dsreg init` ask it."""

    title: str
    description: str
    identifier: str
    licence: str
    publisher: str
    contact: str = ""
    standard: str | None = None


def write_descriptor(path: Path, answers: Answers, options: Options) -> Path:
    """Write a datapackage.json beside a table and return its path.

    Raise DsregError where one is there already, where the file cannot be looked at, and for an unknown licence.
    """
    target = path.parent / DESCRIPTOR
    if target.exists():
        raise DsregError("descriptor-exists", path=target.as_posix())
    if answers.licence not in LICENCES:
        raise DsregError("licence-unknown", licence=answers.licence, known=tuple(LICENCES))
    document = _document(path, answers, options)
    with target.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return target


def _document(path: Path, answers: Answers, options: Options) -> dict[str, Any]:
    title, address = LICENCES[answers.licence]
    document: dict[str, Any] = {
        "$schema": SCHEMA,
        "name": slug(path.stem),
        "id": answers.identifier,
        "title": answers.title,
        "description": answers.description,
        "version": "1.0.0",
        "licenses": [{"name": answers.licence, "title": title, "path": address}],
        "contributors": [{"title": answers.publisher, "roles": ["publisher"]}],
    }
    if answers.contact:
        document["contactPoint"] = {"name": answers.publisher, "email": answers.contact}
    described = describe_file(path, options, root=path.resolve().parent)
    return {**document, "resources": [_resource(resource, answers) for resource in described]}


def _resource(described: dict[str, Any], answers: Answers) -> dict[str, Any]:
    """Return a resource with its title; a standard takes the place of the columns that were told from the values."""
    left_out = {"dsreg:notes", "schema"} if answers.standard else {"dsreg:notes"}
    kept = {key: value for key, value in described.items() if key not in {"name", "path", *left_out}}
    resource = {"name": described["name"], "path": described["path"], "title": answers.title, **kept}
    return {**resource, "dsreg:standard": answers.standard} if answers.standard else resource
