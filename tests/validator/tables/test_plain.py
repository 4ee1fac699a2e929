"""The quick question: it may pass over good cells alone. Asked or not, the findings are the same."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS
from standards.schema import Field, Level, Schema
from validator.options import Options
from validator.tables import compile as room
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path

    from validator.finding import Finding

FIELDS: list[dict[str, Any]] = [
    {"type": "any"},
    {"type": "string", "constraints": {"maxLength": 7}},
    {"type": "string", "constraints": {"minLength": 3, "pattern": "[A-Z0-9 .-]+"}},
    {"type": "string", "constraints": {"enum": ["None", "n/a", "E1", "Female and Male"]}},
    {"type": "string", "constraints": {"pattern": "[0-9]{1,8}|1*"}},
    {"type": "string", "constraints": {"pattern": "https?://[^\\s]+"}},
    {"type": "string", "constraints": {"pattern": "h?\\S+"}},
    {"type": "string", "format": "uri"},
    {"type": "string", "level": Level.VALUE},
    {"type": "integer", "constraints": {"minimum": -5, "maximum": 700000}},
    {"type": "number", "constraints": {"exclusiveMinimum": 0}},
    {"type": "date", "constraints": {"minimum": "2024-02-29"}},
    {"type": "date", "format": "%d/%m/%Y"},
    {"type": "boolean"},
    *({"type": "string", "identifier": one.name} for one in ALL_IDENTIFIERS),
]
ODD = [
    *("", " ", "n/a", "N/A", "-", "--", "?", "null", "<NULL>", "tbc", "NaN", "INF", "#REF!", "####", "#1"),
    *("1.00E+11", "1E+5", "1E11", "E11", "45000", "2024-02-29", "2023-02-29", "2024-02-30", "29/02/2024", "1/2/2024"),
    *("0", "007", "+5", "-5", "-6", "700000", "700001", "1234567890123456789", "0.0", "1.5", ".5", "5.", "£5", "1,000"),
    *("=A1", "=SUM(A1)", "= a", "+44 20", "-x(", "@SUM(", "@home", "cafÃ©", "Â£5", "â€™", "café", "a\u00a0", "\ufeffa"),
    *("a\u202eb", "a\tb", "a ", " a", "a\n", "Female and male", "female  and male", "abcdefg", "éééééé", "éééééééé"),
    *("N3 1TR", "n3 1tr", "HA08 OUB", "N3", "60001449", "060001449", "999999999999", "123456789012", "1/2"),
    *("https://", "http://", "http:// ", "http:///", "httpx://a", "https://a b", "http://a\tb", "http://a\u00a0b", "h"),
    *("https://example.org", "example.org", "true", "TRUE", "yes", "01632 960001", "2083592000", "local-authority:CMD"),
]
CELLS = st.one_of(st.sampled_from(ODD), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=9))


def _look(folder: Path, field: Field, cells: list[str]) -> list[Finding]:
    path = folder / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
            # the second column keeps the share of control characters under what makes a file a binary one
            [["a", "b"], *([c, "plain words " * 10] for c in cells)]
        )
    schema = Schema(fields=(field, Field(name="b")), is_standard=True)
    task = TableTask(path=path, shown="t", name="t", schema=schema)
    return sorted(check_table(task, Options(examples=None))[1], key=repr)


@pytest.mark.parametrize("stated", FIELDS, ids=lambda one: "-".join(map(str, one.values())))
def test_known_odd_texts_are_found_whether_the_quick_question_is_asked_or_not(
    tmp_path: Path, stated: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    field = Field(name="a", **stated)
    asked = _look(tmp_path, field, ODD)
    monkeypatch.setattr(room, "plain_cell", lambda *_, **__: exp.false())
    assert _look(tmp_path, field, ODD) == asked


@settings(max_examples=30)
@given(cells=st.lists(CELLS, min_size=1, max_size=30), stated=st.sampled_from(FIELDS))
def test_any_texts_are_found_whether_the_quick_question_is_asked_or_not(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str], stated: dict[str, Any]
) -> None:
    field, folder = Field(name="a", **stated), tmp_path_factory.mktemp("plain")
    asked = _look(folder, field, cells)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "plain_cell", lambda *_, **__: exp.false())
        assert _look(folder, field, cells) == asked
