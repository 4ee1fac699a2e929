"""What a schema asks that cannot be asked: each fault named, and the schema without it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standards.table_schema import category_values
from validator.tables import sql
from validator.tables.rules.constraints import CONSTRAINTS, KEPT
from validator.tables.rules.json_schema import schema_faults as json_schema_faults
from validator.tables.rules.literals import comparable_of, key_of_value, text_of
from validator.tables.rules.patterns import refused_construct
from validator.tables.rules.quick import quick_form
from validator.tables.rules.types import type_rule
from validator.tables.types.booleans import words_of
from validator.tables.types.numbers import notation_of
from validator.tables.types.strptime import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlglot import exp

    from standards.schema import Field, ForeignKey, Schema

MOMENTS = frozenset({"date", "time", "datetime"})
NO_KEY = frozenset({"object", "array", "geojson", "duration"})
"""Types whose equal values have texts that only a program brings together."""
REFUSAL = "Invalid Input Error: "
"""What DuckDB puts before RE2's own words."""
AT_ONCE = 100
"""The limits and listed values of one statement: a statement takes time by the square of its questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaFault:
    """One fault: the JSON pointer inside the schema, and a clause that says what is wrong there."""

    pointer: str
    says: str


def check_schema(schema: Schema) -> tuple[Schema, tuple[SchemaFault, ...]]:
    """Return the schema without what cannot be asked, and what that is."""
    usable, faults = [], []
    for number, field in enumerate(schema.fields):
        found = list(_field_faults(field))
        usable.append(_without(field, [name for name, _ in found]))
        faults += [SchemaFault(pointer=f"/fields/{number}/{name}", says=says) for name, says in found]
    faults += _repeated_names(schema)
    fields, unreadable = _read_literals(tuple(usable))
    kept = replace(schema, fields=fields)
    keys = list(_key_faults(kept))
    return _without_keys(kept, [pointer for pointer, _ in keys]), (
        *faults,
        *unreadable,
        *(SchemaFault(pointer=pointer, says=says) for pointer, says in keys),
    )


def _repeated_names(schema: Schema) -> Iterator[SchemaFault]:
    names = [field.name for field in schema.fields]
    for number, name in enumerate(names):
        if name in names[:number]:
            yield SchemaFault(pointer=f"/fields/{number}/name", says=f"another field is called {name} too")


def _field_faults(field: Field) -> Iterator[tuple[str, str]]:
    """Yield (the property at fault, what is wrong) of one field."""
    known = CONSTRAINTS.get(field.type)
    for name in field.constraints:
        if known is not None and name not in known and not (name == "enum" and "categories" in field.options):
            yield f"constraints/{name}", f"{name} is no constraint of the type {field.type}"
    yield from _option_faults(field)
    if field.type in MOMENTS and field.format not in {"default", "any", "any-of"}:
        for says in Pattern(field.format).faults(field.type):
            yield "format", f"the pattern {field.format} cannot be used: {says}"
    if "pattern" in field.constraints and field.type == "string":
        for says in pattern_faults(str(field.constraints["pattern"])):
            yield "constraints/pattern", says
    if "jsonSchema" in field.constraints and field.type in {"object", "array"}:
        for says in json_schema_faults(field.constraints["jsonSchema"]):
            yield "constraints/jsonSchema", says
            break


def _option_faults(field: Field) -> Iterator[tuple[str, str]]:
    if field.type == "boolean":
        yes, no = words_of(field)
        both = [word for word in yes if word in no]
        if both:
            yield "falseValues", f"{both[0]} stands for true and for false"
    if field.type in {"number", "integer"}:
        notation = notation_of(field)
        for name, sign in (("decimalChar", notation.point), ("groupChar", notation.group)):
            if any(character.isdigit() or character in "+-" for character in sign):
                yield name, f"{sign} is a digit or a sign"
        if field.type == "number" and notation.group == notation.point:
            yield "groupChar", f"{notation.group} separates groups and decimals"
    categories = category_values(field.options)
    if categories and any(option not in categories for option in field.constraints.get("enum", ())):
        yield "constraints/enum", "it has a value that is none of the categories"


def pattern_faults(pattern: str) -> Iterator[str]:
    """Yield why a pattern cannot be run."""
    # only a schema with a pattern needs the engine here
    import duckdb  # noqa: PLC0415

    construct = refused_construct(pattern)
    if construct is not None:
        yield f"the pattern has {construct}, which cannot be run safely; write it without"
        return
    try:
        duckdb.execute("SELECT regexp_full_match('', ?)", [pattern])
    except duckdb.Error as error:
        reason = str(error).removeprefix(REFUSAL).splitlines()[0]
        yield f"the pattern is no regular expression that can be run: {reason}"


def _without(field: Field, faulty: Sequence[str]) -> Field:
    """Return the field without the properties at fault."""
    if not faulty:
        return field
    if "format" in faulty:
        unread = {name: value for name, value in field.constraints.items() if name in {"required", "unique"}}
        return replace(field, type="any", format="default", constraints=unread)
    constraints = {name: value for name, value in field.constraints.items() if f"constraints/{name}" not in faulty}
    options = {name: value for name, value in field.options.items() if name not in faulty}
    return replace(field, constraints=constraints, options=options)


def _read_literals(fields: tuple[Field, ...]) -> tuple[tuple[Field, ...], tuple[SchemaFault, ...]]:
    """Return the fields without limits and listed values that are none of their type, and which those are."""
    asked = [(number, name, value) for number, field in enumerate(fields) for name, value in _literals(field)]
    readable = _are_readable([(fields[number], name, value) for number, name, value in asked])
    faults = []
    bad: dict[int, list[tuple[str, object]]] = {}
    for (number, name, value), is_readable in zip(asked, readable, strict=True):
        if not is_readable:
            bad.setdefault(number, []).append((name, value))
            says = f"{text_of(value, fields[number])} is no value of the type {fields[number].type}"
            faults.append(SchemaFault(pointer=f"/fields/{number}/constraints/{name}", says=says))
    kept = tuple(_without_values(field, bad.get(number, [])) for number, field in enumerate(fields))
    return kept, tuple(faults)


def _literals(field: Field) -> Iterator[tuple[str, object]]:
    for name in KEPT:
        if name in field.constraints:
            yield name, field.constraints[name]
    for value in field.constraints.get("enum", ()):
        yield "enum", value


def _are_readable(asked: Sequence[tuple[Field, str, object]]) -> list[bool]:
    """Return, for each (field, constraint, value), whether the value is one of the field's type, in one question."""
    answers: dict[int, bool] = {}
    questions: dict[int, exp.Expr] = {}
    for number, (field, name, value) in enumerate(asked):
        rule = type_rule(field)
        if rule.parsing is not None:
            answers[number] = not rule.parsing.refuses(text_of(value, field))
        elif field.type == "string" and not isinstance(value, str):
            answers[number] = False
        elif not (rule.grammar is None or _is_plainly_readable(text_of(value, field), field)):
            read = comparable_of(value, field, rule) if name in KEPT else key_of_value(value, field, rule)
            questions[number] = sql.negate(sql.is_null(read))
    answers.update(zip(questions, _answered([*questions.values()]), strict=True))
    return [answers.get(number, True) for number in range(len(asked))]


def _is_plainly_readable(text: str, field: Field) -> bool:
    quick = quick_form(field)
    return quick is not None and re.fullmatch(quick.grammar, text) is not None


def _answered(questions: list[exp.Expr]) -> Iterator[bool]:
    if not questions:
        return
    # only a schema with limits or listed values that need a second look needs the engine here
    import duckdb  # noqa: PLC0415

    for at in range(0, len(questions), AT_ONCE):
        yield from duckdb.execute(sql.selected(questions[at : at + AT_ONCE])).fetchall()[0]


def _without_values(field: Field, bad: Sequence[tuple[str, object]]) -> Field:
    """Return the field without unreadable limits, and without unreadable values in its list, unless all are."""
    if not bad:
        return field
    limits = {name for name, _ in bad if name != "enum"}
    constraints = {name: value for name, value in field.constraints.items() if name not in limits}
    unlisted = [value for name, value in bad if name == "enum"]
    listed = [value for value in constraints.get("enum", ()) if field.type == "string" or value not in unlisted]
    if listed:
        constraints["enum"] = listed
    else:
        constraints.pop("enum", None)
    return replace(field, constraints=constraints)


def _key_faults(schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield (pointer, what is wrong) of every key that names what is not there."""
    types = {field.name: field.type for field in schema.fields}
    for pointer, names in _named(schema):
        unknown = [name for name in names if name not in types]
        if unknown:
            yield pointer, f"{unknown[0]} is none of the fields"
        repeated = [name for name, count in Counter(names).items() if count > 1]
        if repeated:
            yield pointer, f"{repeated[0]} is named twice"
    for number, key in enumerate(schema.foreign_keys):
        if len(key.fields) != len(key.reference):
            yield (
                f"/foreignKeys/{number}",
                f"it names {len(key.fields)} of its fields and {len(key.reference)} of the other table",
            )
        unfit = [name for name in key.fields if types.get(name) in NO_KEY]
        if unfit:
            yield f"/foreignKeys/{number}/fields", f"{unfit[0]} is of the type {types[unfit[0]]}, which cannot refer"


def _named(schema: Schema) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "/primaryKey", schema.primary_key
    for number, names in enumerate(schema.unique_keys):
        yield f"/uniqueKeys/{number}", names
    for number, key in enumerate(schema.foreign_keys):
        yield f"/foreignKeys/{number}/fields", key.fields
        if key.resource is None:
            yield f"/foreignKeys/{number}/reference/fields", key.reference


def _without_keys(schema: Schema, pointers: Sequence[str]) -> Schema:
    if not pointers:
        return schema

    def is_kept(kind: str, number: int) -> bool:
        start = f"/{kind}/{number}"
        return not any(pointer == start or pointer.startswith(f"{start}/") for pointer in pointers)

    foreign: list[ForeignKey] = [
        key for number, key in enumerate(schema.foreign_keys) if is_kept("foreignKeys", number)
    ]
    return replace(
        schema,
        primary_key=() if "/primaryKey" in pointers else schema.primary_key,
        unique_keys=tuple(key for number, key in enumerate(schema.unique_keys) if is_kept("uniqueKeys", number)),
        foreign_keys=tuple(foreign),
    )
