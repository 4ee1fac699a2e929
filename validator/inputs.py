"""What a person named: files, folders, patterns, addresses, a member of an archive, standard input."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.dataset import DESCRIPTOR, package_of
from validator.limits import LIMITS, beyond
from validator.tables.formats.format import INSIDE, TABLE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.options import Options

STANDARD_INPUT = Path("-")
_PATTERN = re.compile(r"[*?\[]")
_ADDRESS = re.compile(r"(https?):/+")
PIECE = 1024**2
BARE_SUFFIXES = TABLE_SUFFIXES - {".json"}
"""What the tables of a bare folder end in; a JSON document there says something about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One thing to look at: the file on disk, its name as the person gave it, and what is read of an archive."""

    path: Path
    shown: str
    name: str
    member: str | None = None


def list_paths(paths: Iterable[Path], *, by_package: bool) -> Iterator[Path]:
    """Yield each thing to look at once.

    A pattern that no shell has put files in place of is that of its files, in the order of their names. With
    `by_package` a file that the package beside it lists is looked at as part of that package; without, a folder that is
    no package is that of the tables in it.
    """
    seen: set[Path] = set()
    for named in paths:
        for path in _expand(named):
            for found in _by_package(path) if by_package else _by_table(path):
                if found not in seen:
                    seen.add(found)
                    yield found


def _by_package(path: Path) -> tuple[Path]:
    return (package_of(path) or _described(path),)


def _by_table(path: Path) -> tuple[Path, ...]:
    """Return the tables of a folder without a descriptor; any other path as it is."""
    if not path.is_dir() or (path / DESCRIPTOR).is_file():
        return (_described(path),)
    try:
        files = sorted(one for one in path.iterdir() if one.suffix.lower() in BARE_SUFFIXES and one.is_file())
    except OSError:
        return (path,)  # said when the folder itself is looked at
    return tuple(one for one in files if not one.name.startswith(".")) or (path,)


def _described(path: Path) -> Path:
    """Return the descriptor of a folder that has one; any other path as it is."""
    return path / DESCRIPTOR if (path / DESCRIPTOR).is_file() else path


def _expand(path: Path) -> Iterator[Path]:
    """Yield the files of a pattern; any other path as it is, and a pattern of nothing too: it is missing."""
    if not _PATTERN.search(str(path)) or path.exists() or _ADDRESS.match(path.as_posix()):
        yield path
        return
    folder = Path(path.anchor)
    try:
        matches = sorted(folder.glob(str(path.relative_to(path.anchor))))
    except (ValueError, NotImplementedError, OSError):
        matches = []
    found = [one for one in matches if one.is_file() or (one / DESCRIPTOR).is_file()]
    yield from found or [path]


@contextmanager
def brought(path: Path, options: Options) -> Iterator[Named]:
    """Give what was named as a file on disk: standard input and an address are written to a temporary one.

    Raise DsregError for an address where no network is allowed.
    """
    shown = path.as_posix()
    address = _ADDRESS.match(shown)
    if path == STANDARD_INPUT:
        with TemporaryDirectory(prefix="dsreg-") as folder:
            yield Named(path=_spool(Path(folder) / "stdin"), shown=shown, name="stdin")
    elif address is not None:
        url = f"{address[1]}://{shown[address.end() :]}"
        with TemporaryDirectory(prefix="dsreg-") as folder:
            yield _fetched(url, Path(folder), options)
    else:
        yield on_disk(path)


def on_disk(path: Path) -> Named:
    """Return a file that is there, or a member of an archive, by the names that reports give it."""
    shown = path.as_posix()
    if INSIDE in shown and not path.exists():
        archive, _, member = shown.partition(INSIDE)
        return Named(path=Path(archive), shown=archive, name=Path(archive).stem, member=member)
    return Named(path=path, shown=shown, name=path.stem)


def _spool(path: Path) -> Path:
    """Write standard input to a file: it is read more than once."""
    size = 0
    with path.open("wb") as stream:
        while piece := sys.stdin.buffer.read(PIECE):
            size += len(piece)
            if size > LIMITS.table:
                raise beyond(STANDARD_INPUT.as_posix(), "its length in bytes", LIMITS.table)
            stream.write(piece)
    return path


def _fetched(url: str, folder: Path, options: Options) -> Named:
    if not options.allow_network:
        raise DsregError("network-not-allowed", path="The command", url=url)
    # the network's rooms are entered only where a person allowed it: 30 ms
    from validator.network import fetch  # noqa: PLC0415

    name = PurePosixPath(url.partition("?")[0]).name
    path = folder / f"fetched{PurePosixPath(name).suffix if name.isprintable() else ''}"
    fetch(url, path, shown=url)
    return Named(path=path, shown=url, name=PurePosixPath(name).stem or "fetched")
