"""Several publish at once: everything gets in, by one commit each, and the same thing only once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from registry.store import Registry, open_registry, read_records

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLISHER = Path(__file__).with_name("publisher_process.py")


def run(registry: Registry, *publishers: str, count: int) -> list[str]:
    """Run one process a publisher, all at once, and return what they said, line by line."""
    processes = [
        subprocess.Popen(
            [sys.executable, str(PUBLISHER), str(registry.path), publisher, str(count)],
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for publisher in publishers
    ]
    said = [process.communicate(timeout=120)[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(publishers)
    return [line for text in said for line in text.splitlines() if line != "ready"]


def test_four_publishers_of_five_datasets_each_all_get_in(registry: Registry, git: Callable[..., str]) -> None:
    said = run(registry, "a", "b", "c", "d", count=5)
    expected = [f"{publisher}/d{number}" for publisher in "abcd" for number in range(5)]
    assert sorted(said) == [f"published {name}" for name in expected]
    assert [f"{one.publisher}/{one.name}" for one in read_records(open_registry(registry.path))] == expected
    assert sorted(git("log", "--format=%s", "main").splitlines()) == sorted(
        ["Make the registry", *(f"Publish {name} 1.0.0" for name in expected)]
    )
    assert git("fsck", "--full", "--strict", "--no-dangling") == ""


def test_the_same_publication_four_times_at_once_is_one_commit(registry: Registry, git: Callable[..., str]) -> None:
    said = run(registry, "a", "a", "a", "a", count=1)
    assert sorted(said) == ["already a/d0", "already a/d0", "already a/d0", "published a/d0"]
    assert git("rev-list", "--count", "main") == "2\n"
