"""A standard as CSV on the Web: the metadata document of one table, for a file that lies beside it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from validator.exports import unsaid
from validator.exports.patterns import form_pattern, only_format, own_patterns
from validator.exports.written import Written
from validator.tables.types.booleans import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.schema import Field, Schema
    from standards.standard import Standard

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
BASES = {
    "integer": "integer",
    "number": "number",
    "date": "date",
    "time": "time",
    "datetime": "dateTime",
    "duration": "duration",
    "year": "gYear",
    "yearmonth": "gYearMonth",
}
"""Types with values of the same form in CSVW; every other is a string with a pattern."""
LIMITS = {
    "minimum": "minInclusive",
    "maximum": "maxInclusive",
    "exclusiveMinimum": "minExclusive",
    "exclusiveMaximum": "maxExclusive",
}


def write_csvw(standard: Standard) -> Written:
    """Return the metadata document; what it cannot say stands in it as notes."""
    left = unsaid.unsaid(standard, UNSAID)
    document = {"@context": CONTEXT, **csvw_table(standard)}
    document["notes"] = [{"type": "Not said here", "body": sentence} for sentence in left]
    return Written(text=json.dumps(document, ensure_ascii=False, indent=2) + "\n", unsaid=left)


def csvw_table(standard: Standard) -> dict[str, Any]:
    """Return the description of a standard's table, in the file that its short name gives."""
    names = column_names(standard.schema)
    schema: dict[str, Any] = {"columns": [_column(field, names[field.name]) for field in standard.schema.fields]}
    key = _primary_key(standard.schema)
    if key:
        schema["primaryKey"] = [names[name] for name in key]
    if standard.schema.missing_values != ("",):
        schema["null"] = list(standard.schema.missing_values)
    return {
        "url": f"{standard.own_table}.csv",
        "dc:title": standard.title,
        "dc:description": standard.purpose,
        "dc:conformsTo": f"urn:dsreg:standard:{standard.id}:{standard.version}",
        "tableSchema": schema,
    }


def column_names(schema: Schema) -> dict[str, str]:
    """Return each column's name in CSVW, where it is a variable of a URI template: letters, digits, underscores."""
    taken: dict[str, str] = {}
    for field in schema.fields:
        bare = re.sub("[^A-Za-z0-9]+", "_", field.name).strip("_") or "column"
        taken[field.name] = bare if bare not in taken.values() else f"{bare}_{len(taken) + 1}"
    return taken


def _column(field: Field, name: str) -> dict[str, Any]:
    column = {
        "name": name,
        "titles": [field.name, *field.aliases],
        "dc:title": field.title,
        "dc:description": field.description,
        "datatype": _datatype(field),
        "required": field.is_required,
        "null": list(field.missing_values or ()),
    }
    return {key: value for key, value in column.items() if value}


def _datatype(field: Field) -> dict[str, Any] | str:
    base = BASES.get(field.type, "string") if only_format(field) == "default" else "string"
    stated = {"base": base} | _limits(field, base) | _form(field, base)
    return base if len(stated) == 1 else stated


def _limits(field: Field, base: str) -> dict[str, Any]:
    """Return the smallest and the largest value, or the lengths of a text."""
    if base == "string":
        return {name: field.constraints[name] for name in ("minLength", "maxLength") if name in field.constraints}
    return {LIMITS[name]: str(value) for name, value in field.constraints.items() if name in LIMITS}


def _form(field: Field, base: str) -> dict[str, Any]:
    if base != "string":
        signs = {name: field.options[name] for name in ("decimalChar", "groupChar") if name in field.options}
        return {"format": signs} if signs else {}
    pattern = next(iter(_patterns(field)), None)
    return {"format": pattern} if pattern else {}


def _patterns(field: Field) -> Iterator[str]:
    """Yield the patterns of a text, the narrowest first; CSVW asks one."""
    if "enum" in field.constraints:
        yield "|".join(re.escape(str(one)).replace("\\ ", " ") for one in field.constraints["enum"])
    yield from own_patterns(field)
    if field.type == "boolean":
        yield "|".join(re.escape(word) for words in words_of(field) for word in words)
    form = form_pattern(field)
    if form is not None:
        yield form


def _primary_key(schema: Schema) -> tuple[str, ...]:
    """Return the key: the stated one, else the first column that is always filled and never repeats."""
    keys = ((field.name,) for field in schema.fields if field.is_required and field.constraints.get("unique"))
    return schema.primary_key or next(keys, ())


def _further_keys(standard: Standard) -> Iterator[str]:
    schema = standard.schema
    key = _primary_key(schema)
    unique = [(field.name,) for field in schema.fields if field.constraints.get("unique")]
    named = [" with ".join(one) for one in (*unique, *schema.unique_keys) if one != key]
    if named:
        yield f"No value stands twice in: {', '.join(named)}."


def _order(_standard: Standard) -> Iterator[str]:
    yield "Every column stands in the file, in this order; dsreg takes any order, and optional columns may be left out."


UNSAID = (
    _order,
    unsaid.wishes,
    unsaid.letter_case,
    _further_keys,
    unsaid.calendar,
    unsaid.limits_of_texts,
    unsaid.second_patterns,
    unsaid.slips,
    unsaid.links,
    unsaid.all_rules,
)
