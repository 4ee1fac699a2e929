from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from registry.defaults import Defaults, read_defaults
from standards.errors import DsregError

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str) -> None:
    (folder / "dsreg.toml").write_text(text, encoding="utf-8")


def test_without_a_file_nothing_is_taken_for_granted(tmp_path: Path) -> None:
    assert read_defaults(tmp_path) == Defaults()


def test_the_registry_is_found_from_the_file_not_from_where_one_stands(tmp_path: Path) -> None:
    write(tmp_path, '[publish]\nregistry = "../registry"\npublisher = "barnet"\nname = "Ann"\nemail = "a@b"\n')
    expected = Defaults(registry=tmp_path / "../registry", publisher="barnet", name="Ann", email="a@b")
    assert read_defaults(tmp_path) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[publish", "not-toml"),
        ("publish = 1", "not-toml"),
        ('[publish]\npublischer = "x"', "settings-unknown"),
        ("[publish]\npublisher = 1", "settings-unknown"),
    ],
)
def test_a_slip_is_named_and_not_passed_over(tmp_path: Path, text: str, code: str) -> None:
    write(tmp_path, text)
    with pytest.raises(DsregError, match=code):
        read_defaults(tmp_path)
