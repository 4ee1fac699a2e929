"""Shapes: what cannot be drawn is told from what is drawn in the wrong place, and a good one is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from standards.schema import Field, Schema
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.damage.shapes import WKT_LITERAL
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validator.finding import Finding

    Look = Callable[..., tuple[Finding, ...]]

IN_BRITAIN = "POLYGON ((-2.1 53.1, -2.0 53.1, -2.0 53.2, -2.1 53.1))"


@pytest.fixture
def shape(tmp_path: Path) -> Callable[[str], tuple[Finding, ...]]:
    """Return the findings about a shape that a standard asks for as well-known text."""

    def look(text: str) -> tuple[Finding, ...]:
        path = tmp_path / "t.csv"
        path.write_text(f'geometry,b\n"{text.replace(chr(34), chr(34) * 2)}",x\n', encoding="utf-8")
        schema = Schema(fields=(Field(name="geometry", format="wkt"), Field(name="b")), is_standard=True)
        return check_table(TableTask(path=path, shown="t", name="t", schema=schema), Options())[1]

    return look


@pytest.mark.parametrize(
    "text",
    [
        IN_BRITAIN,
        "polygon((-2.1 53.1,-2.0 53.1,-2.0 53.2,-2.1 53.1))",
        "POINT (-0.1276 51.5072)",
        "POINT Z (-0.1276 51.5072 12.5)",
        "LINESTRING (-2.1 53.1, -2.0 53.1)",
        "MULTIPOLYGON (((-2.1 53.1, -2.0 53.1, -2.0 53.2, -2.1 53.1)), ((-1.1 53.1, -1.0 53.1, -1.0 53.2, -1.1 53.1)))",
        "POINT (-1.1443 60.1553)",
    ],
)
def test_a_good_shape_is_left_alone(shape: Look, text: str) -> None:
    assert shape(text) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("POLYGON((0 51,1 51,1 52))", "a ring is not closed"),
        ("POLYGON((0 51,1 51,1 52,0 51)", "it is cut off"),
        ("POLYGON ((-2.1 53.1, -2.0 53.2, -2.0 53.1, -2.1 53.2, -2.1 53.1))", "its outline crosses itself, near -2.05"),
        ("POLYGON ((-2.1 53.1, -2.0 53.1, -2.1 53.1, -2.1 53.1))", "too few different points"),
        ("MULTIPOLYGON EMPTY", "it is empty"),
        ("POINT EMPTY", "it is empty"),
        ("POINT (nan 51)", "a coordinate is no number"),
        ("POINT (1e999 51)", "a coordinate is no number"),
        ("POINT (200 95)", "it is not on the Earth"),
        ("somewhere in Leeds", "it is no well-known text"),
        ("51.5072, -0.1276", "it is no well-known text"),
        ("CIRCULARSTRING (0 51, 1 52, 2 51)", "it has curves"),
        ('{"type": "Point", "coordinates": [-0.1276, 51.5072]}', "it is GeoJSON"),
        ("GEOMETRYCOLLECTION (" * 20_000, "too many collections"),
    ],
)
def test_a_shape_that_cannot_be_drawn_says_why(shape: Look, text: str, says: str) -> None:
    (finding,) = shape(text)
    assert (finding.code, finding.count, finding.examples[0].row) == ("geometry-malformed", 1, 2)
    assert says in finding.examples[0].message


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("POINT (51.5072 -0.1276)", "coordinates-swapped", "POINT (-0.1276 51.5072)"),
        ("POINT (529710 180460)", "coordinates-other-system", None),
        ("POINT (180460 529710)", "coordinates-other-system", None),
        ("POINT (-14204 6711510)", "coordinates-other-system", None),
        ("POINT (2.3522 48.8566)", "coordinates-outside", None),
        # longitude and latitude could both be either: nothing is certain but that it is not here
        ("POINT (-77.0365 38.8977)", "coordinates-outside", None),
    ],
)
def test_a_shape_in_the_wrong_place_has_the_code_of_its_cause(
    shape: Look, text: str, code: str, suggestion: str | None
) -> None:
    (finding,) = shape(text)
    assert (finding.code, finding.count, finding.examples[0].suggestion) == (code, 1, suggestion)


def test_the_cause_takes_the_place_of_the_pattern(tmp_path: Path) -> None:
    field = Field(name="a", format="wkt", constraints={"pattern": r"POLYGON \(.*"})
    (tmp_path / "t.csv").write_text('a,b\nPOLYGON EMPTY,x\nPOINT (-2 53),x\n"nowhere",x\n', encoding="utf-8")
    schema = Schema(fields=(field, Field(name="b")), is_standard=True)
    found = check_table(TableTask(path=tmp_path / "t.csv", shown="t", name="t", schema=schema), Options())[1]
    assert sorted((one.code, place.row) for one in found for place in one.examples) == [
        ("constraint-error", 3),
        ("geometry-malformed", 2),
        ("geometry-malformed", 4),
    ]


def test_a_plain_schema_says_well_known_text_by_its_rdf_type_and_means_no_country(look: Look) -> None:
    field = {"name": "a", "type": "string", "rdfType": WKT_LITERAL}
    assert look("a,b\nPOINT (2.3522 48.8566),x\n", field, {"name": "b"}) == ()
    (finding,) = look("a,b\nPOINT (2.3522),x\n", field, {"name": "b"})
    assert finding.code == "geometry-malformed"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"type":"Point","coordinates":[2.35,48.85]}', None),
        ('{"type":"Feature","geometry":null,"properties":{}}', None),
        ('{"type":"FeatureCollection","features":[]}', None),
        ('{"type":"Polygon","coordinates":[]}', "geometry-malformed"),
        ('{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}', "geometry-malformed"),
        ('{"type":"Point","coordinates":[2000,48.85]}', "geometry-malformed"),
        ('{"type":"Point","coordinates":[529710,180460]}', "geometry-malformed"),
        ('{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0]]]}', "type-error"),
        ('{"type":"Point"', "type-error"),
    ],
)
def test_geojson_of_the_right_form_may_still_be_no_shape(look: Look, text: str, code: str | None) -> None:
    field: dict[str, Any] = {"name": "a", "type": "geojson"}
    quoted = text.replace('"', '""')
    assert [one.code for one in look(f'a,b\n"{quoted}",x\n', field, {"name": "b"})] == ([code] if code else [])
