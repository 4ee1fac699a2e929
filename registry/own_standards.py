"""The standards that a registry adds to the library: its own folder standards/, brought to disk to be read."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from registry.objects import Objects, list_files
from standards.errors import DsregError
from standards.library import DOCUMENT, ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from registry.store import Registry

FOLDER = "standards/"


@contextmanager
def bring_standards(registry: Registry) -> Iterator[tuple[Path, ...]]:
    """Give the folder with the registry's own standards as long as it is needed; nothing where it has none.

    Raise DsregError "registry-entry" for a link in it, "registry-damaged" where git has lost a document.
    """
    entries = [one for one in list_files(registry.path, registry.tip, FOLDER) if _is_standard(one.path)]
    if not entries:
        yield ()
        return
    with TemporaryDirectory(prefix="dsreg-") as name:
        with Objects(registry.path) as objects:
            for entry, found in zip(entries, objects.read_all(one.id for one in entries), strict=True):
                if found is None:
                    raise DsregError("registry-damaged", path=entry.path, reason="git has lost its content")
                path = Path(name, *entry.path.split("/")[1:])
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(found.content)
        yield (Path(name),)


def _is_standard(path: str) -> bool:
    """Say whether it is standards/<id>/<version>/standard.json; nothing else is read, whatever stands there."""
    whole, _, document = path.removeprefix(FOLDER).rpartition("/")
    name, _, version = whole.rpartition("/")
    return document == DOCUMENT and bool(ID.fullmatch(name) and VERSION.fullmatch(version))
