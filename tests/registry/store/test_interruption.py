"""Publishing is killed at any moment: the registry opens, is whole, and the next publication works."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from registry.store import Registry, open_registry, read_file, read_records

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLISHER = Path(__file__).with_name("publisher_process.py")
LONGEST = 0.25  # seconds: a dozen publications


def test_a_kill_at_any_of_a_dozen_moments_loses_nothing(registry: Registry, git: Callable[..., str]) -> None:
    kill_and_look(registry, git, rounds=12)


@pytest.mark.torture
def test_a_kill_at_any_of_many_moments_loses_nothing(registry: Registry, git: Callable[..., str]) -> None:
    kill_and_look(registry, git, rounds=300)


def kill_and_look(registry: Registry, git: Callable[..., str], rounds: int) -> None:
    chance = random.Random(rounds)  # noqa: S311 - the same moments in every run
    acknowledged: set[str] = set()
    for number in range(rounds):
        with_git = bool(number % 2)  # else git's process outlives the one that started it
        acknowledged |= kill_one(registry.path, f"p{number}", chance.uniform(0, LONGEST), with_git=with_git)
        wait_until_whole(registry)
        finish = [sys.executable, str(PUBLISHER), str(registry.path), "after", str(number + 1)]
        said = subprocess.run(finish, check=True, capture_output=True, encoding="utf-8", timeout=60).stdout
        assert said.splitlines()[-1] == f"published after/d{number}"
    look(registry, git, acknowledged)


def wait_until_whole(registry: Registry) -> None:
    """Look with fsck, again for a while if it finds something: a git that outlived its parent may still join packs."""
    fsck = ["git", f"--git-dir={registry.path}", "fsck", "--full", "--strict", "--no-dangling"]
    for _ in range(20):
        done = subprocess.run(fsck, check=False, capture_output=True)
        if done.returncode == 0:
            return
        time.sleep(0.2)
    pytest.fail(done.stderr.decode())


def kill_one(registry: Path, publisher: str, after: float, *, with_git: bool) -> set[str]:
    """Let a publisher work for a moment, kill it, and return what it had said to be published."""
    command = [sys.executable, str(PUBLISHER), str(registry), publisher, "1000"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(after)
    if with_git and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    said, _ = process.communicate()
    whole = said.splitlines() if said.endswith("\n") else said.splitlines()[:-1]
    return {line.removeprefix("published ") for line in whole}


def look(registry: Registry, git: Callable[..., str], acknowledged: set[str]) -> None:
    """Every record is whole, has the commit that made it and no other, and what was said to be in is in."""
    now = open_registry(registry.path)
    records = read_records(now)
    assert acknowledged <= {f"{record.publisher}/{record.name}" for record in records}
    assert len(acknowledged) > 0
    for record in records:
        assert [version.version for version in record.versions] == ["1.0.0"]
        assert len(read_file(now, record.latest.files[0].sha256)) == record.latest.files[0].bytes
    assert int(git("rev-list", "--count", "main")) == len(records) + 1
    assert git("for-each-ref", "--format=%(refname)") == "refs/heads/main\n"
