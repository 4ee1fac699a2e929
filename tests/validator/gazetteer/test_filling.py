"""Blank coordinates filled by the UPRN, in the row's own system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.mending.mend import mend_file
from validator.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.gazetteer.index import Index

    Fill = Callable[..., list[str]]


@pytest.fixture
def fill(index: Index, tmp_path: Path) -> Fill:
    """Return a function that writes a table, fills it, and returns the lines of the copy."""

    def run(*lines: str, standard: str | None = None) -> list[str]:
        path, output = tmp_path / "table.csv", tmp_path / "filled.csv"
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
        options = Options(standard=standard, gazetteer=index.path)
        mend_file(path, output=output, log=None, options=options, fill="coordinates")
        return output.read_text(encoding="utf-8").splitlines()

    return run


def test_degrees_are_filled_as_the_product_states_them(fill: Fill) -> None:
    assert fill("UPRN,Longitude,Latitude", "60001449,,")[1] == "60001449,-0.2674455,50.8423891"


def test_metres_are_filled_to_the_centimetre(fill: Fill) -> None:
    assert fill("UPRN,Easting,Northing", "60001449,,")[1] == "60001449,522048.45,106231.10"


def test_the_system_that_the_row_names_is_the_one_that_is_filled(fill: Fill) -> None:
    rows = ("60001449,,,OSGB36,a", "60001449,,,WGS84,b", "60001449,,,,c", "60001449,,,ED50,d")
    filled = fill("UPRN,GeoX,GeoY,CoordinateReferenceSystem,LocationText", *rows, standard="uk/public-toilets")
    assert filled[1:] == [
        "60001449,522048.45,106231.10,OSGB36,a",
        "60001449,-0.2674455,50.8423891,WGS84,b",
        "60001449,-0.2674455,50.8423891,,c",
        "60001449,,,ED50,d",
    ]


@pytest.mark.parametrize(
    "row",
    ["60001449,1,", "60001449,,2", "60001449,1,2", "7,,", "ten,,", "0,,"],
)
def test_what_is_not_certain_is_left(fill: Fill, row: str) -> None:
    assert fill("UPRN,Easting,Northing", row)[1] == row


def test_each_filled_cell_stands_in_the_log(fill: Fill, tmp_path: Path) -> None:
    fill("UPRN,Easting,Northing", "60001449,,", "5,1,2")
    assert (tmp_path / "filled.changes.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        '"2","2","Easting","coordinates-filled","","522048.45"',
        '"2","3","Northing","coordinates-filled","","106231.10"',
    ]


def test_nothing_is_filled_unless_it_is_asked_for(index: Index, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("UPRN,Easting,Northing\n60001449,,\n", encoding="utf-8")
    options = Options(gazetteer=index.path)
    mend_file(tmp_path / "table.csv", output=tmp_path / "copy.csv", log=None, options=options)
    assert (tmp_path / "copy.csv").read_text(encoding="utf-8") == "UPRN,Easting,Northing\n60001449,,\n"


def test_filling_needs_a_gazetteer(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("UPRN,Easting,Northing\n60001449,,\n", encoding="utf-8")
    with pytest.raises(DsregError) as error:
        mend_file(tmp_path / "table.csv", output=tmp_path / "copy.csv", log=None, options=Options(), fill="coordinates")
    assert error.value.code == "gazetteer-needed"
    assert not (tmp_path / "copy.csv").exists()
