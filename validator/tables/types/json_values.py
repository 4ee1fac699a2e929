"""JSON in a cell: objects, arrays, GeoJSON and TopoJSON, read by a program since no engine reads JSON strictly."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from validator.limits import LIMITS
from validator.tables.types.geojson import refuse_geojson, refuse_topojson
from validator.tables.types.type_rule import Parsing, TypeRule

if TYPE_CHECKING:
    from collections.abc import Callable

    from standards.schema import Field

GAP = r"[ \t\n\r]*"
OBJECT = rf"{GAP}\{{(?s:.*)\}}{GAP}"
ARRAY = rf"{GAP}\[(?s:.*)\]{GAP}"


def read_json(text: str) -> Any:  # noqa: ANN401 - JSON holds anything
    """Return the value of a JSON text, its numbers exact. Raise ValueError where it is none, or nested too deeply."""
    try:
        value = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError(text) from error
    _limit_depth(value)
    return value


def _refuse(constant: str) -> None:
    """Refuse NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(constant)


def _limit_depth(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    level = [value]
    for _ in range(LIMITS.depth):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise ValueError(LIMITS.depth)


def _inside(value: Any) -> list[Any]:  # noqa: ANN401 - JSON holds anything
    return list(value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())


def json_key(value: Any) -> str:  # noqa: ANN401 - JSON holds anything
    """Return a text that is equal where two values are: members sorted, numbers without what means nothing."""
    return json.dumps(_comparable(value), sort_keys=True)


def _comparable(value: Any) -> Any:  # noqa: ANN401 - JSON holds anything
    if isinstance(value, dict):
        return {name: _comparable(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_comparable(inner) for inner in value]
    if isinstance(value, Decimal):
        sign, digits, exponent = value.as_tuple()
        bare = "".join(map(str, digits)).rstrip("0")
        shift = int(exponent) + len(digits) - len(bare)
        return {"number": [sign, bare.lstrip("0"), shift]} if bare.strip("0") else {"number": 0}
    return value


def _holding(kind: type, refuse: Callable[[Any], None] | None = None) -> Parsing:
    def read(text: str) -> Any:  # noqa: ANN401 - JSON holds anything
        value = read_json(text)
        if not isinstance(value, kind):
            raise ValueError(text)  # noqa: TRY004 - the text is not a value of the type
        if refuse is not None:
            refuse(value)
        return value

    return Parsing(read=read, key=json_key, size=len)


def json_object(_field: Field) -> TypeRule:
    """Return the rule of JSON objects."""
    return TypeRule(expected="a JSON object, like {...}", grammar=OBJECT, parsing=_holding(dict), is_parsed=True)


def json_array(_field: Field) -> TypeRule:
    """Return the rule of JSON arrays."""
    return TypeRule(expected="a JSON array, like [1, 2]", grammar=ARRAY, parsing=_holding(list), is_parsed=True)


def geojson(field: Field) -> TypeRule:
    """Return the rule of GeoJSON, or of TopoJSON."""
    is_topology = field.format == "topojson"
    parsing = _holding(dict, refuse_topojson if is_topology else refuse_geojson)
    expected = "a TopoJSON topology" if is_topology else "GeoJSON, like a point with its coordinates"
    return TypeRule(expected=expected, grammar=OBJECT, parsing=parsing, is_parsed=True)
