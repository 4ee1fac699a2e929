"""git, by its plumbing alone: fixed arguments, a scrubbed environment, nothing a repository says is run.

A registry may come from anyone, and its configuration, hooks and attributes can name commands. So every call goes to
an explicit --git-dir, with hooks, file monitors, attributes, lazy fetching and every transport switched off; no work
tree is made, no porcelain is run, no variable GIT_* of the caller is passed on. tests/registry/test_hostile.py holds
each of these to a marker file.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")

SCRUBBED = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_DEFAULT_REF_FORMAT": "files",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}

SETTINGS = (
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.fsmonitor=false",
    # one flush to the disk a publication, before its reference moves: measured 0 to 1 ms on ext4
    "core.fsync=committed,reference",
    "core.fsyncMethod=batch",
    # long chains of deltas: reading 100,000 records takes a third of the time (9 s against 27 s)
    "core.deltaBaseCacheLimit=512m",
)


@functools.cache
def find_git() -> str:
    """Return the absolute path of git; raise DsregError "git-missing" when there is none on PATH.

    A git that stands in the current folder is not taken (Windows would look there first).
    """
    found = shutil.which("git")
    if found is None or not Path(found).is_absolute():
        raise DsregError("git-missing")
    return found


def command(directory: Path, *arguments: str) -> list[str]:
    """Return the whole command line of one git call on the repository in `directory`."""
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    return [find_git(), "--no-pager", f"--git-dir={directory}", *settings, *arguments]


def environment() -> dict[str, str]:
    """Return the environment of a git call: what a program needs to run, and the switches that keep git quiet."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | SCRUBBED


def run(directory: Path, *arguments: str, content: bytes = b"") -> bytes:
    """Run git once and return its output; raise DsregError "git-failed" with its own words when it fails."""
    done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
        command(directory, *arguments), input=content, capture_output=True, check=False, env=environment()
    )
    if done.returncode != 0:
        fail(arguments, done.stderr)
    return done.stdout


def start(directory: Path, *arguments: str, errors: int | IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a git process that is written to and read from while it runs."""
    return subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
        command(directory, *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env=environment(),
    )


def fail(arguments: Sequence[str], errors: bytes) -> NoReturn:
    """Raise DsregError "git-failed" with the last line that git wrote."""
    raise DsregError("git-failed", command=arguments[0], reason=last_line(errors))


def last_line(errors: bytes) -> str:
    """Return the last line that git wrote on its standard error."""
    return (errors.decode("utf-8", "replace").strip().splitlines() or ["it gave no reason"])[-1]


def swap(directory: Path, reference: str, *, new: str, old: str) -> str:
    """Move a reference from `old` to `new` if it still stands at `old`; return git's reason if not, else nothing."""
    done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
        command(directory, "update-ref", "--no-deref", reference, new, old),
        capture_output=True,
        check=False,
        env=environment(),
    )
    return "" if done.returncode == 0 else last_line(done.stderr)
