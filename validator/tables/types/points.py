"""Points on the Earth: longitude and latitude, as a pair, a JSON array or a JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.types.decimals import key_of, order_of
from validator.tables.types.numbers import EXPONENT
from validator.tables.types.type_rule import TypeRule

if TYPE_CHECKING:
    from sqlglot import exp

    from standards.schema import Field

NUMBER = rf"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+){EXPONENT}"
JSON_NUMBER = rf"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?{EXPONENT}"
GAP = r"[ \t\n\r]*"
PAIR = rf"{NUMBER}, ?{NUMBER}"
ARRAY = rf"{GAP}\[{GAP}{JSON_NUMBER}{GAP},{GAP}{JSON_NUMBER}{GAP}\]{GAP}"


def _members(first: str, second: str) -> str:
    return rf'"{first}"{GAP}:{GAP}{JSON_NUMBER}{GAP},{GAP}"{second}"'


OBJECT = rf"{GAP}\{{{GAP}(?:{_members('lon', 'lat')}|{_members('lat', 'lon')}){GAP}:{GAP}{JSON_NUMBER}{GAP}\}}{GAP}"
FARTHEST = ("180", "90")
"""The greatest longitude and latitude, east or north; the same west or south."""


def geopoint(field: Field) -> TypeRule:
    """Return the rule of points in the field's format."""
    grammar, expected = FORMATS.get(field.format, FORMATS["default"])
    is_object = field.format == "object"
    return TypeRule(
        expected=expected,
        grammar=grammar,
        also=lambda text: _is_on_earth(text, is_object=is_object),
        key=lambda text: sql.joined([key_of(number) for number in _numbers(text, is_object=is_object)], " "),
    )


FORMATS = {
    "default": (PAIR, "a longitude and a latitude, like -0.1276,51.5072"),
    "array": (ARRAY, "a longitude and a latitude in brackets, like [-0.1276, 51.5072]"),
    "object": (OBJECT, 'a longitude and a latitude with their names, like {"lon": -0.1276, "lat": 51.5072}'),
}


def _numbers(text: exp.Expr, *, is_object: bool) -> tuple[exp.Expr, exp.Expr]:
    """Return longitude and latitude as they are written."""
    if is_object:
        named = (rf'"{name}"{GAP}:{GAP}({NUMBER})' for name in ("lon", "lat"))
        lon, lat = (sql.extracted(text, pattern, 1) for pattern in named)
    else:
        lon = sql.extracted(text, NUMBER)
        lat = sql.extracted(text, rf",{GAP}({NUMBER})", 1)
    return lon, lat


def _is_on_earth(text: exp.Expr, *, is_object: bool) -> exp.Expr:
    within = []
    for number, limit in zip(_numbers(text, is_object=is_object), FARTHEST, strict=True):
        size = order_of(sql.without_leading(number, "+-"))
        within.append(sql.compare(size, "<=", order_of(sql.text(limit))))
    return sql.every(within)
