"""A first datapackage.json for a bare table: what the file tells of itself, and what a person says of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.dataset import DESCRIPTOR
from validator.tables.check import TableTask, check_table

if TYPE_CHECKING:
    from pathlib import Path

    from validator.options import Options

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
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
    task = TableTask(path=path, shown=path.as_posix(), name=path.stem)
    looked, _ = check_table(task, options)
    document = _document(path, answers, encoding=looked.encoding or "utf-8")
    with target.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return target


def slug(text: str) -> str:
    """Return a text as a name: lower case letters and digits, hyphens between them."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:100] or "dataset"


def _document(path: Path, answers: Answers, *, encoding: str) -> dict[str, Any]:
    title, address = LICENCES[answers.licence]
    resource: dict[str, Any] = {
        "name": slug(path.stem),
        "path": path.name,
        "title": answers.title,
        "type": "table",
        "format": path.suffix.lstrip(".").lower() or "csv",
        "mediatype": "text/tab-separated-values" if path.suffix.lower() == ".tsv" else "text/csv",
        "encoding": encoding,
    }
    if answers.standard:
        resource["dsreg:standard"] = answers.standard
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
    return {**document, "resources": [resource]}
