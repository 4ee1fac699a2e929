"""A published version brought back to disk as the package that it was, each file checked against its sha256."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from registry import layout
from registry.store import open_registry, read_file, read_record
from registry.versions import order
from standards.errors import DsregError
from validator.dataset import inside

if TYPE_CHECKING:
    from pathlib import Path

    from registry.record import Record, Version

NAMED = re.compile(r"([a-z0-9][a-z0-9-]*)/([a-z0-9][a-z0-9-]*)(?:@([0-9.]+))?")


def is_named(text: str) -> bool:
    """Say whether a text can name a published version: publisher/dataset, or publisher/dataset@version."""
    return NAMED.fullmatch(text) is not None


def bring_version(directory: Path, named: str, folder: Path) -> Path:
    """Write the files of publisher/dataset@version into a folder and return its datapackage.json.

    Without a version it is the newest. Raise DsregError "dataset-unknown", "dataset-version-unknown", and what reading
    the registry raises.
    """
    found = NAMED.fullmatch(named)
    if found is None:
        raise DsregError("dataset-unknown", dataset=named)
    registry = open_registry(directory)
    record = read_record(registry, found[1], found[2])
    version = _version(record, found[3], named)
    root = folder.resolve()
    for one in version.files:
        path = inside(root, one.path, shown=named)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(read_file(registry, one.sha256))
    descriptor = root / layout.DESCRIPTOR
    descriptor.write_bytes(read_file(registry, version.record))
    return descriptor


def _version(record: Record, wanted: str | None, named: str) -> Version:
    if wanted is None:
        return record.latest
    found = next((one for one in record.versions if order(one.version) == order(wanted)), None)
    if found is None:
        known = [one.version for one in record.versions]
        raise DsregError("dataset-version-unknown", dataset=named.partition("@")[0], version=wanted, known=known)
    return found
