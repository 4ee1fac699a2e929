"""Whether the parts of a standard fit together: what the form of its document cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.schema import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from standards.schema import Field, RowRule, Schema
    from standards.standard import Standard

ORDERS = {
    "integer": "number",
    "number": "number",
    "year": "year",
    "yearmonth": "month",
    "date": "moment",
    "datetime": "moment",
    "time": "time",
}
"""Type → what its values are when one comes before another; types with the same word can be compared."""


def refuse_unsound(standard: Standard) -> None:
    """Raise DsregError "standard-faulty" where parts of the standard do not fit together."""
    for reason in _faults(standard):
        raise DsregError("standard-faulty", standard=f"{standard.id}@{standard.version}", reason=reason)


def _faults(standard: Standard) -> Iterator[str]:
    schema = standard.schema
    fields = {field.name: field for field in schema.fields}
    for field in schema.fields:
        if field.identifier is not None and field.identifier not in IDENTIFIERS:
            yield f"{field.name} carries an identifier that is not known, {field.identifier}"
    yield from _unruled(schema)
    yield from _tangled(standard)
    for key in (schema.primary_key, *schema.unique_keys):
        yield from _missing(key, fields, "a key")
    for rule in schema.rules:
        missing = tuple(_missing(rule.fields, fields, f"the rule {rule.name}"))
        yield from missing or _unfit(rule, fields)


def _unruled(schema: Schema) -> Iterator[str]:
    """Yield columns that are said to be needed in some rows, and no rule says in which."""
    ruled = {rule.fields[0] for rule in schema.rules if rule.kind == Level.WHEN}
    for field in schema.fields:
        if field.level is Level.WHEN and field.name not in ruled:
            yield f"{field.name} has the level needed-when, and no rule of that kind has it first"


def _tangled(standard: Standard) -> Iterator[str]:
    """Yield what is wrong with the tables that are tied together, and with the list of changes."""
    names = [standard.own_table] if standard.has_table else []
    for member in standard.members:
        if member.name in names:
            yield f"two of its tables are called {member.name}"
        if member.standard.partition("@")[0] == standard.id:
            yield f"its table {member.name} is held to {standard.id} itself"
        names.append(member.name)
    for change in standard.changes:
        if change.announced > change.date:
            yield f"version {change.version} was announced after it came, on {change.announced}"


def _missing(names: tuple[str, ...], fields: Mapping[str, Any], reader: str) -> Iterator[str]:
    yield from (f"{reader} reads a column that is not there, {name}" for name in names if name not in fields)


def _unfit(rule: RowRule, fields: Mapping[str, Field]) -> Iterator[str]:
    """Yield what is wrong with the types of the columns that a rule compares."""
    read = [fields[name] for name in rule.fields]
    shown = " and ".join(f"{field.name} ({field.type})" for field in read[:2])
    if rule.kind == "not-after" and (None in (orders := {_order(field) for field in read}) or len(orders) > 1):
        yield f"the rule {rule.name} compares {shown}, of which neither comes before the other"
    if rule.kind == "coordinates" and any(ORDERS.get(field.type) != "number" for field in read[:2]):
        yield f"the rule {rule.name} takes {shown} for coordinates, which are numbers"


def _order(field: Field) -> str | None:
    """Return what the values of a field are when they are put in order; times only where they are written alike."""
    order = ORDERS.get(field.type)
    return f"time {field.format}" if order == "time" else order
