"""The contexts of a JSON-LD file: what it names is read beside it, never from the web."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from standards.errors import DsregError
from validator.dataset import inside, parse_json, read_limited
from validator.limits import LIMITS, beyond

if TYPE_CHECKING:
    from pathlib import Path


def with_contexts(document: Any, folder: Path, *, shown: str, depth: int = 0) -> Any:  # noqa: ANN401 - JSON holds anything
    """Return a JSON-LD document with every context that it names put in its place.

    A context named by a relative path is that file of the folder; one named by an address is the file of the same name
    in the folder. Raise DsregError "context-elsewhere" where there is none, "limit-reached" for too deep a nesting.
    """
    if depth > LIMITS.depth:
        raise beyond(shown, "its depth", LIMITS.depth)
    if isinstance(document, list):
        return [with_contexts(one, folder, shown=shown, depth=depth + 1) for one in document]
    if not isinstance(document, dict):
        return document
    found = {}
    for key, value in document.items():
        brought = _brought(value, folder, shown=shown, depth=depth) if key == "@context" else value
        found[key] = with_contexts(brought, folder, shown=shown, depth=depth + 1)
    return found


def _brought(context: Any, folder: Path, *, shown: str, depth: int) -> Any:  # noqa: ANN401 - JSON holds anything
    """Return a context in which nothing is named any more."""
    if isinstance(context, list):
        flat = []
        for one in context:
            found = _brought(one, folder, shown=shown, depth=depth)
            flat += found if isinstance(found, list) else [found]
        return flat
    if not isinstance(context, str):
        return context
    if depth > LIMITS.depth:
        raise beyond(shown, "its contexts, one naming another", LIMITS.depth)
    document = parse_json(read_limited(_file(context, folder, shown=shown), shown=shown), shown=shown)
    found = document.get("@context", {}) if isinstance(document, dict) else {}
    return _brought(found, folder, shown=shown, depth=depth + 1)


def _file(context: str, folder: Path, *, shown: str) -> Path:
    is_address = "://" in context
    named = PurePosixPath(urlsplit(context).path).name if is_address else context
    path = inside(folder.resolve(), named, shown=shown) if named else None
    if path is None or not path.is_file():
        raise DsregError("context-elsewhere", path=shown, context=context, named=named)
    return path
