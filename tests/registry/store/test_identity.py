from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from registry.defaults import Defaults
from registry.identity import find_identity

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that git takes for the person's own settings."""
    path = tmp_path / "gitconfig"
    path.touch()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(path))
    return path


def test_dsreg_toml_comes_first(own_git: Path) -> None:
    own_git.write_text("[user]\nname = Bob\nemail = bob@example.org\n", encoding="utf-8")
    assert find_identity(Defaults(name="Ann", email="ann@b"), None) == ("Ann", "ann@b")


def test_the_persons_own_git_comes_next(own_git: Path) -> None:
    own_git.write_text("[user]\nname = Bob Hope\nemail = bob@example.org\n", encoding="utf-8")
    assert find_identity(Defaults(), "contact@b") == ("Bob Hope", "bob@example.org")


@pytest.mark.usefixtures("own_git")
def test_else_it_is_dsreg_at_the_registrys_contact() -> None:
    assert find_identity(Defaults(), "contact@b") == ("dsreg", "contact@b")
    assert find_identity(Defaults(), None) == ("dsreg", "dsreg@localhost")


def test_a_name_cannot_break_out_of_its_line() -> None:
    found = find_identity(Defaults(name="Ann <x>\ndata 5", email="a@b>\nfrom"), None)
    assert found == ("Ann x data 5", "a@b from")
