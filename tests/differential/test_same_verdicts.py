"""dsreg and frictionless give the same verdicts, but for the deliberate differences of docs/differences.md."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from comparison import Comparison, compare
from differences import DIFFERENCES
from kinds import LENGTH, RANGE
from packages import Package, make_package
from places import DSREG, FRICTIONLESS
from verdicts import COMPARED, Item, ask_dsreg, ask_frictionless

if TYPE_CHECKING:
    from pathlib import Path

SOME, WHOLE, OFTEN = 40, 400, 20
"""The packages of every test run, those of `make torture`, and how often each code must be found in the latter."""
CONSTRAINTS = ("required", "pattern", *RANGE, *LENGTH)
NUMBERS = [{"name": name, "type": "integer", "constraints": {"required": True, "unique": True}} for name in "abc"]


def _compared(package: Package) -> Comparison:
    theirs = ask_frictionless(package.descriptor, package.folder)
    ours, causes = ask_dsreg(package.folder)
    return compare(package, theirs, ours, causes)


@pytest.mark.parametrize("seed", range(SOME))
def test_a_made_package_gets_the_same_verdicts_from_both(seed: int, tmp_path: Path) -> None:
    assert _compared(make_package(seed, tmp_path)).unexplained == []


@pytest.mark.torture
def test_hundreds_of_made_packages_get_the_same_verdicts_and_each_code_is_found_often(tmp_path: Path) -> None:
    """Each difference is met too: one that explains nothing would have to go."""
    agreed: Counter[str] = Counter()
    explained: Counter[str] = Counter()
    unexplained: dict[int, list[tuple[str, Item]]] = {}
    for seed in range(WHOLE):
        folder = tmp_path / str(seed)
        folder.mkdir()
        found = _compared(make_package(seed, folder))
        agreed += found.agreed
        explained += found.explained
        if found.unexplained:
            unexplained[seed] = found.unexplained
    assert unexplained == {}
    assert {name: agreed[name] for name in (*COMPARED, *CONSTRAINTS) if agreed[name] < OFTEN} == {}
    assert [heading for heading in DIFFERENCES if not explained[heading]] == []


@pytest.mark.parametrize("schema", [None, {"fields": NUMBERS}], ids=["bare", "as three columns of numbers"])
def test_real_files_get_the_same_verdicts(real_data: Path, tmp_path: Path, schema: dict[str, Any] | None) -> None:
    """A sheet without rows is a fault to dsreg alone; one difference is met, a faulty label beyond the fields."""
    files = sorted(path for name in ("frictionless", "csvlint") for path in (real_data / "uk" / name).iterdir())
    assert len(files) >= 14
    differ = {}
    for number, file in enumerate(files):
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copy(file, folder)
        resource = {"name": "table", "path": file.name} | ({"schema": schema} if schema else {})
        descriptor = {"name": "real", "resources": [resource]}
        (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        found = _compared(Package(folder, descriptor)).unexplained
        if found:
            differ[file.name] = found
    empty = {"spreadsheet.xlsx": [(DSREG, Item("table", "table-empty"))]}
    beyond = [
        (FRICTIONLESS, Item("table", "extra-label", 0, "id")),
        (DSREG, Item("table", "duplicate-label", 0, "column 5")),
    ]
    assert differ == empty | ({"duplicate-headers.csv": beyond} if schema else {})


def test_the_page_of_differences_lists_those_that_are_allowed_and_no_other(root: Path) -> None:
    page = (root / "docs" / "differences.md").read_text(encoding="utf-8")
    listed = re.findall(r"^### (.+)$", page, flags=re.MULTILINE)
    assert listed == list(DIFFERENCES)
