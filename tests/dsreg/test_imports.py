"""A pre-commit hook starts dsreg on every commit, so nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "duckdb",
    "frictionless",
    "jinja2",
    "jsonschema",
    "rapidfuzz",
    "rdflib",
    "rich",
    "shapely",
    "sqlglot",
    "xlsxwriter",
)

STARTS = {
    "import dsreg": "import dsreg",
    "dsreg --version": "from dsreg.cli import dsreg; dsreg(['--version'], standalone_mode=False)",
    "dsreg --help": "from dsreg.cli import dsreg; dsreg(['--help'], standalone_mode=False)",
}


@pytest.mark.parametrize("start", STARTS)
def test_starting_imports_no_heavy_library(start: str) -> None:
    """Each of these costs 0.1 to 0.3 seconds; all of them together are allowed 0.1."""
    listing = f"import sys\n{STARTS[start]}\nprint(*(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", listing], capture_output=True, check=True, encoding="utf-8")
    assert ran.stderr.split() == []


def test_the_heavy_libraries_are_installed() -> None:
    """Else the test above could not fail."""
    listing = f"import importlib.util as u; print(*(name for name in {HEAVY} if u.find_spec(name) is None))"
    ran = subprocess.run([sys.executable, "-c", listing], capture_output=True, check=True, encoding="utf-8")
    assert ran.stdout.split() == []
