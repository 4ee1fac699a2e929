"""Table Dialect, v1 and v2: each property read, and what is not of its form left as if it were not stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from standards.table_schema import parse_table_schema
from validator.options import Options
from validator.tables.dialect import PLAIN, parse_dialect
from validator.tables.file import check_file
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Places = list[tuple[str, int | None, str | None]]
ID = {"name": "id", "type": "integer"}
NAME = {"name": "name", "type": "string", "constraints": {"enum": ["apple", "pear", "a,b", 'a"b', "a;;b"]}}


@pytest.fixture
def faults(tmp_path: Path) -> Callable[..., Places]:
    """Return a function that checks a text in a dialect and returns (code, row, text) of every place."""

    def run(text: str, *, fields: tuple[dict[str, Any], ...] = (ID, NAME), **stated: object) -> Places:
        path = tmp_path / "t.csv"
        path.write_text(text, encoding="utf-8", newline="")
        task = TableTask(
            path=path,
            shown="t",
            name="t",
            schema=parse_table_schema({"fields": list(fields)}),
            delimiter=str(stated["delimiter"]) if "delimiter" in stated else ",",
            dialect=parse_dialect(stated),
        )
        looked = check_file(task, Options(examples=None))
        assert looked.errors == ()
        assert [one.rows_read == one.rows_present for one in looked.inputs] == [True]
        places = [(one.code, place.row, place.value) for one in looked.findings for place in one.examples]
        return sorted(places, key=lambda place: (place[1] or 0, place[0]))

    return run


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("id;name\n1;apple\nx;plum\n", {"delimiter": ";"}),
        ("id::name\n1::apple\nx::plum\n", {"delimiter": "::"}),
        ("id,name\n1,'apple'\nx,'plum'\n", {"quoteChar": "'"}),
        ("id,name\n1,'a,b'\nx,'plum'\n", {"quoteChar": "'"}),
        ('id,name\n1,"a""b"\nx,plum\n', {"doubleQuote": True}),
        ('id,name\n1,"a\\"b"\nx,plum\n', {"doubleQuote": False, "escapeChar": "\\"}),
        ("id,name\n1,a|,b\nx,plum\n", {"escapeChar": "|"}),
        ("id, name\n1, apple\nx, plum\n", {"skipInitialSpace": True}),
        ('id, name\n1, "a,b"\nx, plum\n', {"skipInitialSpace": True}),
        ('id;;name\n1;;"a;;b"\nx;;plum\n', {"delimiter": ";;"}),
        ('id,name\n1,a"b\nx,plum\n', {"quoteChar": None}),
        ("id,name;1,apple;x,plum", {"lineTerminator": ";"}),
        ("id,name\r\n1,apple\r\nx,plum\r\n", {"lineTerminator": "\n"}),
    ],
)
def test_text_is_read_as_its_dialect_says(faults: Callable[..., Places], text: str, stated: dict[str, object]) -> None:
    assert faults(text, **stated) == [("constraint-error", 3, "plum"), ("type-error", 3, "x")]


def test_without_a_header_the_schema_names_the_columns_and_the_first_record_is_row_1(
    faults: Callable[..., Places],
) -> None:
    assert faults("1,apple\nx,pear\n", header=False) == [("type-error", 2, "x")]
    assert faults("1,apple\n\nx,pear\n", header=False) == [("blank-row", 2, ""), ("type-error", 3, "x")]


def test_a_column_beyond_the_schema_has_a_name_of_ours(faults: Callable[..., Places]) -> None:
    assert faults("1,apple,9\n", header=False) == [("extra-label", 0, "field3")]


def test_a_header_over_two_rows_is_joined_and_a_short_row_stands_over_all_that_follows(
    faults: Callable[..., Places],
) -> None:
    fields = ({"name": "fruit id", "type": "integer"}, {"name": "fruit name"})
    text = "fruit\nid,name\n1,apple\nx,pear\n"
    assert faults(text, fields=fields, headerRows=[1, 2]) == [("type-error", 4, "x")]
    fields = ({"name": "fruit-id", "type": "integer"}, {"name": "fruit-name"})
    assert faults(text, fields=fields, headerRows=[1, 2], headerJoin="-") == [("type-error", 4, "x")]


def test_what_stands_above_the_header_is_no_data(faults: Callable[..., Places]) -> None:
    assert faults("A title\n\nid,name\n1,apple\nx,pear\n", headerRows=[3]) == [("type-error", 5, "x")]


def test_comments_are_no_data_and_move_no_other_row(faults: Callable[..., Places]) -> None:
    text = '# by hand, "unclosed\nid,name\n1,apple\n# the rest\nx,pear\n#end\n'
    assert faults(text, commentChar="#") == [("type-error", 5, "x")]
    text = "by hand\nid,name\n1,apple\nthe rest\nx,pear\nend\n"
    assert faults(text, commentRows=[1, 4, 6]) == [("type-error", 5, "x")]


def test_a_null_sequence_is_no_value(faults: Callable[..., Places]) -> None:
    assert faults("id,name\n\\N,apple\n2,\\N\nx,\\N\n", nullSequence="\\N") == [("type-error", 4, "x")]


@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"quoteChar": "''", "escapeChar": 7, "headerRows": "1", "commentRows": {"a": 1}, "headerJoin": None},
        {"lineTerminator": "\r\n", "nullSequence": None, "commentChar": 3, "header": "no", "doubleQuote": "false"},
        {"headerRows": [0, -1, True, "2"]},
    ],
)
def test_what_is_not_of_its_form_is_as_if_it_were_not_stated(stated: dict[str, object]) -> None:
    assert parse_dialect(stated) == PLAIN


def test_a_dialect_with_nothing_odd_is_left_to_the_engine() -> None:
    assert parse_dialect({"header": True, "delimiter": "\t"}).is_plain
    assert parse_dialect({"header": False}).is_plain
    assert not parse_dialect({"commentChar": "#"}).is_plain
    assert not parse_dialect({"headerRows": [2]}).is_plain
