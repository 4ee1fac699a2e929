"""Reading a git repository: one `cat-file --batch` kept open, and the listing of a tree."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from registry import git
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# What is asked ahead must fit into a pipe (4 KiB on Windows), else git and we would wait for each other.
ASKED_AHEAD = 4000

FILE, FOLDER = "100644", "40000"


@dataclass(frozen=True, slots=True)
class Object:
    """One object of git: its id, its kind ("blob", "tree", "commit"), its content."""

    id: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a tree: its path from the root, the id of its content."""

    path: str
    id: str


class Objects:
    """An open `git cat-file --batch`: ask by id or by `commit:path`, get the objects in the same order."""

    def __init__(self, directory: Path) -> None:
        """Start git on the repository in `directory`."""
        self._process = git.start(directory, "cat-file", "--batch", errors=subprocess.DEVNULL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()  # it only reads
        self._process.communicate()

    def read(self, name: str) -> Object | None:
        """Return the object of one name, None when there is none."""
        return next(self.read_all([name]))

    def read_all(self, names: Iterable[str]) -> Iterator[Object | None]:
        """Yield the object of each name in order, None where there is none."""
        for batch in _batches(names):
            self._ask(batch)
            for _ in batch:
                yield self._answer()

    def read_tree(self, name: str) -> dict[str, str]:
        """Return what a folder holds, as name → id; empty when there is no such folder.

        Raise DsregError "registry-entry" when it is not a folder, or holds anything but files and folders.
        """
        found = self.read(name)
        if found is None:
            return {}
        if found.kind != "tree":
            raise DsregError("registry-entry", path=name.partition(":")[2])
        return dict(_parse_tree(found))

    def _ask(self, names: list[str]) -> None:
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101 - start() opens both pipes; this tells mypy
        try:
            pipe.write("".join(f"{name}\n" for name in names).encode("utf-8"))
            pipe.flush()
        except OSError as error:
            raise DsregError("git-failed", command="cat-file", reason=error) from error

    def _answer(self) -> Object | None:
        pipe = self._process.stdout
        assert pipe is not None  # noqa: S101 - start() opens both pipes; this tells mypy
        head = pipe.readline().split()
        if head[-1:] in ([b"missing"], [b"ambiguous"]):
            return None
        if len(head) != 3:  # noqa: PLR2004 - id, kind, size
            raise DsregError("git-failed", command="cat-file", reason="it ended early")
        content = pipe.read(int(head[2]))
        pipe.read(1)
        return Object(head[0].decode("ascii"), head[1].decode("ascii"), content)


def list_files(directory: Path, commit: str, folder: str) -> Iterator[Entry]:
    """Yield every file below a folder (given with its `/`), in git's order.

    Raise DsregError "registry-entry" for anything but a plain file: a symbolic link, a submodule, a program.
    """
    listing = git.run(directory, "ls-tree", "-r", "-z", commit, "--", folder)
    for line in listing.split(b"\0")[:-1]:
        head, _, path = line.decode("utf-8", "backslashreplace").partition("\t")
        mode, _, oid = head.split(" ")
        _refuse_unless_plain(mode, path)
        yield Entry(path, oid)


def _parse_tree(tree: Object) -> Iterator[tuple[str, str]]:
    width = len(tree.id) // 2
    rest = tree.content
    while rest:
        head, _, rest = rest.partition(b"\0")
        mode, _, name = head.decode("utf-8", "backslashreplace").partition(" ")
        _refuse_unless_plain(mode, name)
        yield name, rest[:width].hex()
        rest = rest[width:]


def _refuse_unless_plain(mode: str, path: str) -> None:
    # .gitattributes can name filters, .gitmodules repositories: neither has any business here
    if mode not in {FILE, FOLDER} or path.rpartition("/")[2] in {".gitattributes", ".gitmodules"}:
        raise DsregError("registry-entry", path=path)


def _batches(names: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for name in names:
        batch.append(name)
        size += len(name.encode("utf-8")) + 1
        if size > ASKED_AHEAD - 500:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
