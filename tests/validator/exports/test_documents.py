"""The documents that are made from the library are those of the library as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from standards.library import list_standards
from validator.exports.documents import FOLDER, documents, page_path, write_documents
from validator.exports.hooks import name_pattern

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_in_the_clone_is_what_the_library_says(root: Path) -> None:
    """After a change of a standard: make docs."""
    stale = [path for path, text in documents(root).items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "make docs writes them again"


def test_no_page_is_left_of_a_standard_that_is_no_more(root: Path) -> None:
    assert set((root / FOLDER).rglob("*.md")) <= set(documents(root))


def test_writing_them_takes_old_pages_away(tmp_path: Path) -> None:
    old = tmp_path / FOLDER / "uk" / "stocks-and-pillories.md"
    old.parent.mkdir(parents=True)
    old.write_text("# Stocks and pillories\n", encoding="utf-8")
    write_documents(tmp_path)
    assert not old.exists()
    assert (tmp_path / FOLDER / "uk" / "public-toilets.md").exists()


def test_every_version_has_a_page_of_its_own(root: Path) -> None:
    standards = list_standards()
    latest = {standard.id: standard for standard in standards}
    assert len({page_path(root, standard, latest) for standard in standards}) == len(standards)


@pytest.fixture(scope="module")
def hooks(root: Path) -> dict[str, dict[str, str]]:
    listed = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in listed}


def test_there_is_a_hook_for_each_standard_that_is_in_use(hooks: dict[str, dict[str, str]]) -> None:
    ids = {standard.id for standard in list_standards()}
    assert set(hooks) == {"dsreg-validate", *(f"dsreg-{name.replace('/', '-')}" for name in ids)}
    assert hooks["dsreg-uk-spend"]["entry"] == "dsreg validate --standard uk/spend"


def taken(hook: dict[str, str], path: str) -> bool:
    """Say whether pre-commit gives the path to the hook."""
    is_excluded = "exclude" in hook and re.search(hook["exclude"], path)
    return bool(re.search(hook["files"], path)) and not is_excluded


@pytest.mark.parametrize(
    ("hook", "path"),
    [
        ("public-toilets", "public-toilets.csv"),
        ("public-toilets", "data/2026/Public_Toilets-2026.xlsx"),
        ("public-toilets", "barnet public toilet.csv"),
        ("senior-salaries", "senior-salary.csv"),
        ("tree", "data/trees.geojson"),
        ("tree-preservation-order", "tree-preservation-orders.csv"),
        ("developer-contributions", "developer-agreement.csv"),
    ],
)
def test_a_file_named_after_a_standard_is_given_to_its_hook(
    hooks: dict[str, dict[str, str]], hook: str, path: str
) -> None:
    assert taken(hooks[f"dsreg-uk-{hook}"], path)


@pytest.mark.parametrize(
    ("hook", "path"),
    [
        ("public-toilets", "toilets/readme.md"),
        ("public-toilets", "public-toilets.py"),
        ("tree", "street.csv"),
        ("tree", "tree-preservation-order.csv"),
        ("developer-agreement", "developer-agreement-transaction.csv"),
        ("spend", "spending.csv"),
    ],
)
def test_a_file_named_after_something_else_is_not(hooks: dict[str, dict[str, str]], hook: str, path: str) -> None:
    assert not taken(hooks[f"dsreg-uk-{hook}"], path)


def test_a_pattern_takes_a_name_in_both_numbers() -> None:
    assert re.search(name_pattern(["bus-stops"]), "old/Bus Stop 2.tsv")
