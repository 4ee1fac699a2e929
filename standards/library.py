"""The library of community standards: find one by its id, whole or with a version."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from standards.errors import DsregError
from standards.standard import Standard, parse_standard

COMMUNITY = Path(__file__).parent / "community"


def list_standards(folder: Path = COMMUNITY) -> tuple[Standard, ...]:
    """Return every version of every standard of the folder, by id and then oldest version first."""
    found = [load_standard(path.parent) for path in folder.glob("**/standard.json")]
    return tuple(sorted(found, key=lambda standard: (standard.id, _order(standard.version))))


def load_standard(folder: Path) -> Standard:
    """Return the standard of one folder that holds a standard.json."""
    content = (folder / "standard.json").read_bytes()
    return parse_standard(json.loads(content), sha256=hashlib.sha256(content).hexdigest())


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


def _versions(folder: Path, name: str) -> list[str]:
    parts = name.split("/")
    if not all(part.replace("-", "").isalnum() for part in parts):
        return []
    found = [path.parent.name for path in folder.joinpath(*parts).glob("*/standard.json")]
    return sorted(found, key=_order)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
