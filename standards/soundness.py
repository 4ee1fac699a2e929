"""Whether a standard that somebody wrote can be used: its form, and what no form can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.profile import load_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from standards.schema import Field, RowRule
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
LONGEST = 200
"""The characters of a message of jsonschema that are repeated; it may quote a whole document."""


def refuse_malformed(document: object, *, shown: str) -> None:
    """Raise DsregError "standard-faulty" where the document is not of the form of a standard.json."""
    # jsonschema is imported only for a standard from elsewhere: 100 ms
    import jsonschema  # noqa: PLC0415

    faults = jsonschema.Draft202012Validator(load_form("standard")).iter_errors(document)
    fault = jsonschema.exceptions.best_match(faults)
    if fault is not None:
        raise DsregError("standard-faulty", standard=_name(document, shown), reason=_spoken(fault))


def refuse_unsound(standard: Standard) -> None:
    """Raise DsregError "standard-faulty" where parts of the standard do not fit together."""
    for reason in _faults(standard):
        raise DsregError("standard-faulty", standard=f"{standard.id}@{standard.version}", reason=reason)


def _name(document: object, shown: str) -> str:
    named = document.get("id") if isinstance(document, dict) else None
    return named if isinstance(named, str) else shown


def _spoken(fault: ValidationError) -> str:
    message = fault.message if len(fault.message) <= LONGEST else f"{fault.message[:LONGEST]}..."
    return f"{message} (at {fault.json_path})"


def _faults(standard: Standard) -> Iterator[str]:
    schema = standard.schema
    fields = {field.name: field for field in schema.fields}
    for field in schema.fields:
        if field.identifier is not None and field.identifier not in IDENTIFIERS:
            yield f"{field.name} carries an identifier that is not known, {field.identifier}"
    for key in (schema.primary_key, *schema.unique_keys):
        yield from _missing(key, fields, "a key")
    for rule in schema.rules:
        missing = tuple(_missing(rule.fields, fields, f"the rule {rule.name}"))
        yield from missing or _unfit(rule, fields)


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
