"""The library of community standards: find one by its id, whole or with a version."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from standards.errors import DsregError
from standards.form import refuse_malformed
from standards.standard import Standard, parse_standard

COMMUNITY = Path(__file__).resolve().parent / "community"
VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+", re.ASCII)


def list_standards(folder: Path = COMMUNITY) -> tuple[Standard, ...]:
    """Return every version of every standard of the folder, by id and then oldest version first."""
    found = [load_standard(path.parent) for path in folder.glob("**/standard.json")]
    return tuple(sorted(found, key=lambda standard: (standard.id, _order(standard.version))))


def load_standard(folder: Path) -> Standard:
    """Return the standard of one folder that holds a standard.json.

    One from outside the library is held to its form first. Raise DsregError "file-missing", "file-unreadable" or
    "standard-faulty".
    """
    path = folder / "standard.json"
    content = _read(path)
    document = _parse(content, shown=str(path))
    if not folder.resolve().is_relative_to(COMMUNITY):
        refuse_malformed(document, shown=str(path))
    return parse_standard(document, sha256=hashlib.sha256(content).hexdigest())


def find_standard(reference: str, folder: Path = COMMUNITY) -> Standard:
    """Return the standard that `reference` names: `id` (latest), `id@1` or `id@1.2.0`.

    Raise DsregError "standard-unknown" (with the known ids) or "standard-version-unknown" (with its versions).
    """
    name, _, wanted = reference.partition("@")
    versions = _versions(folder, name)
    if not versions:
        known = sorted({standard.id for standard in list_standards(folder)})
        raise DsregError("standard-unknown", standard=name, known=known)
    fitting = [version for version in versions if f"{version}.".startswith(f"{wanted}." if wanted else "")]
    if not fitting:
        raise DsregError("standard-version-unknown", standard=name, version=wanted, known=versions)
    return load_standard(folder.joinpath(*name.split("/"), fitting[-1]))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DsregError("file-missing", path=str(path)) from error
    except OSError as error:
        raise DsregError("file-unreadable", path=str(path), reason=(error.strerror or str(error)).lower()) from error


def _parse(content: bytes, *, shown: str) -> dict[str, Any]:
    """Return the document; refuse_malformed says whether it is one."""
    try:
        document: dict[str, Any] = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DsregError("standard-faulty", standard=shown, reason=f"it is not valid JSON: {error}") from error
    return document


def _versions(folder: Path, name: str) -> list[str]:
    parts = name.split("/")
    if not all(part.replace("-", "").isalnum() for part in parts):
        return []
    found = [path.parent.name for path in folder.joinpath(*parts).glob("*/standard.json")]
    return sorted(filter(VERSION.fullmatch, found), key=_order)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
