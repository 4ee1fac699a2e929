"""Versions: the lines of versions.jsonl, and which version number is the higher one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from registry.canonical import to_line
from registry.record import StoredFile, Version
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.draft import Draft

FIRST = "1.0.0"
NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The version that a draft has or gets; `is_published` when the registry already holds exactly these bytes."""

    version: str
    is_published: bool


def parse_versions(content: bytes) -> tuple[Version, ...]:
    """Return the versions that a versions.jsonl holds, oldest first; raise ValueError, KeyError or TypeError if bad."""
    if not content.endswith(b"\n"):
        raise ValueError("no line feed at the end")
    return tuple(_parse(json.loads(line)) for line in content[:-1].split(b"\n"))


def to_version_line(version: Version) -> bytes:
    """Return the line of versions.jsonl for one version."""
    files = [{"path": file.path, "sha256": file.sha256, "bytes": file.bytes} for file in version.files]
    return to_line(
        {
            "version": version.version,
            "date": version.date,
            "record": version.record,
            "files": files,
            "standards": list(version.standards),
        }
    )


def order(version: str) -> tuple[int, ...]:
    """Return what versions are compared by: their three numbers, so 1.10 is higher than 1.9 and 1 equals 1.0.0.

    Raise DsregError "version-malformed" for anything but one to three numbers with dots between.
    """
    if NUMBER.fullmatch(version) is None:
        raise DsregError("version-malformed", version=version)
    numbers = [int(part) for part in version.split(".")]
    return tuple(numbers + [0] * (3 - len(numbers)))


def choose(draft: Draft, versions: Sequence[Version], wanted: str | None) -> Choice:
    """Return the version to publish a draft under: `wanted`, else the descriptor's own, else 1.0.0 for the first.

    Raise DsregError "version-exists" when that version was published with other bytes, "version-not-higher" when a
    higher one was; both propose the next.
    """
    latest = versions[-1] if versions else None
    if latest and wanted in {None, latest.version} and draft.to_sha256(latest.version) == latest.record:
        return Choice(version=latest.version, is_published=True)
    own = draft.descriptor.get("version")
    number = wanted or (str(own) if own else latest.version if latest else FIRST)
    rank = order(number)
    same = next((one for one in versions if order(one.version) == rank), None)
    if same and draft.to_sha256(same.version) == same.record:
        return Choice(version=same.version, is_published=True)
    if same:
        raise DsregError("version-exists", version=number, date=same.date, proposed=propose(versions, draft.files))
    if latest and rank < order(latest.version):
        proposed = propose(versions, draft.files)
        raise DsregError("version-not-higher", version=number, latest=latest.version, proposed=proposed)
    return Choice(version=number, is_published=False)


def to_iso(seconds: int) -> str:
    """Return a moment as a version's date: UTC, ISO 8601, to the second."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def propose(versions: Sequence[Version], files: Sequence[StoredFile]) -> str:
    """Return the version number that comes next: a minor step when the data changed, a patch when only words did."""
    latest = versions[-1]
    major, minor, patch = order(latest.version)
    return f"{major}.{minor}.{patch + 1}" if tuple(files) == latest.files else f"{major}.{minor + 1}.0"


def _parse(line: dict[str, Any]) -> Version:
    return Version(
        version=line["version"],
        date=line["date"],
        record=line["record"],
        files=tuple(
            StoredFile(path=file["path"], sha256=file["sha256"], bytes=file["bytes"]) for file in line["files"]
        ),
        standards=tuple(line["standards"]),
    )
