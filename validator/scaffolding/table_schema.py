"""A start from a Table Schema, or from the first table of a Data Package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.table_schema import category_values, parse_table_schema
from validator.scaffolding.start import Start, clean_field, one_line, unique_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standards.schema import Field

KEPT = ("trueValues", "falseValues")
OWN = {"dsreg:level": "level", "dsreg:aliases": "aliases", "dsreg:unit": "unit"}
"""What dsreg's own export says beyond Table Schema → what a standard calls it."""
DROPPED = frozenset({"dsreg:coverage", "categories", "rdfType"})
"""What says nothing that a standard could keep, or is kept in another form."""


def start_from_table_schema(document: Mapping[str, Any]) -> Start:
    """Return the start that a Table Schema states."""
    schema = parse_table_schema(document)
    notes: list[str] = []
    fields = unique_fields((_field(field, schema.primary_key, notes) for field in schema.fields), notes)
    names = {field["name"] for field in fields}
    if schema.foreign_keys:
        notes.append("Its foreign keys were left out; say in `references` which standard has the other column.")
    return Start(
        fields=fields,
        title=one_line(document.get("title")),
        purpose=one_line(document.get("description")),
        missing_values=schema.missing_values or ("",),
        primary_key=schema.primary_key if set(schema.primary_key) <= names else (),
        unique_keys=tuple(key for key in schema.unique_keys if set(key) <= names),
        notes=tuple(notes),
    )


def start_from_package(document: Mapping[str, Any]) -> Start:
    """Return the start of the first table of a Data Package whose schema stands in it."""
    resources = [one for one in document["resources"] if isinstance(one, dict)]
    schemas = [one for one in resources if isinstance(one.get("schema"), dict)]
    if not schemas:
        return Start(notes=("No table of the package has a schema.",))
    first = schemas[0]
    told = {key: first.get(key) or document.get(key) for key in ("title", "description")}
    return start_from_table_schema({**told, **first["schema"]})


def _field(field: Field, key: tuple[str, ...], notes: list[str]) -> dict[str, Any]:
    stated: dict[str, Any] = {
        "title": field.title,
        "description": field.description,
        "type": field.type if field.type != "string" else None,
        "format": field.format if field.format != "default" else None,
        "constraints": dict(field.constraints),
        "level": "must-have-value" if field.is_required or field.name in key else "should",
        "example": field.example,
        **{name: [str(one) for one in field.options.get(name, ())] for name in KEPT},
    }
    stated |= {key: field.options[name] for name, key in OWN.items() if name in field.options}
    lost = sorted(set(field.options) - {*KEPT, *OWN, "dsreg:identifier"} - DROPPED)
    if lost:
        notes.append(f"{field.name}: {', '.join(lost)} could not be taken over.")
    if category_values(field.options):
        stated["constraints"]["enum"] = category_values(field.options)
    if field.identifier in IDENTIFIERS and not IDENTIFIERS[field.identifier].is_personal:
        stated["identifier"] = field.identifier
    return clean_field(field.name, stated, notes)
