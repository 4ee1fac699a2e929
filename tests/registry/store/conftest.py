"""What the tests of the store share: an empty registry, drafts made by hand, git as a second opinion."""

from __future__ import annotations

import hashlib
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from registry.commit import Change, FileOnDisk, Signature, write_commit
from registry.delivery import Delivery, deliver
from registry.draft import Draft
from registry.filing import Request
from registry.git import swap
from registry.record import Publisher, StoredFile
from registry.store import MAIN, Registry, init_registry, open_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Return an empty registry."""
    return init_registry(tmp_path / "registry", title="Open data", base_url="https://data.example.org")


@pytest.fixture
def make_draft(tmp_path: Path) -> Callable[..., Draft]:
    """Return a function that makes the draft of a dataset with one table."""

    def make(name: str = "toilets", table: bytes = b"id\n1\n", publisher: str = "barnet", **more: Any) -> Draft:  # noqa: ANN401 - any property of a descriptor
        digest = hashlib.sha256(table).hexdigest()
        path = tmp_path / digest
        path.write_bytes(table)
        return Draft(
            publisher=Publisher(id=publisher, title=publisher.title()),
            name=name,
            descriptor={"name": name, "resources": [{"name": "table", "path": "table.csv"}], "hash": digest, **more},
            files=(StoredFile(path="table.csv", sha256=digest, bytes=len(table)),),
            contents=(FileOnDisk(path=path, sha256=digest, bytes=len(table)),),
            report={"dsreg": 1, "tool": "0.1.0", "exit": 0},
            standards=("uk/public-toilets@1.0.0",),
        )

    return make


@pytest.fixture
def put(registry: Registry) -> Callable[..., Delivery]:
    """Return a function that delivers a draft into the registry."""

    def put(draft: Draft, version: str | None = None, body: str | None = None) -> Delivery:
        request = Request(draft=draft, version=version, body=body, author=("Ann Officer", "ann@example.org"))
        return deliver(registry.path, request)

    return put


@pytest.fixture
def rewrite(registry: Registry) -> Callable[[str, bytes], None]:
    """Return a function that puts a file into the registry by other means than publishing."""
    who = Signature(name="Ann", email="ann@example.org", seconds=1_700_000_000)

    def rewrite(path: str, content: bytes) -> None:
        tip = open_registry(registry.path).tip
        change = Change(paths=(path,), content=content)
        commit = write_commit(registry.path, parent=tip, changes=[change], signature=who, message="By hand\n")
        assert swap(registry.path, MAIN, new=commit, old=tip) == ""

    return rewrite


@pytest.fixture
def git(registry: Registry) -> Callable[..., str]:
    """Return a function that runs git itself on the registry and returns what it says."""

    def run(*arguments: str) -> str:
        command = ["git", f"--git-dir={registry.path}", *arguments]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    return run
