"""docs/standard-format.md says what every part of a standard.json is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from standards.profile import load_form
from standards.schema import Level

if TYPE_CHECKING:
    from pathlib import Path

FORM = load_form("standard")
PARTS: dict[str, dict[str, Any]] = {
    "The document": FORM["properties"],
    "A column": FORM["$defs"]["field"]["properties"],
    "A rule": FORM["$defs"]["rule"]["properties"],
}


def section(root: Path, title: str) -> str:
    page = (root / "docs" / "standard-format.md").read_text(encoding="utf-8")
    return page.partition(f"## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("title", PARTS)
def test_every_key_has_its_place_on_the_page(title: str, root: Path) -> None:
    text = section(root, title)
    assert [key for key in PARTS[title] if f"`{key}`" not in text] == []


def test_the_keys_of_lists_are_named_too(root: Path) -> None:
    text = section(root, "The document")
    lists = ("follows", "contradictions", "tables", "changes")
    keys = {key for name in lists for key in FORM["properties"][name]["items"]["properties"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []


def test_every_level_status_kind_and_class_is_named(root: Path) -> None:
    text = (root / "docs" / "standard-format.md").read_text(encoding="utf-8")
    field, rule = FORM["$defs"]["field"]["properties"], FORM["$defs"]["rule"]["properties"]
    words = [*Level, *field["personalData"]["enum"], *rule["kind"]["enum"], *FORM["properties"]["status"]["enum"]]
    assert set(field["level"]["enum"]) == set(Level)
    assert [word for word in words if f"`{word}`" not in text] == []
