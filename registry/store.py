"""The registry as it stands in git: make one, open one, read what it holds.

The layout of the tree is docs/registry-layout.md. An open registry is a value: everything is read at the commit at
which it was opened, whatever is published meanwhile.
"""

from __future__ import annotations

import re
import tempfile
import time
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from registry import git, layout
from registry.canonical import sha256 as sha256_of
from registry.canonical import to_canonical
from registry.commit import Change, Signature, write_commit
from registry.documents import parse_publisher, parse_record
from registry.identity import NOBODY, clean
from registry.names import is_name
from registry.objects import Objects, list_files
from registry.settings import PROFILES, Settings, check_settings, parse_settings, to_document
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from registry.objects import Entry
    from registry.record import Publisher, Record

MAIN = "refs/heads/main"

FOUNDED = """Make the registry

Dsreg-Action: init
"""

# What is pushed by other means may add to the registry, never take from it.
PUSH_RULES = """[receive]
\tdenyDeletes = true
\tdenyNonFastForwards = true
\tfsckObjects = true
"""

SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry at one commit: its folder (a bare git repository), its settings, the commit `tip`."""

    path: Path
    settings: Settings
    tip: str


def init_registry(
    directory: Path | str,
    *,
    title: str,
    base_url: str,
    contact: str | None = None,
    profiles: tuple[str, ...] = PROFILES,
) -> Registry:
    """Make a registry in a folder that is new or empty: a bare git repository with one commit, and return it.

    It is made beside the folder and moved there whole, so an interrupted call leaves no half of one. Raise DsregError
    "folder-not-empty", "folder-unwritable", "base-url" or "contact-malformed".
    """
    place = Path(directory).absolute()
    settings = check_settings(
        Settings(title=title, base_url=base_url.rstrip("/"), contact=contact, profiles=tuple(profiles))
    )
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise DsregError("folder-not-empty", path=directory)
    try:
        _found(place, settings)
    except OSError as error:
        raise DsregError("folder-unwritable", path=directory, reason=error.strerror) from error
    return open_registry(place)


def open_registry(path: Path | str) -> Registry:
    """Return the registry in a folder, at its newest commit.

    Raise DsregError "registry-missing", "not-a-registry", "registry-format", "registry-damaged" or "registry-entry".
    """
    directory = Path(path).absolute()
    if not directory.exists():
        raise DsregError("registry-missing", path=path)
    if not (directory / "HEAD").is_file() or not (directory / "objects").is_dir():
        raise DsregError("not-a-registry", path=path, reason="it is not a bare git repository")
    with Objects(directory) as objects:
        return look(directory, objects)


def look(directory: Path, objects: Objects) -> Registry:
    """Return the registry as it stands now, read through an open git process."""
    commit = objects.read(MAIN)
    if commit is None:
        raise DsregError("not-a-registry", path=directory, reason="it has no branch main")
    root = objects.read_tree(f"{commit.id}:")
    found = objects.read(root[layout.SETTINGS]) if layout.SETTINGS in root else None
    if found is None:
        raise DsregError("not-a-registry", path=directory, reason="it holds no registry.json")
    return Registry(directory, parse_settings(found.content), commit.id)


def read_records(registry: Registry) -> tuple[Record, ...]:
    """Return every record, sorted by publisher and name."""
    entries = [entry for entry in list_files(registry.path, registry.tip, "records/") if _is_part(entry.path)]
    contents = _read_contents(registry, entries)
    records = [
        parse_record(publisher, name, {layout.parse_record_path(path)[2]: content for path, content in parts})
        for (publisher, name), parts in groupby(contents, key=lambda one: layout.parse_record_path(one[0])[:2])
    ]
    return tuple(sorted(records, key=lambda record: (record.publisher, record.name)))


def read_record(registry: Registry, publisher: str, name: str) -> Record:
    """Return one record; raise DsregError "dataset-unknown" when the registry has none of that name."""
    with Objects(registry.path) as objects:
        record = find_record(objects, registry.tip, publisher, name)
    if record is None:
        raise DsregError("dataset-unknown", dataset=f"{publisher}/{name}")
    return record


def find_record(objects: Objects, commit: str, publisher: str, name: str) -> Record | None:
    """Return one record as it stood at a commit, None when there was none of that name."""
    if not is_name(publisher) or not is_name(name):
        return None
    # each folder on the way is read, so that a symbolic link in its place is refused
    if publisher not in objects.read_tree(f"{commit}:records"):
        return None
    if name not in objects.read_tree(f"{commit}:records/{publisher}"):
        return None
    parts = objects.read_tree(f"{commit}:{layout.record_folder(publisher, name)}")
    found = {part: objects.read(parts[part]) for part in layout.PARTS if part in parts}
    return parse_record(publisher, name, {part: one.content for part, one in found.items() if one is not None})


def read_file(registry: Registry, sha256: str) -> bytes:
    """Return the bytes of one stored file, or of one version's descriptor, by its sha256.

    Raise DsregError "stored-file-missing" when the registry has none, "registry-damaged" when its bytes have changed.
    """
    path = layout.data_path(sha256)
    with Objects(registry.path) as objects:
        found = objects.read(f"{registry.tip}:{path}") if SHA256.fullmatch(sha256) else None
    if found is None:
        raise DsregError("stored-file-missing", sha256=sha256)
    if sha256_of(found.content) != sha256:
        raise DsregError("registry-damaged", path=path, reason="its bytes are not those its name was made from")
    return found.content


def read_publishers(registry: Registry) -> tuple[Publisher, ...]:
    """Return every publisher, sorted by id."""
    entries = list(list_files(registry.path, registry.tip, "publishers/"))
    publishers = [parse_publisher(path, content) for path, content in _read_contents(registry, entries)]
    return tuple(sorted(publishers, key=lambda publisher: publisher.id))


def _found(place: Path, settings: Settings) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as workshop:
        bare = Path(workshop) / "registry"
        git.run(bare, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", "--object-format=sha1")
        with (bare / "config").open("a", encoding="utf-8", newline="\n") as config:
            config.write(PUSH_RULES)
        signature = Signature(name="dsreg", email=clean(settings.contact or NOBODY), seconds=int(time.time()))
        first = Change(paths=(layout.SETTINGS,), content=to_canonical(to_document(settings)))
        commit = write_commit(bare, parent=None, changes=[first], signature=signature, message=FOUNDED)
        git.run(bare, "update-ref", MAIN, commit)
        if place.exists():
            place.rmdir()  # empty; Windows moves nothing onto a folder
        bare.rename(place)


def _is_part(path: str) -> bool:
    return layout.parse_record_path(path)[2] in layout.PARTS


def _read_contents(registry: Registry, entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
    with Objects(registry.path) as objects:
        found = objects.read_all(entry.id for entry in entries)
        for entry, one in zip(entries, found, strict=True):
            if one is None:
                raise DsregError("registry-damaged", path=entry.path, reason="git has lost its content")
            yield entry.path, one.content
