"""What a registry holds about one dataset: its descriptor, its versions, its last report; and who publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """One organisation that publishes here; `owners` are those who may act for it (empty: anyone)."""

    id: str
    title: str
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """One file of a version: `path` as the descriptor names it, the sha256 of its bytes, its size in bytes."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One published version, a line of versions.jsonl.

    `date` is the commit's, in UTC, ISO 8601 to the second. `standards` are `id@version` texts. `record` is the sha256
    of the canonical datapackage.json of that version, which can be read by it as any stored file.
    """

    version: str
    date: str
    record: str
    files: tuple[StoredFile, ...]
    standards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One dataset of one publisher, as it stands at one commit of the registry.

    `descriptor` is the Data Package descriptor as published; `report` the JSON form of its validation report with
    column summaries; `versions` oldest first.
    """

    publisher: str
    name: str
    descriptor: Mapping[str, Any]
    report: Mapping[str, Any]
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """Return the newest version."""
        return self.versions[-1]
