"""The forms of GeoJSON (RFC 7946) and TopoJSON, as far as a text alone shows them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FEWEST_NUMBERS, FEWEST_IN_LINE, FEWEST_IN_RING = 2, 2, 4


def refuse_geojson(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    """Raise ValueError where a JSON value is not of a form of GeoJSON."""
    _require(isinstance(value, dict))
    kind = value.get("type")
    if kind == "FeatureCollection":
        for feature in _listed(value.get("features")):
            _require(isinstance(feature, dict) and feature.get("type") == "Feature")
            _refuse_feature(feature)
    elif kind == "Feature":
        _refuse_feature(value)
    else:
        _refuse_geometry(value)


def _refuse_feature(feature: dict[str, Any]) -> None:
    _require({"geometry", "properties"} <= feature.keys())
    _require(feature["properties"] is None or isinstance(feature["properties"], dict))
    if feature["geometry"] is not None:
        _refuse_geometry(feature["geometry"])


def _refuse_geometry(geometry: Any) -> None:  # noqa: ANN401 - JSON holds anything
    _require(isinstance(geometry, dict))
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        for inner in _listed(geometry.get("geometries")):
            _refuse_geometry(inner)
        return
    _require(isinstance(kind, str) and kind in COORDINATES)
    COORDINATES[kind](geometry.get("coordinates"))


def _position(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    numbers = _listed(value)
    _require(len(numbers) >= FEWEST_NUMBERS and all(isinstance(number, Decimal) for number in numbers))


def _positions(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    _each(value, _position)


def _line(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    _require(len(_listed(value)) >= FEWEST_IN_LINE)
    _positions(value)


def _lines(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    _each(value, _line)


def _ring(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    positions = _listed(value)
    _positions(positions)
    _require(len(positions) >= FEWEST_IN_RING and positions[0] == positions[-1])


def _polygon(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    _each(value, _ring)


def _polygons(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    _each(value, _polygon)


COORDINATES: dict[str, Callable[[Any], None]] = {
    "Point": _position,
    "MultiPoint": _positions,
    "LineString": _line,
    "MultiLineString": _lines,
    "Polygon": _polygon,
    "MultiPolygon": _polygons,
}
"""What the coordinates of each geometry look like."""

GEOMETRIES = frozenset({*COORDINATES, "GeometryCollection"})


def refuse_topojson(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    """Raise ValueError where a JSON value is not of the form of a TopoJSON topology."""
    _require(isinstance(value, dict) and value.get("type") == "Topology")
    objects = value.get("objects")
    _require(isinstance(objects, dict))
    for geometry in objects.values():
        _require(isinstance(geometry, dict) and geometry.get("type") in {*GEOMETRIES, None})
    for arc in _listed(value.get("arcs")):
        _positions(arc)


def _each(items: Iterable[Any], refuse: Callable[[Any], None]) -> None:
    for item in _listed(items):
        refuse(item)


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - JSON holds anything
    _require(isinstance(value, list))
    found: list[Any] = value
    return found


def _require(condition: bool) -> None:  # noqa: FBT001 - the condition is the whole of it
    if not condition:
        raise ValueError
