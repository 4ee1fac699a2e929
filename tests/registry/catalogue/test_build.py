from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from registry.catalogue.build import site_files, write_site
from registry.catalogue.feeds import MARKER
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from registry.dataset.catalogue import Catalogue

CATALOGUE = {MARKER: b'{"dsreg": "catalogue"}', "a/b.html": b"new"}


def test_two_builds_give_the_same_bytes(catalogue: Catalogue, shelf: Any, files: dict[str, bytes]) -> None:  # noqa: ANN401 - Shelf
    assert dict(site_files(catalogue, shelf.read)) == files


def test_no_two_files_claim_one_path(catalogue: Catalogue, shelf: Any) -> None:  # noqa: ANN401 - Shelf
    paths = [path for path, _ in site_files(catalogue, shelf.read)]
    assert len(paths) == len(set(paths))


def test_a_site_is_written_into_a_new_folder(tmp_path: Path) -> None:
    assert write_site(CATALOGUE.items(), tmp_path / "deep" / "site") == 2
    assert (tmp_path / "deep" / "site" / "a" / "b.html").read_bytes() == b"new"


def test_a_catalogue_takes_the_place_of_the_last_one_whole(tmp_path: Path) -> None:
    write_site({**CATALOGUE, "gone.html": b"old"}.items(), tmp_path / "site")
    write_site(CATALOGUE.items(), tmp_path / "site")
    assert sorted(one.name for one in (tmp_path / "site").iterdir()) == ["a", MARKER]
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_site(CATALOGUE.items(), tmp_path / "site")
    assert (tmp_path / "site" / MARKER).is_file()


@pytest.mark.parametrize("name", ["thesis.txt", "catalogue.json"])
def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("years of work", encoding="utf-8")
    with pytest.raises(DsregError) as refused:
        write_site(CATALOGUE.items(), tmp_path)
    assert refused.value.code == "catalogue-not-ours"
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file", encoding="utf-8")
    with pytest.raises(DsregError):
        write_site(CATALOGUE.items(), tmp_path / "site")
    assert (tmp_path / "site").read_text(encoding="utf-8") == "a file"


def failing() -> Iterator[tuple[str, bytes]]:
    """Yield a file, then fail as a disk does."""
    yield "index.html", b"half"
    raise OSError


def test_a_build_that_fails_leaves_the_last_catalogue_and_nothing_else(tmp_path: Path) -> None:
    write_site(CATALOGUE.items(), tmp_path / "site")
    with pytest.raises(OSError):  # noqa: PT011 - any error of the disk
        write_site(failing(), tmp_path / "site")
    assert (tmp_path / "site" / "a" / "b.html").read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_web_server_may_read_what_was_written(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_site(CATALOGUE.items(), tmp_path / "site")
    finally:
        os.umask(before)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
