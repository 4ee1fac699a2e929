from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards.errors import DsregError
from validator.differing.differ import differ
from validator.differing.difference import Change, Key, KeySource, Kind
from validator.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from validator.differing.difference import Difference, TableDifference

    Compare = Callable[..., TableDifference]
    Row = tuple[str, ...]

ALL = Options(examples=None)
FEW = 12
"""Each opens an engine on disk."""
CELLS = st.sampled_from(["", "a", "b", "1:a", "ü", 'say "so", twice'])
KEYS = st.sampled_from(["", "", "1", "2", "3", "4", "5"])
TABLES = st.lists(st.tuples(KEYS, CELLS, CELLS), min_size=1, max_size=8)


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """Return a function that compares two texts as tables."""

    def run(before: str, after: str, *, key: Sequence[str] = (), options: Options = ALL) -> TableDifference:
        paths = tmp_path / "before.csv", tmp_path / "after.csv"
        for path, text in zip(paths, (before, after), strict=True):
            path.write_text(text, encoding="utf-8", newline="")
        return differ(*paths, options, key=key).tables[0]

    return run


def write_package(folder: Path, descriptor: dict[str, object], **files: str) -> Path:
    """Write a package with its tables, and return its descriptor."""
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    resources = descriptor.pop("resources", None) or [
        {"name": name, "path": f"{name}.csv", "type": "table"} for name in files
    ]
    path = folder / "datapackage.json"
    path.write_text(json.dumps({"name": "toilets", **descriptor, "resources": resources}), encoding="utf-8")
    return path


def write_rows(path: Path, rows: Sequence[Row]) -> None:
    """Write a table with the columns k, x and y."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([("k", "x", "y"), *rows])


def filled(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that hold anything; blank ones are no rows."""
    return [row for row in rows if any(row)]


def expected_by_key(before: Sequence[Row], after: Sequence[Row]) -> dict[str, int]:
    """Return what a plain comparison counts: keys that one row of each side has are compared, all else whole."""
    sides = filled(before), filled(after)
    counts = [Counter(row[0] for row in side) for side in sides]
    single = {key for key in {*counts[0], *counts[1]} if key and max(count[key] for count in counts) == 1}
    named = [{row[0]: row for row in side if row[0] in single} for side in sides]
    whole = [Counter(row for row in side if row[0] not in single) for side in sides]
    both = named[0].keys() & named[1].keys()
    cells = [sum(named[0][key][at] != named[1][key][at] for key in both) for at in (1, 2)]
    return {
        "added": len(named[1].keys() - both) + (whole[1] - whole[0]).total(),
        "removed": len(named[0].keys() - both) + (whole[0] - whole[1]).total(),
        "changed": sum(named[0][key] != named[1][key] for key in both),
        "x": cells[0],
        "y": cells[1],
        "blank": sum(not row[0] for side in sides for row in side),
        "shared": sum(bool(row[0]) and row[0] not in single for side in sides for row in side),
    }


@settings(max_examples=FEW)
@given(before=TABLES, after=TABLES)
def test_rows_by_key_are_those_of_a_plain_comparison(before: list[Row], after: list[Row]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_rows(folder / "before.csv", before)
        write_rows(folder / "after.csv", after)
        rows = differ(folder / "before.csv", folder / "after.csv", ALL, key=["k"]).tables[0].rows
    cells = {one.column: one.changed for one in rows.columns}
    found = {name: getattr(rows, name) for name in ("added", "removed", "changed", "blank", "shared")}
    assert found | {"x": cells.get("x", 0), "y": cells.get("y", 0)} == expected_by_key(before, after)
    assert {one.column: len(one.examples) for one in rows.columns} == cells
    assert sum(one.times for one in rows.added_examples) == rows.added


@settings(max_examples=FEW)
@given(before=TABLES, after=TABLES)
def test_rows_without_a_key_are_a_multiset(before: list[Row], after: list[Row]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_rows(folder / "before.csv", before)
        write_rows(folder / "after.csv", after)
        rows = differ(folder / "before.csv", folder / "after.csv", ALL).tables[0].rows
    old, new = Counter(filled(before)), Counter(filled(after))
    assert (rows.key, rows.changed, rows.removed, rows.added) == (
        None,
        0,
        (old - new).total(),
        (new - old).total(),
    )


def test_a_changed_cell_names_its_key_and_its_rows_in_both_files(compare: Compare) -> None:
    rows = compare("id,name\n1,Ann\n2,Bob\n", "id,name\n2,Rob\n1,Ann\n", key=["id"]).rows
    example = rows.columns[0].examples[0]
    found = (example.key, example.row_before, example.row_after, example.before, example.after)
    assert found == (("2",), 3, 2, "Bob", "Rob")


def test_the_way_in_which_a_file_is_written_is_no_difference(compare: Compare) -> None:
    after = '\ufeffid;name\r\n\r\n2;"Bob"\r\n1;Ann\n'
    assert compare("id,name\n1,Ann\n2,Bob\n", after, key=["id"]).is_same
    assert compare("id,name\n1,Ann\n2,Bob\n", after).is_same


def test_a_row_below_a_blank_line_keeps_its_number(compare: Compare) -> None:
    rows = compare("id\n1\n", "id\n\n1\n7\n", key=["id"]).rows
    assert [(one.row, one.cells) for one in rows.added_examples] == [(4, (("id", "7"),))]


def test_the_column_with_most_changes_comes_first(compare: Compare) -> None:
    table = compare("id,x,y\n1,a,a\n2,a,a\n", "id,x,y\n1,a,b\n2,b,b\n", key=["id"])
    assert [(one.column, one.changed) for one in table.rows.columns] == [("y", 2), ("x", 1)]


def test_columns_are_added_removed_renamed_and_moved(compare: Compare) -> None:
    """`Post code` differs from `postcode` by its spelling alone, `borough` holds what `town` held."""
    table = compare(
        "id,postcode,town,old\n1,N1,Barnet,x\n2,N2,Brent,y\n",
        "town kind,id,borough,Post code\na,1,Barnet,N1\nb,2,Brent,N2\n",
        key=["id"],
    )
    assert table.columns == (
        Change(kind=Kind.REMOVED, name="old", before=4),
        Change(kind=Kind.ADDED, name="town kind", after=1),
        Change(kind=Kind.RENAMED, name="borough", before="town", after="borough"),
        Change(kind=Kind.RENAMED, name="Post code", before="postcode", after="Post code"),
        Change(kind=Kind.MOVED, name="borough", before=3, after=3),
    )
    assert table.rows.is_same


def test_two_columns_with_the_same_content_are_not_certain_to_be_the_renamed_one(compare: Compare) -> None:
    table = compare("id,a\n1,x\n2,y\n", "id,b,c\n1,x,x\n2,y,y\n", key=["id"])
    assert [one.kind for one in table.columns] == [Kind.REMOVED, Kind.ADDED, Kind.ADDED]


def test_tables_without_a_common_column_are_others_altogether(compare: Compare) -> None:
    rows = compare("a\n1\n", "b\n2\n3\n").rows
    assert (rows.is_compared, rows.removed, rows.added) == (False, 1, 2)


def test_a_key_that_no_column_has_is_asked_wrongly(compare: Compare) -> None:
    with pytest.raises(DsregError) as caught:
        compare("id\n1\n", "id\n1\n", key=["uprn"])
    assert (caught.value.code, caught.value.facts["key"]) == ("diff-key-missing", ["uprn"])


def test_no_examples_are_shown_where_none_are_wanted(compare: Compare) -> None:
    rows = compare("id,x\n1,a\n2,a\n", "id,x\n1,b\n3,a\n", key=["id"], options=Options(examples=0)).rows
    assert (rows.cells, rows.added, rows.removed) == (1, 1, 1)
    assert (rows.columns[0].examples, rows.added_examples, rows.removed_examples) == ((), (), ())


def test_a_packed_file_is_compared_with_a_plain_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,n\n1,x\n", encoding="utf-8")
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(b"id,n\n1,y\n"))
    assert differ(tmp_path / "a.csv", tmp_path / "b.csv.gz", ALL, key=["id"]).tables[0].rows.cells == 1


def differ_packages(tmp_path: Path, before: dict[str, object], after: dict[str, object]) -> Difference:
    """Compare two packages with the same table."""
    table = "id,n\n1,x\n2,y\n"
    return differ(
        write_package(tmp_path / "a", before, data=table), write_package(tmp_path / "b", after, data=table), ALL
    )


def test_metadata_is_compared_property_by_property(tmp_path: Path) -> None:
    found = differ_packages(tmp_path, {"title": "Old", "keywords": ["a"]}, {"title": "New", "version": "2"})
    assert found.metadata == (
        Change(kind=Kind.REMOVED, name="keywords", before=["a"]),
        Change(kind=Kind.CHANGED, name="title", before="Old", after="New"),
        Change(kind=Kind.ADDED, name="version", after="2"),
    )
    assert found.tables[0].is_same


def schema(kind: str) -> list[dict[str, object]]:
    """Return the resource of the table with a key and one typed column."""
    fields = [{"name": "id", "type": "string"}, {"name": "n", "type": kind}]
    return [{"name": "data", "path": "data.csv", "schema": {"fields": fields, "primaryKey": ["id"]}}]


def test_the_schema_says_the_key_and_the_types(tmp_path: Path) -> None:
    found = differ_packages(tmp_path, {"resources": schema("string")}, {"resources": schema("any")})
    assert found.tables[0].rows.key == Key(columns=("id",), source=KeySource.SCHEMA)
    assert found.tables[0].columns == (Change(kind=Kind.RETYPED, name="n", before="string", after="any"),)
    assert found.metadata == ()


def test_a_table_of_one_side_alone_is_a_part(tmp_path: Path) -> None:
    before = write_package(tmp_path / "a", {}, one="id\n1\n")
    after = write_package(tmp_path / "b", {}, one="id\n1\n", two="id\n1\n")
    assert differ(before, after, ALL).parts == (Change(kind=Kind.ADDED, name="two"),)
