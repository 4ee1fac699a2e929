"""JSON told from its first bytes: one document, or one value a line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LINE_NAMES = (".ndjson", ".jsonl", ".ldjson", ".geojsonl", ".geojsons")
_LIST = re.compile(rb"\s*\[\s*[\[{\]]")
_OBJECT = re.compile(rb'\s*\{\s*["}]')


def is_document(head: bytes, path: Path) -> bool:
    """Say whether the file is one JSON document: a list of lists or objects, or an object over several lines."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    return (_LIST.match(head) or _OBJECT.match(head)) is not None and not is_lines(head, path)


def is_lines(head: bytes, path: Path) -> bool:
    """Say whether the first line is JSON by itself, an object or a list, and another such line follows."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith((b"{", b"[")):
        return False
    first, _, rest = head.partition(b"\n")
    if not rest.lstrip().startswith(first[:1]) and (rest.strip() or path.suffix.lower() not in LINE_NAMES):
        return False
    try:
        return isinstance(json.loads(first), (dict, list))
    except (ValueError, RecursionError):
        return path.suffix.lower() in LINE_NAMES
