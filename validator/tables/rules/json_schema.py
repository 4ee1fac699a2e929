"""A JSON Schema that the value of a cell must keep, without the network and without patterns that could hang."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from validator.tables.rules.patterns import refused_construct
from validator.tables.types.json_values import read_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def schema_test(schema: Any) -> Callable[[str], bool]:  # noqa: ANN401 - JSON holds anything
    """Return the question whether a text breaks the schema; it raises ValueError where the text is no JSON."""
    made: list[Any] = []

    def is_broken(text: str) -> bool:
        if not made:
            made.append(_validator(schema))
        read_json(text)  # refuses what is nested too deeply
        return not made[0].is_valid(json.loads(text))

    return is_broken


def schema_faults(schema: Any) -> Iterator[str]:  # noqa: ANN401 - JSON holds anything
    """Yield why a JSON Schema cannot be used."""
    # jsonschema is imported only for a column with a JSON Schema: 100 ms
    from jsonschema import SchemaError  # noqa: PLC0415
    from jsonschema.validators import validator_for  # noqa: PLC0415

    try:
        validator_for(schema, default=_latest()).check_schema(schema)
    except SchemaError as error:
        yield f"it is no JSON Schema: {error.message}"
        return
    yield from _unresolved(schema)
    for keyword, value in _keywords(schema):
        if keyword in {"$ref", "$dynamicRef"} and not str(value).startswith("#"):
            yield f'it refers to "{value}", outside itself'
        if keyword == "patternProperties":
            yield 'it uses "patternProperties", which is not run here'
        construct = refused_construct(str(value)) if keyword == "pattern" else None
        if construct is not None:
            yield f"its pattern has {construct}, which is not run here"


def _unresolved(schema: Any) -> Iterator[str]:  # noqa: ANN401 - JSON holds anything
    """Yield the references inside a JSON Schema that lead nowhere in it."""
    from referencing import Registry  # noqa: PLC0415 - it comes with jsonschema
    from referencing.exceptions import Unresolvable  # noqa: PLC0415 - see above
    from referencing.jsonschema import DRAFT202012, specification_with  # noqa: PLC0415 - see above

    stated = schema.get("$schema", "") if isinstance(schema, dict) else ""
    resolver = Registry().resolver_with_root(specification_with(stated, default=DRAFT202012).create_resource(schema))
    for keyword, value in _keywords(schema):
        if keyword in {"$ref", "$dynamicRef"} and str(value).startswith("#"):
            try:
                resolver.lookup(str(value))
            except Unresolvable:
                yield f'it refers to "{value}", which is not in it'
                return
    if any(keyword == "$ref" for keyword, _ in _keywords(schema)) and _never_ends(schema):
        yield "it refers to itself without end"


def _never_ends(schema: Any) -> bool:  # noqa: ANN401 - JSON holds anything
    from referencing.exceptions import Unresolvable  # noqa: PLC0415 - it comes with jsonschema

    validator = _validator(schema)
    try:
        for value in ("{}", "[]"):
            validator.is_valid(json.loads(value))
    except RecursionError:
        return True
    except Unresolvable:
        return False  # a reference to somewhere else, which has words of its own
    return False


def _latest() -> Any:  # noqa: ANN401 - a class that jsonschema makes
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only for a column with a JSON Schema

    return Draft202012Validator


def _keywords(schema: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - JSON holds anything
    """Yield every keyword, at any depth. What only looks like one, inside a constant, is taken for one too."""
    if isinstance(schema, dict):
        yield from schema.items()
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _keywords(inner)


def _validator(schema: Any) -> Any:  # noqa: ANN401 - a class that jsonschema makes
    from jsonschema import validators  # noqa: PLC0415 - only for a column with a JSON Schema
    from referencing import Registry  # noqa: PLC0415 - it comes with jsonschema

    known = validators.validator_for(schema, default=_latest())
    # jsonschema would run the pattern on a backtracking engine, and fetch what is not in an empty registry
    safe = validators.extend(known, {"pattern": _keeps_pattern})  # type: ignore[no-untyped-call]
    return safe(schema, registry=Registry())


def _keeps_pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[Any]:  # noqa: ANN401
    from duckdb import execute  # noqa: PLC0415 - only for a column with a JSON Schema
    from jsonschema import ValidationError  # noqa: PLC0415 - only for a column with a JSON Schema

    if isinstance(value, str):
        (found,) = execute("SELECT regexp_matches(?, ?)", [value, pattern]).fetchall()[0]
        if not found:
            yield ValidationError(pattern)
