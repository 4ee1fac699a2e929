"""A new standard's folder: what is known is filled in, and what a person has to write is marked."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.form import refuse_malformed
from standards.library import DOCUMENT, ID
from standards.standard import parse_standard
from validator.admission.writing import TO_WRITE, TO_WRITE_URL
from validator.dataset import is_package, parse_json, read_limited
from validator.scaffolding.csvw import start_from_csvw
from validator.scaffolding.json_schema import start_from_json_schema
from validator.scaffolding.start import Start
from validator.scaffolding.table import start_from_table
from validator.scaffolding.table_schema import start_from_package, start_from_table_schema
from validator.tables.source import read_head

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FIRST = "0.1.0"
SHORT_LIST = re.compile(r"\[\n\s+([^\[\]{}\"\n]*(?:\"[^\"\\\s]*\",?\s+)+)\]")
"""A list of words without spaces and escapes, as json writes it: one in a line."""
COLUMN = {"name": "Reference", "level": "must-have-value", "constraints": {"unique": True}}
"""The column of a standard that starts from nothing: most tables have one that names its rows."""


def read_start(path: Path) -> Start:
    """Return where a standard starts from, told by the content of a file: a schema of some kind, else a table.

    Raise DsregError where the file cannot be looked at, or has no columns.
    """
    start = _start(path)
    if not start.fields:
        raise DsregError("start-empty", path=path.as_posix())
    return start


def _start(path: Path) -> Start:
    shown = path.as_posix()
    if read_head(path, shown=shown).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        try:
            document = parse_json(read_limited(path, shown=shown), shown=shown)
        except DsregError:
            document = None  # records, one a line
        for is_such, start_from in SCHEMAS if isinstance(document, dict) else ():
            if is_such(document):
                return start_from(document)
    return start_from_table(path)


def _is_csvw(document: Mapping[str, Any]) -> bool:
    return "tableSchema" in document or "tables" in document or "csvw" in json.dumps(document.get("@context", ""))


def _is_table_schema(document: Mapping[str, Any]) -> bool:
    return isinstance(document.get("fields"), list)


def _is_json_schema(document: Mapping[str, Any]) -> bool:
    return "properties" in document or "$ref" in document or "json-schema.org" in str(document.get("$schema", ""))


SCHEMAS: tuple[tuple[Callable[[Mapping[str, Any]], bool], Callable[[Mapping[str, Any]], Start]], ...] = (
    (is_package, start_from_package),
    (_is_csvw, start_from_csvw),
    (_is_table_schema, start_from_table_schema),
    (_is_json_schema, start_from_json_schema),
)
"""What a JSON document is, told by what it holds → how a standard starts from it. All else is a table."""


def write_scaffold(identifier: str, folder: Path, start: Start | None = None) -> tuple[Path, ...]:
    """Write a new standard's folder, which is new or empty, and return its files.

    Raise DsregError "standard-id" where the id is not of the form of one, "scaffold-exists" where the folder holds
    something, "folder-unwritable" where it cannot be written.
    """
    if not ID.fullmatch(identifier):
        raise DsregError("standard-id", id=identifier)
    document = draft_standard(identifier, start or Start(fields=(COLUMN,)))
    refuse_malformed(document, shown=identifier)
    parse_standard(document, sha256="")
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise DsregError("scaffold-exists", path=folder.as_posix())
    header = io.StringIO()
    csv.writer(header, lineterminator="\n").writerow([field["name"] for field in document["fields"]])
    files = {
        DOCUMENT: _compact(json.dumps(document, ensure_ascii=False, indent=2)) + "\n",
        "README.md": _readme(document),
        "examples/valid/every-column.csv": header.getvalue(),
        "examples/invalid/faults.csv": header.getvalue(),
        "examples/invalid/faults.json": "[]\n",
    }
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DsregError("folder-unwritable", path=folder.as_posix(), reason=reason) from error
    return tuple(folder / name for name in files)


def draft_standard(identifier: str, start: Start) -> dict[str, Any]:
    """Return the standard.json of a draft, with a mark wherever a person has to write."""
    document: dict[str, Any] = {
        "$schema": "urn:dsreg:profile:standard:1",
        "id": identifier,
        "version": FIRST,
        "status": "draft",
        "title": start.title or f"{TO_WRITE}: the name that people use",
        "purpose": start.purpose or f"{TO_WRITE}: what one row is, and what the table is for.",
        "steward": f"{TO_WRITE}: who looks after what is agreed",
        "follows": [{"title": f"{TO_WRITE}: the published text that this standard restates", "url": TO_WRITE_URL}],
        "basis": f"{TO_WRITE}: the law, code or policy behind the table, or Voluntary.",
        "licence": "MIT",
        "fields": [_draft_field(field) for field in start.fields],
    }
    if start.missing_values != ("",):
        document["missingValues"] = list(start.missing_values)
    if start.primary_key:
        document["primaryKey"] = list(start.primary_key)
    if start.unique_keys:
        document["uniqueKeys"] = [list(key) for key in start.unique_keys]
    return document


def _compact(text: str) -> str:
    """Return JSON with each list of single values in one line, as people write it."""
    return SHORT_LIST.sub(lambda found: f"[{' '.join(found[1].split())}]", text)


def _draft_field(stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return a column with every part that it needs, in the order in which people read it."""
    name = stated["name"]
    listed = stated.get("constraints", {}).get("enum")
    drafted = {
        "name": name,
        "title": stated.get("title") or name,
        "description": stated.get("description") or f"{TO_WRITE}: what {name} means, and how it is filled.",
        **{key: value for key, value in stated.items() if key not in {"title", "description", "example"}},
    }
    return {**drafted, "example": stated.get("example") or (listed[0] if listed else TO_WRITE)}


def _readme(document: Mapping[str, Any]) -> str:
    title = document["title"]
    heading = document["id"] if title.startswith(TO_WRITE) else title
    return f"""# {heading}

{TO_WRITE}: one page. What a row is, what goes wrong most often, where the column names come from and under which
licence.

To check a file:

    dsreg validate FILE.csv --standard {document["id"]}
"""
