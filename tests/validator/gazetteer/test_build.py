"""Building an index: what is read, what comes back, what is refused."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standards.errors import DsregError
from validator.gazetteer.build import build_index
from validator.gazetteer.points import find_points

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.gazetteer.index import Index


def test_a_point_comes_back_as_the_product_states_it(index: Index) -> None:
    point = find_points(index, [60001449])[60001449]
    assert (point.easting, point.northing) == (Decimal("522048.45"), Decimal("106231.10"))
    assert (point.latitude, point.longitude) == (Decimal("50.8423891"), Decimal("-0.2674455"))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.dictionaries(
        st.integers(1, 10**12 - 1),
        st.tuples(
            st.integers(0, 70_000_000),
            st.integers(0, 130_000_000),
            st.integers(0, 900_000_000),
            st.integers(-18 * 10**8, 18 * 10**8),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_any_figures_come_back_however_badly_they_were_predicted(
    built: Callable[..., Index], rows: dict[int, tuple[int, int, int, int]]
) -> None:
    """The prediction of degrees saves room; it must never show."""
    figures = {
        uprn: (Decimal(e).scaleb(-2), Decimal(n).scaleb(-2), Decimal(lat).scaleb(-7), Decimal(lon).scaleb(-7))
        for uprn, (e, n, lat, lon) in rows.items()
    }
    index = built(*(",".join([str(uprn), *(f"{one:f}" for one in row)]) for uprn, row in figures.items()))
    found = find_points(index, rows)
    assert {uprn: (p.easting, p.northing, p.latitude, p.longitude) for uprn, p in found.items()} == figures


def test_an_index_says_what_it_was_made_of(index: Index, points: Path) -> None:
    assert (index.points, index.release, index.has_streets) == (3, "osopenuprn_202608", True)
    assert [one.name for one in index.files] == ["osopenuprn_202608.csv", "BLPU_UPRN_Street_USRN_11.csv"]
    assert index.files[0].sha256 == hashlib.sha256(points.read_bytes()).hexdigest()


def test_the_same_files_make_the_same_index(index: Index, points: Path, links: Path, tmp_path: Path) -> None:
    again = build_index([points, links], tmp_path / "again.index")
    assert again.path.read_bytes() == index.path.read_bytes()


def test_the_zip_file_that_the_product_comes_in_is_read_as_it_is(points: Path, tmp_path: Path) -> None:
    packed = tmp_path / "osopenuprn_202608_csv.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("licence.txt", "Open Government Licence")
        archive.writestr("notes/versions.csv", "release,date\n1,2026-08-01\n")
        archive.write(points, "data/osopenuprn_202608.csv")
    index = build_index([packed], tmp_path / "zip.index")
    assert (index.points, index.release) == (3, "osopenuprn_202608")
    assert index.files[0].sha256 == hashlib.sha256(packed.read_bytes()).hexdigest()


def test_a_gzip_file_is_read_as_it_is(points: Path, tmp_path: Path) -> None:
    packed = tmp_path / "osopenuprn_202608.csv.gz"
    packed.write_bytes(gzip.compress(points.read_bytes()))
    assert build_index([packed], tmp_path / "gz.index").release == "osopenuprn_202608"


def test_columns_are_known_by_their_names_not_their_order(tmp_path: Path) -> None:
    path = tmp_path / "turned.csv"
    path.write_text("LONGITUDE,LATITUDE,Note,UPRN,Y_COORDINATE,X_COORDINATE\n-2,49,x,7,-100000,400000\n", "utf-8")
    point = find_points(build_index([path], tmp_path / "turned.index"), [7])[7]
    assert (point.easting, point.northing, point.latitude, point.longitude) == (400000, -100000, 49, -2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("a,b\n1,2\n", "gazetteer-source"),
        ("", "gazetteer-source"),
        ("UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE\nten,1,2,3,4\n", "gazetteer-unreadable"),
        ("UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE\n1,2,3\n", "gazetteer-unreadable"),
        ("IDENTIFIER_1,IDENTIFIER_2\n1,2\n", "gazetteer-without-points"),
    ],
)
def test_another_file_is_refused_and_nothing_is_left(tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DsregError) as error:
        build_index([path], tmp_path / "other.index")
    assert error.value.code == code
    assert [one.name for one in tmp_path.iterdir()] == ["other.csv"]


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(DsregError) as error:
        build_index([tmp_path / "none.csv"], tmp_path / "none.index")
    assert error.value.code == "file-missing"


def test_nothing_is_written_over(points: Path, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("kept", encoding="utf-8")
    with pytest.raises(DsregError) as error:
        build_index([points], tmp_path / "there")
    assert error.value.code == "output-exists"
    assert (tmp_path / "there").read_text(encoding="utf-8") == "kept"
