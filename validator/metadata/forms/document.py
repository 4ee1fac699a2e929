"""A JSON or YAML document read as a description, by the table of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.dataset import parse_json
from validator.limits import LIMITS, beyond
from validator.metadata.description import Description
from validator.metadata.forms.dcat_us import DCAT_US_1, DCAT_US_3
from validator.metadata.forms.json_form import Walk
from validator.metadata.forms.lines import lines_of_json
from validator.metadata.forms.uk_exchange import UK_EXCHANGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from validator.metadata.forms.json_form import JsonForm
    from validator.metadata.forms.lines import LineOf

TABLES: dict[str, JsonForm] = {one.id: one for one in (DCAT_US_1, DCAT_US_3, UK_EXCHANGE)}
YAML = frozenset({".yaml", ".yml"})


def read_document(path: Path, form: str, shown: str, of_class: str | None) -> Description:
    """Return what a JSON or YAML document says, as the table of its form reads it.

    `of_class` is the class of the whole document where it is one record; else the document says so itself. Raise
    DsregError for what is no JSON or YAML, too long or nested too deeply.
    """
    text = read_text(path, shown=shown)
    document, line_of = _parse(text, shown=shown, is_yaml=path.suffix.lower() in YAML)
    walk = Walk(TABLES[form], shown)
    for pointer, part in _records(document, shown=shown):
        walk.take(part, of_class or class_of(part, TABLES[form]), pointer)
    return Description(path=shown, form=form, subjects=walk.finish(), line_of=line_of, unknown=tuple(walk.unknown))


def _parse(text: str, *, shown: str, is_yaml: bool) -> tuple[Any, LineOf]:
    """Return the document, and what finds the line of each of its parts."""
    if not is_yaml:
        return parse_json(text.encode(), shown=shown), lines_of_json(text)
    # PyYAML is imported only for YAML
    from validator.metadata.forms.yaml import lines_of_yaml, parse_yaml  # noqa: PLC0415

    return parse_yaml(text, shown=shown), lines_of_yaml(text)


def read_text(path: Path, *, shown: str) -> str:
    """Return a document's text. Raise DsregError "not-json" where it is not in UTF-8, "limit-reached" beyond it."""
    if path.stat().st_size > LIMITS.document:
        raise beyond(shown, "its size in bytes", LIMITS.document, size=path.stat().st_size)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DsregError("not-json", path=shown, reason="it is not in UTF-8") from error


def class_of(part: Mapping[str, Any], form: JsonForm) -> str:
    """Return the class of a record: the one it states, a catalogue where it holds datasets, else a dataset."""
    stated = part.get("@type", part.get("type"))
    name = stated.rpartition(":")[2] if isinstance(stated, str) else ""
    if name in form.classes:
        return name
    return "Catalog" if isinstance(part.get("dataset"), list) else "Dataset"


def _records(document: Any, *, shown: str) -> list[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - JSON holds anything
    """Return the records of a document, one or a list, each with its pointer."""
    if isinstance(document, dict):
        return [("", document)]
    found = [(f"/{number}", one) for number, one in enumerate(document if isinstance(document, list) else ())]
    if not found or not all(isinstance(one, dict) for _, one in found):
        reason = "a description is a JSON object, or a list of them"
        raise DsregError("not-recognised", path=shown, reason=reason)
    return found
