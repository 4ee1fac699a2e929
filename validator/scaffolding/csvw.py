"""A start from a CSVW metadata file (W3C, Metadata Vocabulary for Tabular Data): its first table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from validator.scaffolding.start import Start, clean_field, one_line, unique_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

INTEGERS = (
    *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger"),
    *("negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
)
TYPES = {
    **dict.fromkeys(INTEGERS, "integer"),
    **dict.fromkeys(("decimal", "double", "float", "number"), "number"),
    **dict.fromkeys(("dateTime", "datetime", "dateTimeStamp"), "datetime"),
    **dict.fromkeys(("duration", "dayTimeDuration", "yearMonthDuration"), "duration"),
    "boolean": "boolean",
    "date": "date",
    "time": "time",
    "gYear": "year",
    "gYearMonth": "yearmonth",
    "any": "any",
    "anyAtomicType": "any",
}
"""CSVW's datatypes → those of Table Schema; all others are text."""
LIMITS = {"nonNegativeInteger": ("minimum", 0), "positiveInteger": ("minimum", 1)}
FORMS = {"yyyy": "%Y", "MM": "%m", "M": "%m", "dd": "%d", "d": "%d", "HH": "%H", "mm": "%M", "ss": "%S"}
"""The parts of a date's picture (Unicode TR 35) → those of strptime."""
CONSTRAINTS = {
    **{name: name for name in ("minimum", "maximum", "minLength", "maxLength")},
    "minInclusive": "minimum",
    "maxInclusive": "maximum",
    "minExclusive": "exclusiveMinimum",
    "maxExclusive": "exclusiveMaximum",
}
INHERITED = ("datatype", "null", "required", "separator")


def start_from_csvw(document: Mapping[str, Any]) -> Start:
    """Return the start of the first table that the metadata describe."""
    tables = document.get("tables")
    first = tables[0] if isinstance(tables, list) and tables and isinstance(tables[0], dict) else {}
    table = {**document, **first}
    schema = table.get("tableSchema")
    schema = schema if isinstance(schema, dict) else {}
    listed = schema.get("columns")
    listed = listed if isinstance(listed, list) else []
    columns = [one for one in listed if isinstance(one, dict) and not one.get("virtual")]
    above = {name: one[name] for one in (document, table, schema) for name in INHERITED if name in one}
    notes: list[str] = []
    if isinstance(tables, list) and len(tables) > 1:
        notes.append(f"The first of {len(tables)} tables was taken; begin one standard for each.")
    fields = [_field({**above, **column}, notes) for column in columns]
    named = {str(column.get("name")): field["name"] for column, field in zip(columns, fields, strict=True)}
    keys = _texts(schema.get("primaryKey"))
    return Start(
        fields=unique_fields(fields, notes),
        title=_told(table, "title", "label"),
        purpose=_told(table, "description", "comment"),
        missing_values=_nulls([{**above, **column} for column in columns]),
        primary_key=tuple(named[key] for key in keys) if set(keys) <= set(named) else (),
        notes=tuple(notes),
    )


def _field(column: Mapping[str, Any], notes: list[str]) -> dict[str, Any]:
    labels = _texts(column.get("titles")) or [str(column.get("name", ""))]
    datatype = column.get("datatype", "string")
    datatype = datatype if isinstance(datatype, dict) else {"base": str(datatype)}
    base = str(datatype.get("base", "string"))
    stated: dict[str, Any] = {
        "title": _told(column, "title", "label"),
        "description": _told(column, "description", "comment"),
        "type": TYPES.get(base),
        "format": "uri" if base == "anyURI" else None,
        "constraints": {CONSTRAINTS[name]: value for name, value in datatype.items() if name in CONSTRAINTS},
        "level": "must-have-value" if column.get("required") else "should",
        "aliases": list(dict.fromkeys(one_line(label) for label in labels[1:])),
    }
    if base in LIMITS:
        stated["constraints"].setdefault(*LIMITS[base])
    if column.get("separator"):
        notes.append(f"{labels[0]}: it holds lists, which have no place in a standard; it is text for now.")
        stated |= {"type": None, "format": None, "constraints": {}}
    elif "format" in datatype:
        _put_format(labels[0], stated, datatype["format"], notes)
    return clean_field(labels[0], stated, notes)


def _put_format(label: str, stated: dict[str, Any], form: object, notes: list[str]) -> None:
    """Put the form of a datatype where Table Schema has it: a date's picture, the words of yes and no, a pattern."""
    kind = stated["type"]
    if kind in {"date", "datetime", "time"}:
        picture = re.sub(r"[A-Za-z]+", lambda part: FORMS.get(part[0], part[0]), str(form).replace("T", "\0"))
        left = re.sub(r"%[A-Za-z]", "", picture).replace("\0", "")
        if re.search(r"[A-Za-z]", left):
            notes.append(f"{label}: the form {form} could not be carried over; write it as `format`.")
        elif form != {"date": "yyyy-MM-dd", "time": "HH:mm:ss", "datetime": "yyyy-MM-ddTHH:mm:ss"}[kind]:
            stated["format"] = picture.replace("\0", "T")
    elif kind == "boolean" and "|" in str(form):
        yes, no = str(form).split("|", 1)
        stated |= {"trueValues": [yes], "falseValues": [no]}
    elif kind is None and isinstance(form, str):
        stated["constraints"]["pattern"] = form
    else:
        notes.append(f"{label}: the form {form} of its numbers could not be carried over.")


def _told(part: Mapping[str, Any], *names: str) -> str:
    """Return what a part says of itself by one of Dublin Core's or RDF Schema's words."""
    for name in names:
        for prefix in ("dc:", "dct:", "dcterms:", "schema:", "rdfs:"):
            texts = _texts(part.get(f"{prefix}{name}"))
            if texts:
                return one_line(texts[0])
    return ""


def _texts(value: object) -> list[str]:
    """Return the texts of a natural language property: a text, a list, or an object of them by language."""
    if isinstance(value, dict):
        return _texts(value.get("@value") or value.get("en") or next(iter(value.values()), None))
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def _nulls(columns: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the texts that stand for no value in any column, the empty one first."""
    stated = [null for column in columns for null in _texts(column.get("null"))]
    return tuple(dict.fromkeys(["", *stated]))
