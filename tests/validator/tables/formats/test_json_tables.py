"""JSON that holds a table: what its rows are, what its values say, and where a fault stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from validator.options import Options
from validator.tables.file import Choice, check_file
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.tables.file import Looked

Faults = list[tuple[str, int | None, str | None]]
NUMBER = {"name": "n", "type": "integer"}
TEXT = {"name": "t", "type": "string"}
BAD_FEATURE = json.dumps(
    {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": None, "properties": 3}]},
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a file."""

    def run(text: str, name: str = "t.json") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return run


def test_a_list_of_objects_has_its_keys_for_labels_and_its_first_object_for_row_1(
    write: Callable[..., Path], faults: Callable[..., Faults]
) -> None:
    path = write('[{"n": 1, "t": "a"}, {"t": "b", "n": "x"}, {"n": 2.5}]')
    assert faults(path, NUMBER, TEXT) == [("type-error", 2, "x"), ("type-error", 3, "2.5")]


def test_a_list_of_lists_has_its_labels_in_row_1(write: Callable[..., Path], faults: Callable[..., Faults]) -> None:
    path = write('[["n", "t"], [1, "a"], ["x", "b"], [2]]')
    assert faults(path, NUMBER, TEXT) == [("type-error", 3, "x"), ("missing-cell", 4, "2")]


def test_the_keys_of_every_object_are_labels_and_an_absent_one_is_a_blank_cell(
    write: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    found = looked(write('[{"a": 1}, {"b": null, "a": 2}, {"c": true}]'), columns=True)
    (table,) = found.inputs
    assert [(one["field"], one["filled"]) for one in table.columns or ()] == [("a", 2), ("b", 0), ("c", 1)]


def test_one_value_a_line_names_the_record_and_the_line(
    write: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    found = looked(write('{"n": 1}\n\n{"n": "x"}\n', "t.csv"), NUMBER)
    (finding,) = found.findings
    assert [(place.row, place.line) for place in finding.examples] == [(2, 3)]
    assert [(one.rows_read, one.rows_present) for one in found.inputs] == [(2, 2)]


def test_lists_one_a_line_have_their_labels_in_the_first(
    write: Callable[..., Path], faults: Callable[..., Faults]
) -> None:
    assert faults(write('["n", "t"]\n[1, "a"]\n["x", "b"]\n'), NUMBER, TEXT) == [("type-error", 3, "x")]


def test_numbers_keep_their_digits_and_nested_values_stay_json(
    write: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    text = '[{"n": 12.50, "big": 123456789012345678901234567890, "o": {"k": [1.10, null, true, "é"]}}]'
    (table,) = looked(write(text), columns=True).inputs
    assert [one["frequent"] for one in table.columns or ()] == [
        [["12.50", 1]],
        [["123456789012345678901234567890", 1]],
        [['{"k":[1.10,null,true,"é"]}', 1]],
    ]


def test_the_features_of_geojson_are_rows_with_their_geometry_as_text(
    write: Callable[..., Path], looked: Callable[..., Looked]
) -> None:
    shapes = [
        {"type": "Point", "coordinates": [-1.5, 52]},
        {"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]},
        {"type": "LineString", "coordinates": [[0, 0, 9], [1, 1, 9]]},
        None,
        {"type": "Point", "coordinates": "nowhere"},
    ]
    features = [{"type": "Feature", "id": 7, "properties": {"t": "x"}, "geometry": shape} for shape in shapes]
    path = write(json.dumps({"type": "FeatureCollection", "features": features}))
    (table,) = looked(path, columns=True).inputs
    columns = {one["field"]: {value for value, _ in one["frequent"]} for one in table.columns or ()}
    assert columns == {
        "t": {"x"},
        "id": {"7"},
        "geometry": {
            "POINT (-1.5 52)",
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))",
            "LINESTRING Z (0 0 9, 1 1 9)",
            '{"type":"Point","coordinates":"nowhere"}',
        },
    }


def test_a_field_that_asks_for_geojson_gets_it(write: Callable[..., Path], looked: Callable[..., Looked]) -> None:
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}}
    path = write(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    found = looked(path, {"name": "geometry", "type": "geojson"}, columns=True)
    assert found.findings == ()
    assert [one["frequent"] for one in found.inputs[0].columns or ()] == [[['{"type":"Point","coordinates":[1,2]}', 1]]]


def test_the_dialect_says_where_the_rows_are_and_which_keys_are_read(write: Callable[..., Path]) -> None:
    path = write('{"meta": 1, "rows": [{"n": 1, "t": "a", "x": 0}]}')
    task = TableTask(path=path, shown="t", name="t")
    found = check_file(task, Options(columns=True), Choice(rows_at="rows", item_keys=("t", "n")))
    assert [one["field"] for one in found.inputs[0].columns or ()] == ["t", "n"]


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ('[{"a": 1}, {"b"', "not-json", "line 1, column 16"),
        ('{"a": 1}\n{"a": 2\n', "not-json", "line 2"),
        ('[{"a": 1, "a": 2}]', "not-json", '"a" comes twice'),
        ('[{"a": NaN}]', "not-json", "NaN is no value"),
        ('[{"a": ' + "[" * 100_000 + "]" * 100_000 + "}]", "not-json", "nested too deeply"),
        ('[{"a": ' + "[" * 70 + "]" * 70 + "}]", "not-json", "nested too deeply"),
        ('[{"a": 1}, 3]', "not-recognised", "record 2 is not an object"),
        ('[[1], {"a": 1}]', "not-recognised", "record 2 is not a list"),
        ('{"dataset": []}', "not-recognised", "list of objects"),
        (BAD_FEATURE, "not-recognised", "a feature with properties"),
    ],
)
def test_what_is_no_table_gets_one_sentence(
    write: Callable[..., Path], looked: Callable[..., Looked], text: str, code: str, says: str
) -> None:
    (error,) = looked(write(text)).errors
    assert error.code == code
    assert says in str(error.facts["reason"])


def test_a_list_of_nothing_is_an_empty_table(write: Callable[..., Path], looked: Callable[..., Looked]) -> None:
    assert [one.code for one in looked(write("[]")).findings] == ["table-empty"]


def test_half_a_letter_is_shown_as_one_that_is_lost(write: Callable[..., Path], faults: Callable[..., Faults]) -> None:
    assert faults(write('[{"t": "\\ud800x"}]'), TEXT) == [("mojibake", 1, "\ufffdx")]
