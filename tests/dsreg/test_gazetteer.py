"""`dsreg gazetteer`, and a gazetteer given to `dsreg validate` and `dsreg fix`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def points(tmp_path: Path) -> Path:
    """Return a file of two points."""
    path = tmp_path / "osopenuprn_202608.csv"
    path.write_text(
        "UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE\n"
        "60001449,522048.45,106231.10,50.8423891,-0.2674455\n"
        "100023336956,530047,179951,51.5033635,-0.1276248\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def index(run: Run, points: Path, tmp_path: Path) -> Path:
    """Return an index of them, built by the command."""
    output = tmp_path / "uprns.index"
    code, said, _ = run("gazetteer", "build", points, "--output", output)
    assert code == 0
    assert "2 UPRNs" in said
    return output


def test_an_index_is_shown_with_what_it_was_made_of(run: Run, index: Path) -> None:
    code, output, _ = run("gazetteer", "show", index, "--format", "json")
    document = json.loads(output)
    assert (code, document["uprns"], document["release"]) == (0, 2, "osopenuprn_202608")
    assert [one["name"] for one in document["files"]] == ["osopenuprn_202608.csv"]


def test_a_table_is_checked_against_it(run: Run, index: Path, tmp_path: Path) -> None:
    table = tmp_path / "assets.csv"
    table.write_text("UPRN,Easting,Northing\n60001449,522048,106231\n60001494,,\n60001449,1,999999\n", encoding="utf-8")
    code, output, _ = run("validate", table, "--gazetteer", index, "--format", "json", "--fail-on", "warning")
    found = {one["code"]: [place["row"] for place in one["examples"]] for one in json.loads(output)["findings"]}
    assert code == 1
    assert (found["uprn-unknown"], found["uprn-far-from-point"]) == ([3], [4])


def test_the_distance_is_an_option(run: Run, index: Path, tmp_path: Path) -> None:
    table = tmp_path / "assets.csv"
    table.write_text("UPRN,Easting,Northing\n60001449,522548,106231\n", encoding="utf-8")
    asked = ("validate", table, "--gazetteer", index, "--fail-on", "warning")
    assert run(*asked)[0] == 1
    assert run(*asked, "--gazetteer-distance", "500")[0] == 0
    assert run(*asked, "--gazetteer-distance", "-1")[0] == 2


@pytest.mark.parametrize("command", [("validate",), ("fix", "--output", "copy.csv")])
def test_a_foreign_file_ends_in_one_sentence(
    run: Run, points: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    code, output, words = run(*command, points, "--gazetteer", points)
    assert code == 3
    assert (output + words).count("is not the index of a gazetteer") == 1
    assert "Traceback" not in output + words


def test_a_foreign_file_ends_in_json_where_json_is_asked_for(run: Run, points: Path) -> None:
    code, output, _ = run("validate", points, "--gazetteer", points, "--format", "json")
    assert (code, json.loads(output)["exit"]) == (3, 3)
    assert "is not the index of a gazetteer" in json.loads(output)["problem"]


def test_fix_fills_coordinates_when_asked(run: Run, index: Path, tmp_path: Path) -> None:
    table, copy = tmp_path / "assets.csv", tmp_path / "copy.csv"
    table.write_text("UPRN,Easting,Northing\n60001449,,\n", encoding="utf-8")
    code, output, _ = run("fix", table, "--gazetteer", index, "--fill", "coordinates", "--output", copy)
    assert code == 0
    assert "1 blank cell filled from the gazetteer" in output
    assert copy.read_text(encoding="utf-8").splitlines()[1] == "60001449,522048.45,106231.10"
