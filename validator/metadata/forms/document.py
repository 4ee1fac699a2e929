"""A JSON or YAML document read as a description, by the table of its form."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.limits import LIMITS, beyond
from validator.metadata.description import Description
from validator.metadata.forms.dcat_us import DCAT_US_1, DCAT_US_3
from validator.metadata.forms.json_form import Walk, same
from validator.metadata.forms.lines import lines_of_json
from validator.metadata.forms.plain_json import parse_plain_json
from validator.metadata.forms.schema_org import CROISSANT, CROISSANT_TERMS, SCHEMA_ORG
from validator.metadata.forms.terms import terms_of
from validator.metadata.forms.uk_exchange import UK_EXCHANGE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from validator.metadata.forms.json_form import JsonForm
    from validator.metadata.forms.lines import LineOf

TABLES: dict[str, JsonForm] = {one.id: one for one in (CROISSANT, DCAT_US_1, DCAT_US_3, SCHEMA_ORG, UK_EXCHANGE)}
YAML = frozenset({".yaml", ".yml"})


def read_document(path: Path, form: str, shown: str, of_class: str | None) -> Description:
    """Return what a JSON or YAML document says, as the table of its form reads it.

    `of_class` is the class of the whole document where it is one record; else the document says so itself. Raise
    DsregError for what is no JSON or YAML, too long or nested too deeply.
    """
    table = TABLES[form]
    document, line_of = parse_document(path, shown=shown)
    walk = Walk(table, shown, _names(document, table))
    for pointer, part in _records(document, shown=shown):
        nodes = part.get("@graph") if table.links else None
        if isinstance(nodes, list):
            for number, node in enumerate(nodes):
                if isinstance(node, dict) and (found := walk.class_of(node, "")):
                    walk.take(node, found, f"{pointer}/@graph/{number}")
        else:
            walk.take(part, of_class or walk.class_of(part, "") or class_of(part, table), pointer)
    return Description(path=shown, form=form, subjects=walk.finish(), line_of=line_of, unknown=tuple(walk.unknown))


def _names(document: Any, table: JsonForm) -> Callable[[str], str]:  # noqa: ANN401 - JSON holds anything
    """Return what gives the table's name of a key: by the document's own context, where the form has one."""
    if not table.links:
        return same
    first = document[0] if isinstance(document, list) and document else document
    context = first.get("@context") if isinstance(first, dict) else None
    return cache(terms_of(context, CROISSANT_TERMS).name)


def parse_document(path: Path, *, shown: str) -> tuple[Any, LineOf]:
    """Return a JSON or YAML document, and what finds the line of each of its parts.

    Raise DsregError "not-json", "not-yaml" or "limit-reached".
    """
    return _parse(read_text(path, shown=shown), shown=shown, is_yaml=path.suffix.lower() in YAML)


def _parse(text: str, *, shown: str, is_yaml: bool) -> tuple[Any, LineOf]:
    """Return the document, and what finds the line of each of its parts."""
    if not is_yaml:
        return parse_plain_json(text, shown=shown, as_written=True), lines_of_json(text)
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
    """Return the class of a record: the one it states; a catalogue where it holds datasets; else by its keys.

    A key that few classes have tells more than one that many have; where they tell nothing, it is a dataset.
    """
    stated = part.get("@type", part.get("type"))
    name = stated.rpartition(":")[2].rpartition("#")[2] if isinstance(stated, str) else ""
    if name in form.classes:
        return name
    if isinstance(part.get("dataset"), list) and "Catalog" in form.classes:
        return "Catalog"
    weights = dict.fromkeys(["Dataset", *form.classes], 0.0)
    for key in part:
        having = [of_class for of_class, keys in form.classes.items() if key in keys]
        for of_class in having:
            weights[of_class] += 1 / len(having)
    return max(weights, key=lambda of_class: round(weights[of_class], 6))


def _records(document: Any, *, shown: str) -> list[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - JSON holds anything
    """Return the records of a document, one or a list, each with its pointer."""
    if isinstance(document, dict):
        return [("", document)]
    found = [(f"/{number}", one) for number, one in enumerate(document if isinstance(document, list) else ())]
    if not found or not all(isinstance(one, dict) for _, one in found):
        reason = "a description is a JSON object, or a list of them"
        raise DsregError("not-recognised", path=shown, reason=reason)
    return found
