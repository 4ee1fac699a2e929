"""What a table should look like: Table Schema's fields and keys, and what a standard adds to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Level(StrEnum):
    """How strongly a standard asks for a column: in every row, in the header, in rows that a rule tells, or neither.

    A column that is needed in some rows has a rule of the kind needed-when, which says in which.
    """

    VALUE = "must-have-value"
    COLUMN = "must-be-present"
    WHEN = "needed-when"
    SHOULD = "should"
    MAY = "may"


class FieldsMatch(StrEnum):
    """How the columns of a file must agree with the fields of a plain Table Schema (`fieldsMatch`)."""

    EXACT = "exact"
    EQUAL = "equal"
    SUBSET = "subset"
    SUPERSET = "superset"
    PARTIAL = "partial"

    @property
    def allows_more(self) -> bool:
        """Say whether the file may have columns that are no fields."""
        return self in {FieldsMatch.SUBSET, FieldsMatch.PARTIAL}

    @property
    def allows_fewer(self) -> bool:
        """Say whether fields may have no column."""
        return self in {FieldsMatch.SUPERSET, FieldsMatch.PARTIAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The column of another standard's table in which a value is found: the standard's id, the column's name."""

    standard: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column: the properties of a Table Schema field, then what a standard says beyond them.

    `type`, `format` and `constraints` are Table Schema's (`constraints` keys as there: required, unique, pattern,
    enum, minimum, ...). `missing_values`, where there are any, stand in for those of the table. `aliases` are other
    labels that mean this column. `identifier` names one of standards.identifiers, `references` a column of another
    standard. `example` is a value that passes.
    """

    name: str
    type: str = "string"
    format: str = "default"
    title: str = ""
    description: str = ""
    constraints: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    missing_values: tuple[str, ...] | None = None
    level: Level = Level.MAY
    aliases: tuple[str, ...] = ()
    identifier: str | None = None
    references: Reference | None = None
    example: str = ""
    unit: str = ""
    personal_data: str | None = None

    @property
    def is_required(self) -> bool:
        """Say whether every row must have a value here."""
        return self.level is Level.VALUE or bool(self.constraints.get("required", False))


CHOICES = frozenset({"one-of", "any-of"})
"""Kinds of rules that ask for a value in some column, which another column of theirs can answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRule:
    """One rule across the columns of a row, as data.

    `kind` is a key of validator.tables.rules.all_rules; `fields` are the columns it reads, in the kind's own order;
    `says` is the sentence a person reads when it fails; `expression` is what must hold, for the kind that has one.
    """

    name: str
    kind: str
    fields: tuple[str, ...]
    says: str
    values: tuple[str, ...] = ()
    expression: str = ""
    severity: str = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """Fields whose values together stand in the fields `reference` of another resource, None for this same table."""

    fields: tuple[str, ...]
    reference: tuple[str, ...]
    resource: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The whole table: fields, which texts mean "no value", keys, rules.

    `is_standard` is true for a community standard: then a value that differs from a listed one by letter case or
    spaces is a warning, an unknown column is a warning, and columns stand in any order; under a plain Table Schema the
    first two are errors, and `fields_match` says what the third is.
    """

    fields: tuple[Field, ...]
    missing_values: tuple[str, ...] = ("",)
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    fields_match: FieldsMatch = FieldsMatch.EXACT
    rules: tuple[RowRule, ...] = ()
    is_standard: bool = False

    def without_rules(self) -> Schema:
        """Return the schema that reads the same texts as the same values and asks nothing of them."""
        fields = (
            replace(one, constraints={name: one.constraints[name] for name in one.constraints if name == "enum"})
            for one in self.fields
        )
        return Schema(
            fields=tuple(fields),
            missing_values=self.missing_values,
            fields_match=self.fields_match,
            is_standard=self.is_standard,
        )

    def missing_of(self, one: Field) -> tuple[str, ...]:
        """Return the texts that mean "no value" in a field."""
        return self.missing_values if one.missing_values is None else one.missing_values
