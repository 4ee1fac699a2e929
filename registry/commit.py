"""Writing a git repository: one commit by one `git fast-import`, visible only when its reference is moved."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from registry import git
from standards.errors import DsregError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable
    from pathlib import Path

CHUNK = 1 << 20

# fast-import needs a branch to build on; it is taken back in the same stream, so no reference is ever written.
SCRATCH = b"refs/dsreg/new"
SHA1 = 40 * "0"

# One pack a commit instead of a dozen loose objects: 10 ms against 20 with the flush to the disk; packing.py joins them
KEEP_PACK = ("-c", "fastimport.unpackLimit=1")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOnDisk:
    """A file whose bytes are already known by their sha256 and size: whoever changed it meanwhile is found out."""

    path: Path
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One content, and every path of the tree that is to hold it."""

    paths: tuple[str, ...]
    content: bytes | FileOnDisk


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who commits and when, in seconds since 1970 (UTC)."""

    name: str
    email: str
    seconds: int


def write_commit(
    directory: Path, *, parent: str | None, changes: Iterable[Change], signature: Signature, message: str
) -> str:
    """Write a commit on top of `parent` and return its id; no reference moves, so nobody sees it yet.

    Raise DsregError "file-changed" when a file's bytes are not those that were announced, "git-failed" when git
    cannot write (a full disk, say).
    """
    with tempfile.TemporaryFile() as errors:
        process = git.start(directory, *KEEP_PACK, "fast-import", "--quiet", "--done", errors=errors)
        try:
            with suppress(BrokenPipeError):  # git ended; its exit code and its words say why
                _send(_pipe(process), parent, tuple(changes), signature, message)
            output, _ = process.communicate()
        except BaseException:
            process.kill()
            process.communicate()
            raise
        if process.returncode != 0:
            errors.seek(0)
            git.fail(("fast-import",), errors.read())
    return output.decode("ascii").strip()


def _send(pipe: IO[bytes], parent: str | None, changes: tuple[Change, ...], signature: Signature, message: str) -> None:
    for mark, change in enumerate(changes, start=2):
        pipe.write(b"blob\nmark :%d\n" % mark)
        _send_content(pipe, change.content)
    pipe.write(b"commit %s\nmark :1\n" % SCRATCH)
    pipe.write(f"committer {signature.name} <{signature.email}> {signature.seconds} +0000\n".encode())
    _send_content(pipe, message.encode())
    if parent is not None:
        pipe.write(b"from %s\n" % parent.encode("ascii"))
    for mark, change in enumerate(changes, start=2):
        for path in change.paths:
            pipe.write(f"M 100644 :{mark} {path}\n".encode("ascii"))
    nowhere = b"0" * len(parent or SHA1)
    pipe.write(b"\nget-mark :1\nreset %s\nfrom %s\n\ndone\n" % (SCRATCH, nowhere))


def _send_content(pipe: IO[bytes], content: bytes | FileOnDisk) -> None:
    if isinstance(content, bytes):
        pipe.write(b"data %d\n%s\n" % (len(content), content))
        return
    pipe.write(b"data %d\n" % content.bytes)
    _copy(content, pipe)
    pipe.write(b"\n")


def _copy(file: FileOnDisk, pipe: IO[bytes]) -> None:
    digest, left = hashlib.sha256(), file.bytes
    with _open(file.path) as source:
        while chunk := source.read(min(CHUNK, left)):
            digest.update(chunk)
            pipe.write(chunk)
            left -= len(chunk)
        is_longer = bool(source.read(1))
    if left or is_longer or digest.hexdigest() != file.sha256:
        raise DsregError("file-changed", path=file.path)


def _pipe(process: subprocess.Popen[bytes]) -> IO[bytes]:
    assert process.stdin is not None  # noqa: S101 - start() opens it; this tells mypy
    return process.stdin


def _open(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise DsregError("file-changed", path=path) from error
