"""Table Schema's constraints: length, range, pattern, the list of allowed values, the schema of JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.tables import sql
from validator.tables.plan import Check, say_nothing
from validator.tables.rules.json_schema import schema_test
from validator.tables.rules.literals import comparable_of, key_of_value, text_of
from validator.tables.rules.patterns import refused_construct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlglot import exp

    from standards.schema import Field
    from validator.tables.plan import Explain
    from validator.tables.types.type_rule import Parsing, TypeRule

RANGES = {"minimum": "<", "maximum": ">", "exclusiveMinimum": "<=", "exclusiveMaximum": ">="}
KEPT = {"minimum": ">=", "maximum": "<=", "exclusiveMinimum": ">", "exclusiveMaximum": "<"}
SIGNS = {"minimum": (0, 1), "maximum": (-1, 0), "exclusiveMinimum": (1,), "exclusiveMaximum": (-1,)}
"""How each limit compares: where it is broken, where it is kept, and as the sign of value against limit."""
LENGTHS = {"minLength": "<", "maxLength": ">"}
EVERY = frozenset({"required", "unique", "enum"})
RANGED = ("integer", "number", "date", "time", "datetime", "year", "yearmonth", "duration")
CONSTRAINTS: dict[str, frozenset[str]] = {
    "string": EVERY | LENGTHS.keys() | {"pattern"},
    "object": EVERY | LENGTHS.keys() | {"jsonSchema"},
    "array": EVERY | LENGTHS.keys() | {"jsonSchema"},
    "list": EVERY | LENGTHS.keys(),
    **dict.fromkeys(RANGED, EVERY | RANGES.keys()),
    **dict.fromkeys(("boolean", "geopoint", "geojson", "any"), EVERY),
}
"""The constraints of each type (docs/types.md)."""
SHOWN = 60
"""The characters of a JSON Schema that a message quotes."""


def constraint_checks(field: Field, column: int, rule: TypeRule, *, is_lenient: bool) -> tuple[Check, ...]:
    """Return one check a constraint (two for an enum in a standard, where letter case and spaces only warn)."""
    value = rule.text_of(sql.cell(column), is_lenient=is_lenient)
    return (
        *_length_checks(field, value, rule),
        *_range_checks(field, value, rule),
        *_pattern_checks(field, value),
        *_enum_checks(field, value, rule, is_lenient=is_lenient),
        *_json_checks(field, rule),
    )


def _broken(
    constraint: str,
    expected: str,
    *,
    fault: exp.Expr | None = None,
    test: Callable[[str], bool] | None = None,
    explain: Explain = say_nothing,
) -> Check:
    return Check(
        code="constraint-error",
        constraint=constraint,
        expected=expected,
        fault=sql.true() if fault is None else fault,
        test=None if test is None else _of_values(test),
        explain=explain,
    )


def _of_values(test: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return the test for any text: one that is no value is at fault for its form, and not for this."""

    def ask(text: str) -> bool:
        try:
            return test(text)
        except ValueError:
            return False

    return ask


def _length_checks(field: Field, value: exp.Expr, rule: TypeRule) -> Iterator[Check]:
    for name, operator in LENGTHS.items():
        limit = field.constraints.get(name)
        if not isinstance(limit, int):
            continue
        if rule.size is not None:
            fault = sql.compare(rule.size(value), operator, sql.literal(limit))
            yield _broken(name, str(limit), fault=fault)
        elif rule.parsing is not None and rule.parsing.size is not None:
            yield _broken(name, str(limit), test=_size_test(rule.parsing, rule.parsing.size, name, limit))


def _size_test(parsing: Parsing, size: Callable[[Any], int], name: str, limit: int) -> Callable[[str], bool]:
    def is_broken(text: str) -> bool:
        found = size(parsing.read(text))
        return found < limit if name == "minLength" else found > limit

    return is_broken


def _range_checks(field: Field, value: exp.Expr, rule: TypeRule) -> Iterator[Check]:
    for name, operator in KEPT.items():
        if name not in field.constraints or field.type not in RANGED:
            continue
        limit = field.constraints[name]
        shown = text_of(limit, field)
        if rule.parsing is not None:
            if rule.parsing.compare is not None and not rule.parsing.refuses(shown):
                yield _broken(name, shown, test=_range_test(rule.parsing, rule.parsing.compare, name, shown))
            continue
        bound = comparable_of(limit, field, rule)
        is_kept = sql.known(sql.compare(rule.comparable(value), operator, bound))
        # what has no place among the values, such as NaN, keeps no limit
        fault = sql.every([sql.negate(is_kept), sql.negate(sql.is_null(bound))])
        yield _broken(name, shown, fault=fault)


def _range_test(
    parsing: Parsing,
    compare: Callable[[Any, Any], int | None],
    name: str,
    limit: str,
) -> Callable[[str], bool]:
    bound, kept = parsing.read(limit), (*SIGNS[name], None)
    return lambda text: compare(parsing.read(text), bound) not in kept


def _pattern_checks(field: Field, value: exp.Expr) -> Iterator[Check]:
    if "pattern" not in field.constraints:
        return
    pattern = str(field.constraints["pattern"])
    construct = refused_construct(pattern)
    if construct is not None:
        raise DsregError("pattern-unsupported", field=field.name, pattern=pattern, construct=construct)
    yield _broken("pattern", field.example or pattern, fault=sql.negate(sql.matches(value, pattern)))


def _json_checks(field: Field, rule: TypeRule) -> Iterator[Check]:
    if "jsonSchema" in field.constraints and rule.is_parsed:
        schema = field.constraints["jsonSchema"]
        shown = json.dumps(schema, ensure_ascii=False)
        yield _broken(
            "jsonSchema",
            shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…",
            test=schema_test(schema),
        )


def _enum_checks(field: Field, value: exp.Expr, rule: TypeRule, *, is_lenient: bool) -> Iterator[Check]:
    listed = list(field.constraints.get("enum", ()))
    options = [text_of(option, field) for option in listed]
    if not options:
        return
    shown, suggest = " / ".join(options), _suggest_from(options)
    if rule.parsing is not None:
        yield _broken("enum", shown, test=_enum_test(rule.parsing, options), explain=suggest)
        return
    outside = sql.negate(_is_listed(value, listed, field, rule))
    if not is_lenient:
        yield _broken("enum", shown, fault=outside, explain=suggest)
        return
    is_variant = sql.is_one_of(sql.lowered(sql.without(value, r"\s+")), [_fold(option) for option in options])
    yield _broken("enum", shown, fault=sql.every([outside, sql.negate(is_variant)]), explain=suggest)
    yield Check(code="enum-variant", fault=sql.every([outside, is_variant]), expected=shown, explain=suggest)


def _is_listed(value: exp.Expr, listed: Sequence[object], field: Field, rule: TypeRule) -> exp.Expr:
    """Say whether the value is listed, as text or as a value that is equal to one of the texts."""
    as_text = sql.is_one_of(value, [text_of(option, field) for option in listed])
    if rule.typed is None and rule.key is None:
        return as_text
    keys = [key_of_value(option, field, rule) for option in listed]
    return sql.either([as_text, sql.known(sql.is_in(rule.key_text(value), keys))])


def _enum_test(parsing: Parsing, options: Sequence[str]) -> Callable[[str], bool]:
    keys = {parsing.key_of(option) for option in options}
    return lambda text: parsing.key_of(text) not in keys


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


def _suggest_from(options: Sequence[str]) -> Explain:
    folded = {_fold(option): option for option in options}

    def suggest(text: str) -> tuple[str, str | None]:
        exact = folded.get(_fold(text))
        return ("", exact) if exact is not None else ("", _nearest(text, options))

    return suggest


def _nearest(text: str, options: Sequence[str]) -> str | None:
    """Return the option that the text is a slip of the pen away from."""
    # rapidfuzz is imported only where there is something to suggest: 20 ms
    from rapidfuzz import process  # noqa: PLC0415

    best = process.extractOne(text.lower(), {option: option.lower() for option in options}, score_cutoff=85)
    return None if best is None else str(best[2])
