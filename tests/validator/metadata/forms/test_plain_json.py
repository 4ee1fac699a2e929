"""JSON read strictly, and the lines of hostile texts found in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.metadata.forms.lines import WAYS, lines_of_json
from validator.metadata.forms.plain_json import parse_plain_json
from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = 100_000


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": 1, "a": 2}', '"a" stands twice'),
        ('[{"title": "Toilets", "b": 1, "b": 1}]', "Toilets"),
        ('{"a": NaN}', "NaN"),
        ('{"a": ', "line 1"),
        ('{"a": "\0"}', "line 1"),
        ("[" * LENGTH + "]" * LENGTH, "too deeply"),
        (f'{{"a": {"9" * 5000}}}', "4,300"),
    ],
    ids=["twice", "twice in a title's object", "NaN", "broken off", "NUL", "deep", "long number"],
)
def test_what_is_no_plain_json_is_refused_in_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(DsregError) as caught:
        parse_plain_json(text, shown="a.json")
    assert caught.value.code == "not-json"
    assert reason in str(caught.value.facts["reason"])


def test_a_number_may_stay_as_it_is_written() -> None:
    text = f'{{"a": 1.50, "b": {"9" * 5000}, "c": true}}'
    assert parse_plain_json(text, shown="a.json", as_written=True) == {"a": "1.50", "b": "9" * 5000, "c": True}


def test_all_of_a_file_of_one_line_stands_in_it() -> None:
    assert lines_of_json('{"a": [1, {"b": 2}]}')("/a/1/b") == 1


@pytest.mark.parametrize("form", WAYS)
@pytest.mark.parametrize(
    "part", ['"', "<", ".", "'''", "prefix a:<", 'about="', "about='\n", '"id":"', ".\n", "\\", "<a\n"]
)
def test_no_text_costs_more_than_one_pass(part: str, form: str) -> None:
    """Quadratic time would not end: ten thousand times as long as a line of the same."""
    text = '"""' * (part == "'''") + part * (LENGTH // len(part))
    for way in WAYS[form]:
        assert sum(1 for _ in way(text, "file:///")) <= LENGTH


def test_a_graph_without_a_statement_describes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text("@prefix a: <https://example.org/> .\n", encoding="utf-8")
    with pytest.raises(DsregError) as caught:
        read_description(path)
    assert caught.value.code == "not-recognised"


def test_a_title_of_a_megabyte_is_shown_in_part(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text(f'{{"dataset": [{{"title": "{"x" * 1_000_000}"}}]}}', encoding="utf-8")
    assert max(len(one.label) for one in read_description(path).subjects) < 300
