"""What a standard demands, one by one: each with what proves it, and the table with and without it alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.schema import Field, Level, Schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from standards.schema import RowRule
    from validator.admission.examples import Place

PLAIN_TYPES = frozenset({"string", "any"})
COORDINATES = ("coordinates-half", "coordinates-swapped", "coordinates-other-system", "coordinates-outside")
TYPE_CODES = ("type-error", "money-format", "geometry-malformed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One demand: its words, the codes and the place of a finding that proves it, the schema with it and without.

    Both schemas have the columns that the demand reads and nothing that another demand asks, so that what the two find
    differs by this demand alone. `is_label` is true where the header decides.
    """

    says: str
    codes: tuple[str, ...]
    place: Mapping[str, str]
    kept: Schema
    dropped: Schema
    is_label: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns that it reads."""
        return tuple(field.name for field in self.kept.fields)

    @property
    def entry(self) -> dict[str, Any]:
        """Return what stands in the list of an example that proves it."""
        row = {} if self.is_label else {"row": 2}
        return {"code": self.codes[0], **row, **self.place}

    def is_claimed_by(self, place: Place) -> bool:
        """Say whether a finding, in a list or found, is of the kind that proves it."""
        return place.get("code") in self.codes and all(place.get(key) == value for key, value in self.place.items())


def list_demands(schema: Schema) -> tuple[Demand, ...]:
    """Return what a standard's table must show broken, column by column, then rules and keys."""
    columns = (demand for field in schema.fields for demand in _of_column(field, schema))
    rules = (demand for rule in schema.rules for demand in _of_rule(rule, schema))
    return (*columns, *rules, *_of_keys(schema))


def _of_column(field: Field, schema: Schema) -> Iterator[Demand]:
    bare = Field(name=field.name, missing_values=field.missing_values)
    typed = replace(bare, type=field.type, format=field.format, options=field.options)
    place = {"field": field.name}

    def demand(says: str, *codes: str, kept: Field, dropped: Field, is_label: bool = False, **more: str) -> Demand:
        pair = (_table(schema, one) for one in (kept, dropped))
        return Demand(
            says=f"{field.name} {says}",
            codes=codes,
            place={**place, **more},
            kept=next(pair),
            dropped=next(pair),
            is_label=is_label,
        )

    if field.level is Level.VALUE:
        says, kept = "must be filled", replace(bare, level=field.level)
        yield demand(says, "constraint-error", kept=kept, dropped=bare, constraint="required")
    if field.level is Level.COLUMN:
        says, kept = "must be in the header", replace(bare, level=field.level)
        yield demand(says, "missing-label", kept=kept, dropped=bare, is_label=True, severity="error")
    if field.type not in PLAIN_TYPES or field.format != "default":
        form = "" if field.format in {"default", "any-of"} else f" in the form {field.format}"
        yield demand(f"is of the type {field.type}{form}", *TYPE_CODES, kept=typed, dropped=bare)
    for name, value in field.constraints.items():
        kept, dropped = (replace(typed, constraints=constraints) for constraints in ({name: value}, {}))
        if name == "unique":
            yield demand("never stands twice", "unique-error", kept=kept, dropped=dropped)
        else:
            yield demand(f"keeps its {name}", "constraint-error", kept=kept, dropped=dropped, constraint=name)
    if field.identifier:
        identifier = IDENTIFIERS[field.identifier]
        codes = (identifier.malformed or "", *(trap.code for trap in identifier.traps))
        kept = replace(bare, identifier=field.identifier)
        yield demand(f"is of the kind {field.identifier}", *codes, kept=kept, dropped=bare)


def _of_rule(rule: RowRule, schema: Schema) -> Iterator[Demand]:
    fields = {field.name: field for field in schema.fields}
    dropped = _table(schema, *(replace(fields[name], constraints={}, level=Level.MAY) for name in rule.fields))
    severity = {} if rule.severity == "error" else {"severity": rule.severity}
    for code in COORDINATES if rule.kind == "coordinates" else ("row-constraint",):
        told = f", {code}" if rule.kind == "coordinates" else ""
        yield Demand(
            says=f"the rule {rule.name}{told} holds",
            codes=(code,),
            place={"constraint": rule.name, **severity},
            kept=replace(dropped, rules=(rule,)),
            dropped=dropped,
        )


def _of_keys(schema: Schema) -> Iterator[Demand]:
    primary = [("primary-key", schema.primary_key)] if schema.primary_key else []
    fields = {field.name: field for field in schema.fields}
    for code, key in (*primary, *(("unique-error", key) for key in schema.unique_keys)):
        dropped = _table(schema, *(replace(fields[name], constraints={}, level=Level.MAY) for name in key))
        is_primary = code == "primary-key"
        kept = replace(dropped, primary_key=key) if is_primary else replace(dropped, unique_keys=(key,))
        says = f"two rows never agree in {', '.join(key)}"
        yield Demand(says=says, codes=(code,), place={}, kept=kept, dropped=dropped)


def _table(schema: Schema, *fields: Field) -> Schema:
    """Return a schema of these fields alone that reads texts as the standard's own does."""
    return Schema(fields=fields, missing_values=schema.missing_values, is_standard=schema.is_standard)
