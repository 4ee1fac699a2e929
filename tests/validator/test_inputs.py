"""What a person may name: files, folders, patterns, packages, members of archives, standard input, addresses."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from validator.options import Options
from validator.validate import validate

TABLE = "n,t\n1,a\nx,b\n"
PLAIN = Options(examples=None)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two tables, in which the test runs."""
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _paths(*named: str, options: Options = PLAIN) -> list[str]:
    report = validate(map(Path, named), options)
    assert report.errors == ()
    return [one.path for one in report.inputs]


@pytest.mark.usefixtures("folder")
def test_a_pattern_that_no_shell_has_read_is_that_of_its_files() -> None:
    assert _paths("*.csv") == ["a.csv", "b.csv"]
    assert _paths("[b]*") == ["b.csv"]


def test_a_pattern_with_a_folder_in_it_names_files_below(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "c.csv").write_text(TABLE, encoding="utf-8")
    assert _paths("**/*.csv") == ["a.csv", "b.csv", "in/c.csv"]
    assert _paths(f"{folder.as_posix()}/in/*") == [f"{folder.as_posix()}/in/c.csv"]


def test_a_file_whose_name_is_a_pattern_is_a_file(folder: Path) -> None:
    (folder / "[b].csv").write_text("m\n1\n", encoding="utf-8")
    assert _paths("[b].csv") == ["[b].csv"]


@pytest.mark.usefixtures("folder")
def test_a_pattern_of_nothing_is_missing_and_does_not_hide_the_rest() -> None:
    report = validate([Path("z*.csv"), Path("a.csv")], PLAIN)
    assert [(error.code, error.facts["path"]) for error in report.errors] == [("file-missing", "z*.csv")]
    assert [one.path for one in report.inputs] == ["a.csv"]


@pytest.mark.usefixtures("folder")
def test_one_file_named_twice_is_looked_at_once() -> None:
    assert _paths("a.csv", "*.csv", "a.csv") == ["a.csv", "b.csv"]


@pytest.mark.usefixtures("folder")
def test_standard_input_is_a_table_called_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TABLE.encode())))
    (table,) = validate([Path("-")], PLAIN).inputs
    assert (table.path, table.table, table.rows_read, table.bytes) == ("-", "stdin", 2, len(TABLE))


@pytest.mark.usefixtures("folder")
def test_an_address_is_refused_unless_the_network_is_allowed() -> None:
    report = validate([Path("https://example.org/t.csv")], PLAIN)
    assert [(error.code, error.facts["url"]) for error in report.errors] == [
        ("network-not-allowed", "https://example.org/t.csv"),
    ]


def test_a_member_of_an_archive_is_named_after_two_colons(folder: Path) -> None:
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("in/t.csv", TABLE)
        archive.writestr("u.csv", TABLE)
    assert _paths("z.zip::in/t.csv") == ["z.zip::in/t.csv"]
    assert _paths("z.zip") == ["z.zip::in/t.csv", "z.zip::u.csv"]


@pytest.mark.parametrize("inside", ["", "benches/"])
def test_a_package_in_a_zip_file_is_a_package(folder: Path, inside: str) -> None:
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        resource = {"name": "rows", "path": "data/t.csv", "schema": {"fields": [{"name": "n", "type": "integer"}]}}
        archive.writestr(f"{inside}datapackage.json", json.dumps({"name": "p", "resources": [resource]}))
        archive.writestr(f"{inside}data/t.csv", TABLE)
        archive.writestr("../evil.csv", TABLE)
    report = validate([Path("z.zip")], Options(only=frozenset({"type-error"})))
    assert report.errors == ()
    assert [(one.path, one.kind, one.table) for one in report.inputs] == [
        (f"z.zip::{inside}datapackage.json", "package", None),
        (f"z.zip::{inside}data/t.csv", "table", "rows"),
    ]
    assert [(one.code, one.path) for one in report.findings] == [("type-error", f"z.zip::{inside}data/t.csv")]
    assert not (folder.parent / "evil.csv").exists()


def test_a_descriptor_is_told_by_its_content(folder: Path) -> None:
    (folder / "about.json").write_text('{"name": "p", "resources": [{"name": "a", "path": "a.csv"}]}', encoding="utf-8")
    assert _paths("about.json") == ["about.json", "a.csv"]


def test_json_that_is_neither_a_package_nor_a_table_is_not_recognised(folder: Path) -> None:
    (folder / "catalogue.json").write_text('{"datasets": []}', encoding="utf-8")
    assert [error.code for error in validate([Path("catalogue.json")], PLAIN).errors] == ["not-recognised"]


@pytest.mark.usefixtures("folder")
def test_the_row_of_the_header_and_its_absence_can_be_declared() -> None:
    Path("t.csv").write_text("Benches\n\nn,t\n1,a\n", encoding="utf-8")
    (table,) = validate([Path("t.csv")], Options(header_row=3, columns=True)).inputs
    assert ([one["field"] for one in table.columns or ()], table.rows_read) == (["n", "t"], 1)
    (table,) = validate([Path("a.csv")], Options(header_row=0, columns=True)).inputs
    assert ([one["field"] for one in table.columns or ()], table.rows_read) == (["field1", "field2"], 3)
