"""From a schema and a header to a plan: which column is read as which field, and what it is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import IDENTIFIERS
from validator.tables import sql
from validator.tables.damage.spreadsheet import DATES, spreadsheet_checks
from validator.tables.damage.text import text_checks
from validator.tables.plan import CellChecks, Check, ColumnPlan, KeyCheck, Plan
from validator.tables.rules.all_rules import Reading, row_checks
from validator.tables.rules.blanks import blank_checks, is_missing, is_null_word
from validator.tables.rules.constraints import constraint_checks
from validator.tables.rules.identifiers import duplicate_uprn, identifier_checks
from validator.tables.rules.money import money_checks
from validator.tables.rules.plain import plain_cell
from validator.tables.rules.types import TypeRule, type_rule
from validator.tables.structure import ALL_HINTS, Hint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlglot import exp

    from standards.schema import Field, Schema


def compile_plan(
    schema: Schema,
    columns: Sequence[tuple[int, Field]],
    *,
    width: int,
    hints: frozenset[Hint] = ALL_HINTS,
) -> Plan:
    """Return what the table is asked.

    `columns` are (number in the file from 1, the field it is read as); `hints` are the kinds of damage whose bytes
    stand somewhere in the file.
    """
    plans = tuple(_column_plan(field, column, schema, hints) for column, field in columns)
    readings = {plan.field.name: _reading(plan) for plan in plans}
    row_wise = [check for rule in schema.rules for check in row_checks(rule, readings)]
    return Plan(
        width=width,
        columns=plans,
        rows=tuple(check for check in row_wise if isinstance(check, Check)),
        keys=(
            *(key for plan in plans for key in _column_keys(plan, schema)),
            *_table_keys(schema, readings),
            *(check for check in row_wise if isinstance(check, KeyCheck)),
        ),
    )


def _column_plan(field: Field, column: int, schema: Schema, hints: frozenset[Hint]) -> ColumnPlan:
    rule = type_rule(field)
    return ColumnPlan(
        field=field,
        column=column,
        plain=plain_cell(field, column, schema, rule, hints),
        is_blank=_is_blank(field, column, schema),
        checks=partial(_cell_checks, field, column, schema, rule),
    )


def _is_blank(field: Field, column: int, schema: Schema) -> exp.Expr:
    return sql.either([is_missing(column, schema), is_null_word(field, column)])


def _cell_checks(field: Field, column: int, schema: Schema, rule: TypeRule) -> CellChecks:
    return CellChecks(
        is_blank=_is_blank(field, column, schema),
        blank=blank_checks(field, column, schema),
        marks=text_checks(column),
        form=(*spreadsheet_checks(field, column), *_form_checks(field, column, rule)),
        limits=constraint_checks(field, column, rule, is_lenient=schema.is_standard),
    )


def _form_checks(field: Field, column: int, rule: TypeRule) -> tuple[Check, ...]:
    identifier = IDENTIFIERS.get(field.identifier or "")
    spoilt = () if identifier is None else identifier_checks(column, identifier)
    if rule.grammar is None:
        return spoilt
    malformed = Check(
        code="type-error",
        fault=sql.negate(rule.accepts(sql.trimmed(sql.cell(column)))),
        expected=rule.expected,
    )
    return (*spoilt, *money_checks(field, column), malformed)


def _reading(plan: ColumnPlan) -> Reading:
    text = sql.trimmed(sql.cell(plan.column))
    rule = type_rule(plan.field)
    return Reading(
        field=plan.field,
        column=plan.column,
        is_blank=plan.is_blank,
        text=text,
        typed=sql.when(sql.negate(plan.is_blank), rule.value(text)),
    )


def _column_keys(plan: ColumnPlan, schema: Schema) -> tuple[KeyCheck, ...]:
    field = plan.field
    if field.constraints.get("unique"):
        key = _typed_key(_reading(plan))
        return (KeyCheck(code="unique-error", key=key, field=field.name, column=plan.column, constraint="unique"),)
    is_key = (field.name,) == schema.primary_key or (field.name,) in schema.unique_keys
    return (duplicate_uprn(field, plan.column),) if field.identifier == "uprn" and not is_key else ()


def _table_keys(schema: Schema, readings: Mapping[str, Reading]) -> tuple[KeyCheck, ...]:
    keys = [("primary-key", schema.primary_key)] if schema.primary_key else []
    keys += [("unique-error", key) for key in schema.unique_keys]
    return tuple(
        _key_check(code, tuple(readings[name] for name in names))
        for code, names in keys
        if all(name in readings for name in names)
    )


def _key_check(code: str, readings: tuple[Reading, ...]) -> KeyCheck:
    single = readings[0] if len(readings) == 1 else None
    return KeyCheck(
        code=code,
        key=sql.key_of([_typed_key(reading) for reading in readings], unless=sql.every(r.is_blank for r in readings)),
        field=single.field.name if single else None,
        column=single.column if single else None,
        constraint=None if single else ",".join(reading.field.name for reading in readings),
    )


def _typed_key(reading: Reading) -> exp.Expr:
    """Return the text of a typed value, so that 1 and 01 are one number; NULL where the cell is blank or no value."""
    if reading.field.type in {"integer", "number", *DATES}:
        return sql.as_text(reading.typed)
    return sql.when(sql.negate(reading.is_blank), reading.text)
