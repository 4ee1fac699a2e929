"""A GeoJSON geometry as well-known text, its digits kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validator.tables.formats.json_text import Number, to_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How deeply the positions of a geometry are nested (RFC 7946, 3.1)."""


def to_wkt(geometry: object) -> str:
    """Return the geometry as well-known text; as the JSON that it is, where it is no geometry of RFC 7946."""
    if geometry is None:
        return ""
    try:
        return _geometry(geometry)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return to_cell(geometry)


def _geometry(geometry: Any) -> str:  # noqa: ANN401 - JSON holds anything
    kind = geometry["type"]
    if kind == "GeometryCollection":
        return f"GEOMETRYCOLLECTION ({', '.join(_geometry(one) for one in geometry['geometries'])})"
    depth, coordinates = DEPTHS[kind], geometry["coordinates"]
    if not isinstance(coordinates, list):
        raise TypeError
    if not coordinates:
        return f"{kind.upper()} EMPTY"
    text = _nested(coordinates, depth)
    return f"{kind.upper()}{_dimensions(coordinates, depth)} {text if depth else f'({text})'}"


def _nested(coordinates: list[Any], depth: int) -> str:
    if depth:
        return f"({', '.join(_nested(one, depth - 1) for one in coordinates)})"
    if not 2 <= len(coordinates) <= 4 or not all(isinstance(one, Number) for one in coordinates):  # noqa: PLR2004 - RFC 7946, 3.1.1
        raise ValueError
    return " ".join(coordinates)


def _dimensions(coordinates: list[Any], depth: int) -> str:
    for _ in range(depth):
        coordinates = coordinates[0]
    return {2: "", 3: " Z", 4: " ZM"}[len(coordinates)]


def feature_cells(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a feature holds as the cells of a row: its properties, its id, its geometry."""
    found = dict(feature.get("properties") or {})
    if "id" in feature:
        found.setdefault("id", feature["id"])
    found["geometry" if "geometry" not in found else "feature-geometry"] = feature.get("geometry")
    return found
