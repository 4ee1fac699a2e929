"""The wheel puts five packages into site-packages and nothing else, and carries the data that they read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = ("dsreg", "registry", "safeguards", "standards", "validator")
BUILT_FROM = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE")
DATA = {".json", ".md", ".csv", ".html", ".css", ".js", ".svg", ".xml", ".typed", ".txt"}


@pytest.fixture(scope="module")
def source(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what a wheel is made from: setuptools writes beside its sources, and keeps what was there."""
    copy = tmp_path_factory.mktemp("source")
    for name in BUILT_FROM:
        shutil.copy(root / name, copy / name)
    for floor in FLOORS:
        shutil.copytree(root / floor, copy / floor, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Return the names of the files in the wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)]
    ran = subprocess.run(build, capture_output=True, check=False, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (built,) = folder.glob("*.whl")
    return frozenset(ZipFile(built).namelist())


def test_its_top_level_is_the_five_floors(wheel: frozenset[str]) -> None:
    """Five generic names are the price of the layout (docs/adr/0001); a sixth by mistake would be too much."""
    top = {name.split("/")[0] for name in wheel}
    assert {name for name in top if not name.endswith(".dist-info")} == set(FLOORS)


def test_it_carries_every_module_and_every_data_file_of_the_floors(wheel: frozenset[str], source: Path) -> None:
    """A standard, a template or a schema left out shows only on other people's machines."""
    files = {path.relative_to(source) for floor in FLOORS for path in (source / floor).rglob("*") if path.is_file()}
    expected = {path.as_posix() for path in files if path.suffix in DATA | {".py"}}
    assert expected - wheel == set()


@pytest.mark.parametrize(
    "needed",
    [
        "dsreg/py.typed",
        "standards/community/uk/public-toilets/",
        "standards/community/uk/brownfield-land/",
        "registry/catalogue/templates/",
        "registry/catalogue/assets/",
        "validator/renderings/report.schema.json",
    ],
)
def test_it_carries_what_is_read_when_it_runs(wheel: frozenset[str], needed: str) -> None:
    assert [name for name in wheel if name.startswith(needed)]


def test_it_leaves_the_tests_and_the_examples_out(wheel: frozenset[str]) -> None:
    assert not [name for name in wheel if "test" in name.split("/")[0] or name.startswith("examples")]
