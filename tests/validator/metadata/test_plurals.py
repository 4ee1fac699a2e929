"""One value where one belongs, a list where a list belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from standards.profile import find_profile
from validator.metadata.plurals import check_plurals
from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ('{"@type": "PeriodOfTime", "startDate": "2024-01-01"}', "dcat-us-3", []),
        ('{"@type": "PeriodOfTime", "startDate": ["2024-01-01"]}', "dcat-us-3", ["dcat:startDate /startDate/0"]),
        ('{"@type": "Dataset", "keyword": "toilets"}', "dcat-us-3", ["dcat:keyword /keyword"]),
        ('{"@type": "Dataset", "keyword": ["toilets"], "language": "en"}', "dcat-us-3", []),
        ('{"@type": "Dataset", "contactPoint": {"fn": "A"}}', "dcat-us-3", []),
        ('{"@type": "Dataset", "contactPoint": [{"fn": "A"}]}', "dcat-us-3", []),
        ('{"dataset": [{"title": ["A"], "theme": ["B"]}]}', "dcat-us-1.1", ["dct:title /dataset/0/title/0"]),
        ('{"type": "dcat:Dataset", "creator": "a", "licence": "b"}', "uk-exchange", ["dct:creator /creator"]),
        ('{"@type": "Dataset", "title": ["A", "B"]}', "dcat-us-3", []),  # two titles are told as such
    ],
)
def test_the_wrong_one_is_found_where_it_stands(text: str, form: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(text, encoding="utf-8")
    found = check_plurals(read_description(path, form, shown="record.json"), find_profile(form))
    assert [f"{one.property} {one.examples[0].pointer}" for one in found] == expected
