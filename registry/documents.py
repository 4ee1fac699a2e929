"""The JSON files of a registry as values: a record's three files, a publisher's one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from registry import layout
from registry.canonical import to_canonical
from registry.names import is_name
from registry.record import Publisher, Record
from registry.versions import parse_versions
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse_record(publisher: str, name: str, parts: Mapping[str, bytes]) -> Record:
    """Return the record that the bytes of its files say; raise DsregError "registry-damaged" when they do not."""
    try:
        return Record(
            publisher=publisher,
            name=name,
            descriptor=_parse_object(parts[layout.DESCRIPTOR]),
            report=_parse_object(parts[layout.REPORT]),
            versions=parse_versions(parts[layout.VERSIONS]),
        )
    except (ValueError, KeyError, TypeError) as error:
        path = layout.record_folder(publisher, name)
        raise DsregError("registry-damaged", path=path, reason=repr(error)) from error


def parse_publisher(path: str, content: bytes) -> Publisher:
    """Return the publisher that a file of publishers/ says; raise DsregError "registry-damaged" when it does not."""
    try:
        document = _parse_object(content)
        publisher = Publisher(id=document["id"], title=document["title"], owners=tuple(document["owners"]))
    except (ValueError, KeyError, TypeError) as error:
        raise DsregError("registry-damaged", path=path, reason=repr(error)) from error
    if layout.publisher_path(publisher.id) != path or not is_name(publisher.id):
        raise DsregError("registry-entry", path=path)
    return publisher


def to_publisher_file(publisher: Publisher) -> bytes:
    """Return the file of publishers/ for one publisher."""
    return to_canonical({"id": publisher.id, "title": publisher.title, "owners": list(publisher.owners)})


def _parse_object(content: bytes) -> dict[str, Any]:
    document = json.loads(content)
    if not isinstance(document, dict):
        raise TypeError(document)
    return document
