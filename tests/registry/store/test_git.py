"""Git that is missing, fails or dies: one sentence, and nothing half written."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from registry import git as git_module
from registry.objects import Objects
from registry.store import Registry, open_registry
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from registry.delivery import Delivery
    from registry.draft import Draft

    Put = Callable[..., Delivery]
    MakeDraft = Callable[..., Draft]
    Wrap = Callable[[str], None]


@pytest.fixture
def wrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wrap]:
    """Yield a function that puts a shell script in git's place; `git` in it is the real one."""
    if sys.platform == "win32":
        pytest.skip("the stand-in for git is a shell script")
    real = shutil.which("git")
    folder = tmp_path / "bin"

    def wrap(script: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "git").write_text(f'#!/bin/sh\ngit() {{ {real} "$@"; }}\n{script}\n', encoding="utf-8")
        (folder / "git").chmod(0o755)
        monkeypatch.setenv("PATH", str(folder), prepend=":")
        git_module.find_git.cache_clear()

    yield wrap
    git_module.find_git.cache_clear()


def unwrap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    git_module.find_git.cache_clear()


def test_a_disk_that_is_full_leaves_the_registry_as_it_was(  # noqa: PLR0917 - pytest passes them by name
    registry: Registry,
    git: Callable[..., str],
    put: Put,
    make_draft: MakeDraft,
    wrap: Wrap,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A limit on what git may write stands in for the disk; when there is room again, the same call ends well."""
    table = b"".join(b"%d\n" % (number * 7919) for number in range(20_000))
    wrap('ulimit -f 4; git "$@"')
    with pytest.raises(DsregError, match="git-failed: command=fast-import"):
        put(make_draft(table=table))
    unwrap(monkeypatch)
    assert open_registry(registry.path).tip == registry.tip
    assert git("fsck", "--full", "--strict") == ""
    assert put(make_draft(table=table)).status == "published"


def test_a_git_that_dies_while_it_reads_is_said_so(registry: Registry, wrap: Wrap) -> None:
    wrap("exit 1")
    with pytest.raises(DsregError, match="git-failed: command=cat-file"):
        open_registry(registry.path)


def test_a_git_that_is_gone_by_the_second_question_is_said_so(registry: Registry) -> None:
    with Objects(registry.path) as objects:
        assert objects.read("main") is not None
        objects._process.kill()  # noqa: SLF001 - what an out-of-memory killer does
        objects._process.wait()  # noqa: SLF001
        with pytest.raises(DsregError, match="git-failed: command=cat-file"):
            objects.read("main")


def test_git_is_quoted_by_the_last_line_it_wrote(registry: Registry) -> None:
    with pytest.raises(DsregError, match="git-failed: command=ls-tree, reason=fatal: Not a valid object name nonesuch"):
        git_module.run(registry.path, "ls-tree", "nonesuch")


def test_a_git_that_says_nothing_gave_no_reason() -> None:
    assert git_module.last_line(b" \n") == "it gave no reason"


def test_many_objects_asked_at_once_come_in_the_order_of_the_questions(registry: Registry) -> None:
    """More than a pipe holds, the missing among them: neither side waits for the other."""
    names = [f"{registry.tip}:registry.json", "0" * 40, registry.tip] * 700
    with Objects(registry.path) as objects:
        kinds = [found and found.kind for found in objects.read_all(names)]
    assert kinds == ["blob", None, "commit"] * 700
