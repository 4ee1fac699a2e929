"""Shapes in a cell, as well-known text or GeoJSON: those that cannot be drawn, and those drawn in the wrong place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from validator.tables import sql
from validator.tables.damage.coordinates import (
    EASTING,
    LATITUDE,
    LEAST_METRES,
    LONGITUDE,
    MERCATOR_X,
    MERCATOR_Y,
    NORTHING,
)
from validator.tables.plan import Check
from validator.tables.types.geojson import refuse_geojson
from validator.tables.types.json_values import read_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shapely.geometry.base import BaseGeometry

    from standards.schema import Field

    Box = tuple[float, float, float, float]
    """The least x and y, the greatest x and y."""

EARTH = ("-180", "180"), ("-90", "90")
WKT_LITERAL = "http://www.opengis.net/ont/geosparql#wktLiteral"
"""GeoSPARQL's name of well-known text, by which a plain Table Schema can say so (`rdfType`)."""
DEEPEST = 32
"""Collections inside collections; GEOS reads them by recursion, which ends the whole program when it is too deep."""
SUGGESTED = 200
"""The characters of the longest shape that is suggested in whole."""
UNREADABLE = (
    ("not form a closed", "a ring is not closed: its last point must be the same as its first"),
    ("Invalid number of points", "a part of it has too few points"),
    ("end of stream", "it is cut off"),
    ("Nonlinear", "it has curves, which few programs read"),
)
"""What GEOS says of a text, and what a person reads."""
UNDRAWABLE = (
    ("Ring Self-intersection", "its outline touches itself"),
    ("Self-intersection", "its outline crosses itself"),
    ("Too few points", "a part of it has too few different points"),
    ("Hole lies outside", "a hole lies outside the area"),
    ("Holes are nested", "one hole lies inside another"),
    ("Nested shells", "one area lies inside another"),
    ("Interior is disconnected", "its holes cut the area in two"),
    ("Duplicate Rings", "one ring stands in it twice"),
    ("Invalid Coordinate", "a coordinate is no number"),
)


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a shape is at fault: the code, a clause for a person, the right text where it is certain."""

    code: str
    says: str
    suggestion: str | None = None


def is_wkt(field: Field) -> bool:
    """Say whether a column holds well-known text: by its format in a standard, by its `rdfType` in a plain schema."""
    is_text = field.type in {"string", "any"}
    return is_text and (field.format == "wkt" or field.options.get("rdfType") == WKT_LITERAL)


def has_shapes(field: Field) -> bool:
    """Say whether a column holds shapes, which only a program can judge."""
    return is_wkt(field) or (field.type == "geojson" and field.format == "default")


def shape_checks(field: Field, *, is_british: bool) -> tuple[Check, ...]:
    """Return the checks of the form of a shape; `is_british` says that it has to lie in Great Britain, in WGS84."""
    if not has_shapes(field):
        return ()
    fault_of = _fault_of_wkt if is_wkt(field) else _fault_of_geojson
    codes = ["geometry-malformed"]
    if is_british and is_wkt(field):
        codes += ["coordinates-swapped", "coordinates-other-system"]
    return tuple(_check(code, fault_of) for code in codes)


def place_checks(field: Field, *, is_british: bool) -> tuple[Check, ...]:
    """Return the check of a shape that is well formed and lies outside Great Britain."""
    return (_check("coordinates-outside", _fault_of_wkt),) if is_british and is_wkt(field) else ()


def _check(code: str, fault_of: Callable[[str], _Fault | None]) -> Check:
    def is_at_fault(text: str) -> bool:
        fault = fault_of(text)
        return fault is not None and fault.code == code

    def explain(text: str) -> tuple[str, str | None]:
        fault = fault_of(text.strip(sql.SPACES))
        return ("", None) if fault is None else (fault.says, fault.suggestion)

    return Check(code=code, fault=sql.true(), test=is_at_fault, explain=explain)


@lru_cache(maxsize=8)
def _fault_of_wkt(text: str) -> _Fault | None:
    """Return what is wrong with a text, remembered for the checks that ask one after the other."""
    if text.startswith(("{", "[")):
        return _malformed("it is GeoJSON; well-known text is expected")
    if text.upper().count("COLLECTION") > DEEPEST:
        return _malformed("it holds too many collections")
    # shapely and its numpy are imported only for a column of shapes: 200 ms
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    try:
        with np.errstate(all="ignore"):
            shape = shapely.from_wkt(text)
    except (shapely.errors.ShapelyError, NotImplementedError) as error:
        return _malformed(_said(str(error), UNREADABLE, "it is no well-known text"))
    return _undrawable(shape) or _misplaced(shape)


@lru_cache(maxsize=8)
def _fault_of_geojson(text: str) -> _Fault | None:
    # shapely and its numpy are imported only for a column of shapes: 200 ms
    import shapely  # noqa: PLC0415

    try:
        refuse_geojson(read_json(text))
    except ValueError:
        return None  # that is said of its type
    for geometry in _geometries(json.loads(text)):
        try:
            shape = shapely.geometry.shape(geometry)
        except (shapely.errors.ShapelyError, ValueError, TypeError):
            return _malformed("it cannot be drawn")
        fault = _undrawable(shape) or _off_earth(_box(shape))
        if fault is not None:
            return fault
    return None


def _geometries(document: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON holds anything
    """Yield the geometries of a GeoJSON value; a feature may have none."""
    if document["type"] == "FeatureCollection":
        for feature in document["features"]:
            yield from _geometries(feature)
    elif document["type"] != "Feature":
        yield document
    elif document["geometry"] is not None:
        yield document["geometry"]


def _undrawable(shape: BaseGeometry) -> _Fault | None:
    import shapely  # noqa: PLC0415 - it is there already: the shape is one of its own

    if shape.is_empty:
        return _malformed("it is empty")
    reason = str(shapely.is_valid_reason(shape))
    if reason != "Valid Geometry":
        place = reason.partition("[")[2].rstrip("]")
        says = _said(reason, UNDRAWABLE, "it cannot be drawn")
        return _malformed(f"{says}, near {place}" if place and "no number" not in says else says)
    return None


def _off_earth(box: Box) -> _Fault | None:
    if _is_in(box, *EARTH):
        return None
    system = _system_of(box)
    metres = f"; these may be metres of {system}" if system else ""
    return _malformed(f"it is not on the Earth: longitudes end at 180 degrees, latitudes at 90{metres}")


def _misplaced(shape: BaseGeometry) -> _Fault | None:
    """Return the fault of a shape that does not lie in Great Britain: a mix-up that is certain, else the bare fact."""
    box = _box(shape)
    if _is_in(box, LONGITUDE, LATITUDE):
        return None
    if _is_in(box, LATITUDE, LONGITUDE):
        import shapely  # noqa: PLC0415 - it is there already: the shape is one of its own

        right = shapely.transform(shape, lambda points: points[:, ::-1]).wkt
        says = "latitude stands before longitude"
        return _Fault("coordinates-swapped", says, right if len(right) <= SUGGESTED else None)
    system = _system_of(box)
    if system is not None:
        return _Fault("coordinates-other-system", f"these are metres of {system}, not degrees")
    return _off_earth(box) or _Fault("coordinates-outside", "")


def _system_of(box: Box) -> str | None:
    """Return the system whose metres these are, either way round; None for anything else."""
    least = float(LEAST_METRES)
    if max(box) >= least and any(_is_in(box, *pair) for pair in ((EASTING, NORTHING), (NORTHING, EASTING))):
        return "the National Grid"
    if any(_is_in(box, *pair) for pair in ((MERCATOR_X, MERCATOR_Y), (MERCATOR_Y, MERCATOR_X))):
        return "a web map"
    return None


def _box(shape: BaseGeometry) -> Box:
    left, low, right, high = shape.bounds
    return float(left), float(low), float(right), float(high)


def _is_in(box: Box, x: tuple[str, str], y: tuple[str, str]) -> bool:
    left, low, right, high = box
    return float(x[0]) <= left and right <= float(x[1]) and float(y[0]) <= low and high <= float(y[1])


def _said(reason: str, words: tuple[tuple[str, str], ...], otherwise: str) -> str:
    return next((says for part, says in words if part in reason), otherwise)


def _malformed(says: str) -> _Fault:
    return _Fault("geometry-malformed", says)
