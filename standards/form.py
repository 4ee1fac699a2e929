"""The form of a standard.json: whether a document that somebody wrote keeps it, and in words what it breaks."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.profile import load_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema.exceptions import ValidationError

LONGEST = 80
"""The characters of a faulty value that are repeated; it may be a whole document."""


def refuse_malformed(document: object, *, shown: str) -> None:
    """Raise DsregError "standard-faulty" where the document is not of the form of a standard.json."""
    # jsonschema is imported only for a standard from elsewhere: 100 ms
    import jsonschema  # noqa: PLC0415

    faults = jsonschema.Draft202012Validator(load_form("standard")).iter_errors(document)
    fault = jsonschema.exceptions.best_match(faults)
    if fault is not None:
        raise DsregError("standard-faulty", standard=_name(document, shown), reason=_spoken(fault))


def list_form_faults(document: object) -> tuple[str, ...]:
    """Return everything that keeps the document from being of the form of a standard.json, in words."""
    import jsonschema  # noqa: PLC0415 - see refuse_malformed

    faults = jsonschema.Draft202012Validator(load_form("standard")).iter_errors(document)
    return tuple(dict.fromkeys(_spoken(fault) for fault in sorted(faults, key=_order)))


def _order(fault: ValidationError) -> tuple[str, ...]:
    return tuple(f"{step:06}" if isinstance(step, int) else step for step in fault.absolute_path)


def _name(document: object, shown: str) -> str:
    named = document.get("id") if isinstance(document, dict) else None
    return named if isinstance(named, str) else shown


def _spoken(fault: ValidationError) -> str:
    return f"{_said(fault)} (at {fault.json_path})"


def _said(fault: ValidationError) -> str:
    """Return what is wrong, in the words of the form where it has any."""
    value: Any = fault.instance
    wanted: Any = fault.validator_value
    part: Any = fault.schema
    if fault.validator == "required":
        return f"it lacks {_listed(name for name in wanted if name not in value)}"
    if fault.validator == "additionalProperties":
        known = part["properties"]
        return f"it has {_listed(_corrected(name, known) for name in value if name not in known)}, which is not known"
    if fault.validator == "not":
        return f"{fault.absolute_path[-1]} has no place here"
    if fault.validator == "enum":
        return f"{_shown(value)} is none of {_listed(wanted)}"
    described = " ".join(dict.fromkeys(_descriptions(fault)))
    return f"{_shown(value)} is not what belongs here: {described.rstrip('.')}"


def _corrected(name: str, known: Iterable[str]) -> str:
    nearest = get_close_matches(name, known, n=1)
    return f"{name} ({nearest[0]}?)" if nearest else name


def _listed(names: Iterable[object]) -> str:
    return ", ".join(str(name) for name in names)


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def _descriptions(fault: ValidationError) -> Iterator[str]:
    """Yield what the form says of the place of the fault, then of the part that was broken."""
    form = load_form("standard")
    node: dict[str, Any] = form
    for step in fault.absolute_path:
        node = _resolved(node, form)
        node = node["items"] if isinstance(step, int) else node["properties"][step]
    broken: Any = fault.schema
    for part in (node, _resolved(node, form), broken):
        if "description" in part:
            yield part["description"]


def _resolved(node: dict[str, Any], form: dict[str, Any]) -> dict[str, Any]:
    """Return the part of the form that a part refers to, or that part itself."""
    for step in node.get("$ref", "#").split("/")[1:]:
        form = form[step]
    return form if "$ref" in node else node
