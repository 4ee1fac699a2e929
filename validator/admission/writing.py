"""What the words of a standard lack: meanings, sources, a page for people, and what is still to be written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.labels import fold_label
from standards.library import COMMUNITY, DOCUMENT, community_of, find_standard
from validator.admission.shortfall import Shortfall, lack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from standards.schema import Field
    from standards.standard import Standard

TO_WRITE = "To be written"
TO_WRITE_URL = "https://example.org/to-be-written"
WORDS = 4
"""Fewer words than this tell no meaning."""


def check_words(folder: Path, standard: Standard, *libraries: Path) -> Iterator[Shortfall]:
    """Yield what the words lack."""
    own = community_of(folder, standard)
    known = (*libraries, *([own] if own else ()), COMMUNITY)
    document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
    yield from (lack("to-write", where) for where in _to_write(document, DOCUMENT))
    for field in standard.schema.fields:
        yield from _check_field(field, known)
    yield from _check_labels(standard)
    yield from _check_rules(standard)
    yield from _check_successor(standard, known)
    if standard.changes and standard.changes[0].version != standard.version:
        yield lack("changes", DOCUMENT, version=standard.version)
    yield from _check_readme(folder, standard)


def _found(reference: str, known: tuple[Path, ...]) -> Standard | None:
    try:
        return find_standard(reference, *known)
    except DsregError:
        return None


def _to_write(part: Any, where: str) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    """Yield the places of a document that nobody has written yet, a column or rule by its name."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from _to_write(value, f"{where}, {key}")
    elif isinstance(part, list):
        for number, value in enumerate(part, start=1):
            name = value.get("name") if isinstance(value, dict) else None
            yield from _to_write(value, f"{where} {name or number}")
    elif isinstance(part, str) and (part.startswith(TO_WRITE) or part == TO_WRITE_URL):
        yield where


def _check_field(field: Field, known: tuple[Path, ...]) -> Iterator[Shortfall]:
    where = f"{DOCUMENT}, fields {field.name}"
    says = field.description
    if not says.startswith(TO_WRITE) and (not says.endswith(".") or len(says.split()) < WORDS):
        yield lack("meaning", where)
    if field.identifier and IDENTIFIERS[field.identifier].is_personal:
        yield lack("personal-identifier", where, identifier=IDENTIFIERS[field.identifier].title)
    if field.references is not None:
        target = f"{field.references.field} of {field.references.standard}"
        found = _found(field.references.standard, known)
        if found is None or field.references.field not in {one.name for one in found.schema.fields}:
            yield lack("link", where, target=target)


def _check_labels(standard: Standard) -> Iterator[Shortfall]:
    """Yield labels that could not be told apart: headers are matched without letter case and punctuation."""
    seen: dict[str, str] = {}
    for field in standard.schema.fields:
        for label in (field.name, *field.aliases):
            folded = fold_label(label)
            if folded in seen:
                where = f"{DOCUMENT}, fields {field.name}"
                yield lack("label-clash", where, first=f"“{seen[folded]}”", second=f"“{label}”")
            seen.setdefault(folded, label)


def _check_rules(standard: Standard) -> Iterator[Shortfall]:
    names = [rule.name for rule in standard.schema.rules]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield lack("rule-name", f"{DOCUMENT}, rules", name=name)


def _check_successor(standard: Standard, known: tuple[Path, ...]) -> Iterator[Shortfall]:
    if standard.successor is None:
        return
    found = _found(standard.successor, known)
    if found is None or found.status == "deprecated":
        yield lack("successor", DOCUMENT, successor=standard.successor)


def _check_readme(folder: Path, standard: Standard) -> Iterator[Shortfall]:
    path = folder / "README.md"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        yield lack("readme", path.name, reason="There is no README.md.", id=standard.id)
        return
    except (OSError, UnicodeError) as error:
        yield lack("readme", path.name, reason=f"README.md cannot be read ({error}).", id=standard.id)
        return
    if TO_WRITE in text:
        yield lack("to-write", path.name)
    if f"--standard {standard.id}" not in text:
        yield lack("readme", path.name, reason="It does not say how to check a file.", id=standard.id)
