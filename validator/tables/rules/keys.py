"""Keys: values that stand once in a column or in columns together, and those that must stand in another table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.plan import Check, KeyCheck, ReferenceCheck
from validator.tables.rules.types import type_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlglot import exp

    from standards.schema import ForeignKey, Schema
    from validator.tables.rules.all_rules import Reading


def unique_checks(readings: Mapping[str, Reading]) -> Iterator[KeyCheck]:
    """Yield the check of each field whose values must be unique."""
    for reading in readings.values():
        if reading.field.constraints.get("unique"):
            yield _once("unique-error", (reading,), constraint="unique")


def table_keys(schema: Schema, readings: Mapping[str, Reading]) -> Iterator[KeyCheck]:
    """Yield the check of the primary key and of each unique key whose columns are there."""
    keys = [("primary-key", schema.primary_key)] if schema.primary_key else []
    keys += [("unique-error", key) for key in schema.unique_keys]
    for code, names in keys:
        parts = _present(names, readings)
        if parts:
            yield _once(code, parts, constraint=None if len(parts) == 1 else _spelt(names))


def blank_key(schema: Schema, readings: Mapping[str, Reading]) -> Iterator[Check]:
    """Yield the check that no part of a primary key of several columns is blank.

    Of a key of one column, and of a part that is required anyway, the cells are asked.
    """
    parts = _present(schema.primary_key, readings)
    others = [part for part in parts if not part.field.is_required]
    if len(parts) > 1 and others:
        yield Check(
            code="primary-key",
            constraint=_spelt(schema.primary_key),
            fault=sql.either(part.is_blank for part in others),
            shown=sql.joined([sql.cell(part.column) for part in parts], " | "),
        )


def reference_checks(
    schema: Schema,
    readings: Mapping[str, Reading],
    files: Mapping[ForeignKey, Path],
) -> Iterator[ReferenceCheck]:
    """Yield the check of each foreign key whose columns are there; `files` hold the keys of other tables."""
    for key in schema.foreign_keys:
        parts = _present(key.fields, readings)
        among = referred_key(key.reference, schema, readings) if key.resource is None else files.get(key)
        if parts and among is not None:
            single = parts[0] if len(parts) == 1 else None
            yield ReferenceCheck(
                code="foreign-key",
                key=key_text(parts),
                among=among,
                field=single.field.name if single else None,
                column=single.column if single else None,
                constraint=None if single else _spelt(key.fields),
            )


def referred_key(names: Sequence[str], schema: Schema, readings: Mapping[str, Reading]) -> exp.Expr | None:
    """Return the key that rows refer to, None where a column that must be there is not.

    A column that the schema lets a file leave out has no values there: what refers to it refers to nothing.
    """
    parts = _present(names, readings)
    if not parts and not schema.fields_match.allows_fewer:
        return None
    return key_text(parts) if parts else sql.when(sql.false(), sql.text(""))


def key_text(parts: Sequence[Reading]) -> exp.Expr:
    """Return the key of several readings, NULL where one of them has no value."""
    return sql.key_of([part.key for part in parts])


def _once(code: str, parts: Sequence[Reading], *, constraint: str | None) -> KeyCheck:
    single = parts[0] if len(parts) == 1 else None
    return KeyCheck(
        code=code,
        key=key_text(parts),
        canonical=_canonical(parts),
        field=single.field.name if single else None,
        column=single.column if single else None,
        constraint=constraint,
    )


def _canonical(parts: Sequence[Reading]) -> Callable[[str], str | None] | None:
    """Return what brings equal values to one text, where SQL alone does not."""
    parsings = [type_rule(part.field).parsing for part in parts]
    if not any(parsings):
        return None

    def canonical(key: str) -> str | None:
        pieces = key.split(sql.UNIT_SEPARATOR) if len(parsings) > 1 else [key]
        keys = [
            piece if parsing is None else parsing.key_of(piece) for parsing, piece in zip(parsings, pieces, strict=True)
        ]
        return None if None in keys else sql.UNIT_SEPARATOR.join(map(str, keys))

    return canonical


def _present(names: Sequence[str], readings: Mapping[str, Reading]) -> tuple[Reading, ...]:
    """Return the readings of all the names; none where one of them is not there."""
    return tuple(readings[name] for name in names) if all(name in readings for name in names) else ()


def _spelt(names: Sequence[str]) -> str:
    return ",".join(names)
