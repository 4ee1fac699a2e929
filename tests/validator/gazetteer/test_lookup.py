"""A table held against an index: unknown UPRNs, far points, other streets, each in its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pyproj import Geod

from standards.library import find_standard
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.finding import Finding
    from validator.gazetteer.index import Index

    Ask = Callable[..., dict[str, Finding]]

CODES = {"uprn-unknown", "uprn-far-from-point", "usrn-mismatch"}


@pytest.fixture
def ask(index: Index, tmp_path: Path) -> Ask:
    """Return a function that writes a table and returns what the gazetteer says of it, by code."""

    def run(*lines: str, standard: str | None = None, **options: Any) -> dict[str, Finding]:  # noqa: ANN401 - passed on
        path = tmp_path / "table.csv"
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
        found = None if standard is None else find_standard(standard)
        task = TableTask(
            path=path, shown="table.csv", name="table", standard=found, schema=found.schema if found else None
        )
        _, findings = check_table(task, Options(examples=None, **{"gazetteer": index.path, **options}))
        return {one.code: one for one in findings if one.code in CODES}

    return run


def _rows(finding: Finding) -> list[int | None]:
    return [example.row for example in finding.examples]


def test_a_uprn_that_the_index_does_not_hold_is_unknown(ask: Ask) -> None:
    found = ask("UPRN,Name", "60001449,a", "60001494,b", "100023336956,c", "7,d")
    assert found.keys() == {"uprn-unknown"}
    assert (found["uprn-unknown"].severity, found["uprn-unknown"].count) == ("warning", 2)
    assert (found["uprn-unknown"].field, _rows(found["uprn-unknown"])) == ("UPRN", [3, 5])
    assert found["uprn-unknown"].examples[0].message == "not in osopenuprn_202608"


def test_a_padded_uprn_is_looked_up_by_its_number(ask: Ask) -> None:
    assert ask("UPRN,Name", "000060001449,a", " 60001449 ,b") == {}


@pytest.mark.parametrize("text", ["", "0", "999999999999", "1.00E+11", "60001449/1", "ten", "1234567890123", "-"])
def test_what_is_no_uprn_is_told_by_its_form_alone(ask: Ask, text: str) -> None:
    """One cell, one fault: to say that it is not in the gazetteer either would help nobody."""
    assert ask("UPRN,Name", f"{text},a", "60001449,b") == {}


def test_metres_are_compared_with_metres(ask: Ask) -> None:
    found = ask(
        "UPRN,Easting,Northing",
        "60001449,522048,106231",
        "60001449,522048.45,106331.05",
        "60001449,522048.45,106332.10",
        "60001449,,",
    )
    assert found.keys() == {"uprn-far-from-point"}
    assert _rows(found["uprn-far-from-point"]) == [4]
    assert found["uprn-far-from-point"].examples[0].message == "101 m from its place in osopenuprn_202608"


def test_degrees_are_compared_with_degrees(ask: Ask) -> None:
    found = ask("UPRN,Longitude,Latitude", "60001449,-0.267445,50.842389", "100023336956,-1.5491,53.7997")
    assert _rows(found["uprn-far-from-point"]) == [3]
    assert found["uprn-far-from-point"].examples[0].message == "273 km from its place in osopenuprn_202608"


@pytest.mark.parametrize("point", ["POINT(-0.267445 50.842389)", "point ( -0.267445 50.842389 )"])
def test_a_point_in_wkt_is_compared_too(ask: Ask, point: str) -> None:
    assert ask("uprn,point", f"60001449,{point}") == {}
    assert _rows(ask("uprn,point", f"5,{point}")["uprn-far-from-point"]) == [2]


@pytest.mark.parametrize(("metres", "rows"), [(0, [2, 3]), (400, [3]), (2000, [])])
def test_the_distance_that_is_allowed_can_be_chosen(ask: Ask, metres: float, rows: list[int]) -> None:
    table = ("UPRN,Easting,Northing", "60001449,522348.45,106231.10", "60001449,522048.45,107231.10")
    found = ask(*table, gazetteer_distance=metres)
    assert (_rows(found["uprn-far-from-point"]) if found else []) == rows


@pytest.mark.parametrize(
    ("uprn", "longitude", "latitude"),
    [("60001449", -0.2660, 50.8430), ("5", -2.05, 60.49), ("100023336956", 0.02, 51.4), ("60001449", -3.2, 55.9)],
)
def test_distances_in_degrees_agree_with_those_over_the_ellipsoid(
    ask: Ask, uprn: str, longitude: float, latitude: float
) -> None:
    """The formula is good to a thousandth, from a few metres to the length of the country."""
    places = {
        "60001449": (-0.2674455, 50.8423891),
        "5": (-2.0014651, 60.5031846),
        "100023336956": (-0.1276248, 51.5033635),
    }
    _, _, metres = Geod(ellps="WGS84").inv(*places[uprn], longitude, latitude)
    nearly = 0.001
    table = ("UPRN,Longitude,Latitude", f"{uprn},{longitude},{latitude}")
    assert ask(*table, gazetteer_distance=metres * (1 + nearly)) == {}
    assert ask(*table, gazetteer_distance=metres * (1 - nearly)).keys() == {"uprn-far-from-point"}


def test_a_street_must_be_one_of_those_that_the_uprn_belongs_to(ask: Ask) -> None:
    found = ask(
        "UPRN,USRN",
        "60001449,4500010",
        "60001449,4500011",
        "60001449,8400505",
        "100023336956,4500010",
        "5,4500010",
        "60001449,",
    )
    assert found.keys() == {"usrn-mismatch"}
    assert (found["usrn-mismatch"].field, _rows(found["usrn-mismatch"])) == ("USRN", [4, 5])
    assert [one.message for one in found["usrn-mismatch"].examples] == [
        "the street of this UPRN is 4500010 or 4500011",
        "the street of this UPRN is 8400505",
    ]
    assert [one.value for one in found["usrn-mismatch"].examples] == ["8400505", "4500010"]


def test_both_systems_of_a_row_are_held_against_the_uprn(ask: Ask) -> None:
    """The linking table states each point twice; one of the two may be wrong."""
    found = ask(
        "UPRN,USRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE,STATUS",
        "60001449,4500010,522048.45,106231.10,50.8423891,-0.2674455,",
        "100023336956,8400505,530047,179951,51.6033635,-0.1276248,",
        "5,,400000,1190000,60.5031846,-2.0014651,",
        standard="uk/property-reference",
    )
    assert found.keys() == {"uprn-far-from-point"}
    assert _rows(found["uprn-far-from-point"]) == [3, 4]


def test_the_columns_of_a_standard_are_asked_whatever_they_are_called(ask: Ask) -> None:
    header = "UPRN,GeoX,GeoY,CoordinateReferenceSystem,LocationText"
    found = ask(
        header,
        "60001449,-0.2674455,50.8423891,WGS84,a",
        "60001449,522048,106231,OSGB36,b",
        "60001449,522048,116231,OSGB36,c",
        standard="uk/public-toilets",
    )
    assert _rows(found["uprn-far-from-point"]) == [4]


def test_a_column_of_uprns_that_the_standard_does_not_know_is_asked_too(ask: Ask) -> None:
    """Sixteen councils added one to their register of brownfield land."""
    found = ask(
        "SiteReference,GeoX,GeoY,UPRN", "a,-0.2674455,50.8423891,60001449", "b,,,8", standard="uk/brownfield-land"
    )
    assert found.keys() == {"uprn-unknown"}
    assert _rows(found["uprn-unknown"]) == [3]


def test_a_table_without_uprns_is_not_asked(ask: Ask) -> None:
    assert ask("Name,Easting,Northing", "a,522048,106231") == {}


def test_every_column_of_uprns_is_looked_up_and_the_first_is_held_against_the_point(ask: Ask) -> None:
    found = ask("UPRN,Parent UPRN,Easting,Northing", "60001449,100023336956,522048,106231", "60001449,8,522048,106231")
    assert found.keys() == {"uprn-unknown"}
    assert (found["uprn-unknown"].field, _rows(found["uprn-unknown"])) == ("Parent UPRN", [3])


def test_rows_are_told_by_their_numbers_in_a_file_that_is_rewritten_first(ask: Ask) -> None:
    assert _rows(ask("UPRN,Name", "60001449,a", "", "7,b")["uprn-unknown"]) == [4]


def test_rows_are_told_exactly_far_down_a_large_table(ask: Ask) -> None:
    rows = [f"{7 if number in {2, 150_000, 300_001} else 60001449},a" for number in range(2, 300_002)]
    assert _rows(ask("UPRN,Name", *rows)["uprn-unknown"]) == [2, 150_000, 300_001]
