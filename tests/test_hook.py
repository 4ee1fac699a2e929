"""The pre-commit hook, installed and run by pre-commit itself in a repository of data."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

NOT_INSTALLED = ("NewConnectionError", "No matching distribution found", "No module named pip")


@pytest.fixture
def data(examples: Path, tmp_path: Path) -> Path:
    """Return a repository of data that holds one clean package, ready to be committed."""
    repository = tmp_path / "data"
    shutil.copytree(examples / "clean-toilets", repository / "toilets")
    subprocess.run(["git", "init", "--quiet", str(repository)], check=True)
    return repository


def _damage(package: Path) -> str:
    """Spoil the UPRN of the third line as a spreadsheet does, and return the table's path in the repository."""
    (table,) = package.glob("*.csv")
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    rows[2][rows[0].index("UPRN")] = "1.00E+11"
    with table.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    return table.relative_to(package.parent).as_posix()


def _try(root: Path, data: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """Run the hook as it stands in the clone, with the exact versions and nobody's git settings."""
    if not (root / ".git").exists():
        pytest.skip("pre-commit takes hooks from a git repository, and this is not a clone")
    subprocess.run(["git", "add", "."], cwd=data, check=True)
    constrained = {"PIP_CONSTRAINT": str(root / "constraints.txt")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(root), "dsreg-validate", "--files", *files],
        cwd=data,
        env=os.environ | constrained | alone,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if any(sign in ran.stdout + ran.stderr for sign in NOT_INSTALLED):
        pytest.skip("the hook's environment could not be installed: no network")
    return ran


def test_a_clean_package_is_let_through(root: Path, data: Path) -> None:
    """The descriptor and its table are given together, and are one package."""
    ran = _try(root, data, "toilets/datapackage.json", *(f"toilets/{table.name}" for table in data.glob("*/*.csv")))
    assert (ran.returncode, "Passed" in ran.stdout) == (0, True), ran.stdout + ran.stderr


def test_a_damaged_table_alone_is_held_to_the_standard_of_its_package(root: Path, data: Path) -> None:
    """A commit often changes only the CSV; its standard stands in the datapackage.json beside it."""
    ran = _try(root, data, _damage(data / "toilets"))
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "row 3" in ran.stdout
    assert "1.00E+11" in ran.stdout
    assert "uk/public-toilets" in ran.stdout
