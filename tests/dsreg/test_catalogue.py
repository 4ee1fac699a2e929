from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def dsreg(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    command = [sys.executable, "-m", "dsreg", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a registry with two datasets."""
    folder = tmp_path_factory.mktemp("registry") / "registry"
    dsreg("registry", "init", folder, "--title", "Open data of Oakhaven", "--base-url", "https://data.example.org/oak")
    for example in ("clean-toilets", "clean-brownfield"):
        done = dsreg("publish", ROOT / "examples" / example, "--registry", folder)
        assert done.returncode == 0, done.stderr
    return folder


def read(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_what_was_published_stands_in_the_catalogue(registry: Path, tmp_path: Path) -> None:
    done = dsreg("catalogue", "build", "--registry", registry, "--output", tmp_path / "site")
    assert (done.returncode, done.stdout.startswith("Built the catalogue of 2 datasets")) == (0, True)
    files = read(tmp_path / "site")
    (page,) = [one for path, one in files.items() if path.endswith("/oakhaven-public-toilets/index.html")]
    assert "32 columns, 12 rows" in page.decode()
    assert "keeps" in page.decode()
    (table,) = [one for path, one in files.items() if path.endswith("/1.0.0/public-toilets.csv")]
    assert table == (ROOT / "examples" / "clean-toilets" / "public-toilets.csv").read_bytes()
    assert len(json.loads(files["data.json"])["dataset"]) == 2


def test_the_same_registry_gives_the_same_bytes(registry: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert dsreg("catalogue", "build", "--registry", registry, "--output", tmp_path / name).returncode == 0
    assert read(tmp_path / "one") == read(tmp_path / "two")


def test_a_folder_of_other_things_is_refused_in_one_sentence(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    done = dsreg("catalogue", "build", "--registry", registry, "--output", tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "holds something else than a catalogue" in done.stderr


@pytest.mark.parametrize("arguments", [("build", "--registry", "nothing", "--output", "site"), ("serve", "nothing")])
def test_what_is_not_there_is_said_in_one_sentence(arguments: tuple[str, ...]) -> None:
    done = dsreg("catalogue", *arguments)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1


def test_serving_says_where_and_shows_the_catalogue(registry: Path, tmp_path: Path) -> None:
    dsreg("catalogue", "build", "--registry", registry, "--output", tmp_path / "site")
    command = [sys.executable, "-m", "dsreg", "catalogue", "serve", str(tmp_path / "site"), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[4]
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
            assert b"Open data of Oakhaven" in answer.read()
        server.terminate()
