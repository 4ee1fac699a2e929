"""One writer at a time on this machine, and a way back when one was killed.

Our own lock is the operating system's: it ends with the process, however that ends. git's locks are files, which a
kill leaves behind; whoever holds our lock may take such a file away when nobody is seen to be at work on it.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "dsreg.lock"
PATIENCE = 120.0

# update-ref takes both when main moves, because HEAD points to it
GITS_LOCKS = ("refs/heads/main.lock", "HEAD.lock")

# git holds them for a millisecond; one that stands unchanged for this long, by our own clock, was left behind
STALE_AFTER = 2.0

# a pack that somebody is still writing is younger than this
A_DAY = 86_400


@contextmanager
def alone(directory: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the registry's lock: no other dsreg of this machine writes meanwhile.

    Raise DsregError "registry-busy" after waiting `patience` seconds, "registry-unwritable" when no lock can be made.
    """
    # filelock takes 40 ms to import, and only a writer needs it
    from filelock import FileLock, Timeout  # noqa: PLC0415

    path = directory / FILE
    if path.is_symlink():  # it would be emptied where it points to
        raise DsregError("registry-entry", path=path)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise DsregError("registry-busy", path=directory) from error
    except OSError as error:
        raise DsregError("registry-unwritable", path=directory, reason=error.strerror) from error
    try:
        yield
    finally:
        lock.release()


def sweep(directory: Path) -> None:
    """Take away what killed writers left: git's locks that nobody works on, its notes, packs that it never finished.

    Call it when alone.
    """
    for name in GITS_LOCKS:
        _remove_if_stale(directory / name)
    for note in directory.glob("fast_import_crash_*"):
        note.unlink(missing_ok=True)
    packs = directory / "objects" / "pack"
    for keep in packs.glob("*.keep"):
        if keep.read_bytes().startswith(b"fast-import"):  # its mark while it works; other marks are a person's own
            keep.unlink(missing_ok=True)
    for unfinished in packs.glob("tmp_*"):
        if time.time() - unfinished.lstat().st_mtime > A_DAY:
            unfinished.unlink(missing_ok=True)


def _remove_if_stale(lock: Path) -> None:
    seen = _look(lock)
    end = time.monotonic() + STALE_AFTER
    while seen is not None and time.monotonic() < end:
        time.sleep(0.05)
        if _look(lock) != seen:
            return
    if seen is not None:
        lock.unlink(missing_ok=True)


def _look(lock: Path) -> tuple[int, int] | None:
    try:
        found = lock.lstat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns
