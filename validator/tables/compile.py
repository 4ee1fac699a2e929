"""From a schema and a header to a plan: which column is read as which field, and what it is asked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sqlglot import exp

from standards.identifiers.all_identifiers import IDENTIFIERS
from validator.tables import sql
from validator.tables.damage.shapes import place_checks, shape_checks
from validator.tables.damage.spreadsheet import spreadsheet_checks
from validator.tables.damage.text import text_checks
from validator.tables.plan import NO_LINKS, CellChecks, Check, ColumnPlan, KeyCheck, Links, Plan, Value
from validator.tables.rules.all_rules import Reading, row_checks
from validator.tables.rules.blanks import blank_checks, is_missing, is_null_word
from validator.tables.rules.constraints import constraint_checks
from validator.tables.rules.identifiers import duplicate_uprn, identifier_checks
from validator.tables.rules.keys import blank_key, reference_checks, referred_key, table_keys, unique_checks
from validator.tables.rules.money import money_checks
from validator.tables.rules.plain import plain_cell
from validator.tables.rules.quick import quick_form
from validator.tables.rules.types import type_rule
from validator.tables.structure import ALL_HINTS, Hint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from standards.schema import Field, Schema
    from validator.gazetteer.index import Gazetteer
    from validator.gazetteer.questions import Questions
    from validator.tables.types.type_rule import TypeRule


def compile_plan(  # noqa: PLR0913 - what a table is held to, most of it optional
    schema: Schema,
    columns: Sequence[tuple[int, Field]],
    *,
    width: int,
    hints: frozenset[Hint] = ALL_HINTS,
    links: Links = NO_LINKS,
    gazetteer: Gazetteer | None = None,
) -> Plan:
    """Return what the table is asked.

    `columns` are (number in the file from 1, the field it is read as); `hints` are the kinds of damage whose bytes
    stand somewhere in the file; `links` are the files of keys that it shares with other tables; `gazetteer` is what
    its UPRNs are looked up in.
    """
    plans = tuple(_column_plan(field, column, schema, hints) for column, field in columns)
    # of two columns with one label the first is the field
    names = {plan.field.name for plan in plans} if gazetteer else _named(schema, links)
    readings = {plan.field.name: _reading(plan, schema, width) for plan in reversed(plans) if _is_read(plan, names)}
    read, once = _read_once(schema, readings)
    row_wise = [check for rule in schema.rules for check in row_checks(rule, once)]
    told = {check.told.name: check.told for check in row_wise if isinstance(check, Check) and check.told}
    asks = [*(one.value for one in told.values()), *map(_own_tree, row_wise)]
    asked = {column.name for tree in asks for column in tree.find_all(exp.Column)}
    return Plan(
        width=width,
        columns=plans,
        read=tuple(one for one in read if one.name in asked),
        told=tuple(told.values()),
        rows=(*blank_key(schema, readings), *(check for check in row_wise if isinstance(check, Check))),
        keys=(
            *unique_checks(readings),
            *_uprn_keys(schema, readings),
            *table_keys(schema, readings),
            *(check for check in row_wise if isinstance(check, KeyCheck)),
        ),
        references=tuple(reference_checks(schema, readings, links.references)),
        exports=tuple(_exports(schema, readings, links)),
        gazetteer=_questions(schema, readings, gazetteer),
    )


def _questions(schema: Schema, readings: Mapping[str, Reading], gazetteer: Gazetteer | None) -> Questions | None:
    if gazetteer is None:
        return None
    # few runs have a gazetteer
    from validator.gazetteer.questions import ask_gazetteer  # noqa: PLC0415 - see above

    return ask_gazetteer(schema, readings, gazetteer)


def _named(schema: Schema, links: Links) -> set[str]:
    """Return the names of the fields that keys and rules across columns read."""
    names = [schema.primary_key, *schema.unique_keys, *(rule.fields for rule in schema.rules)]
    names += [key.fields for key in schema.foreign_keys]
    names += [key.reference for key in schema.foreign_keys if key.resource is None]
    names += [fields for fields, _ in links.exports]
    return {name for some in names for name in some}


def _is_read(plan: ColumnPlan, named: set[str]) -> bool:
    """Say whether the values of the column are read, and not only asked about cell by cell."""
    field = plan.field
    return field.name in named or field.identifier == "uprn" or bool(field.constraints.get("unique"))


def _column_plan(field: Field, column: int, schema: Schema, hints: frozenset[Hint]) -> ColumnPlan:
    rule = type_rule(field)
    return ColumnPlan(
        field=field,
        column=column,
        plain=partial(plain_cell, field, column, schema, rule, hints),
        is_blank=partial(_is_blank, field, column, schema),
        checks=partial(_cell_checks, field, column, schema, rule),
    )


def _is_blank(field: Field, column: int, schema: Schema) -> exp.Expr:
    return sql.either([is_missing(field, column, schema), is_null_word(field, column)])


def _cell_checks(field: Field, column: int, schema: Schema, rule: TypeRule) -> CellChecks:
    return CellChecks(
        is_blank=_is_blank(field, column, schema),
        blank=blank_checks(field, column, schema),
        marks=text_checks(column),
        form=(*spreadsheet_checks(field, column, rule), *_form_checks(field, column, schema, rule)),
        limits=(
            *constraint_checks(field, column, rule, is_lenient=schema.is_standard),
            *place_checks(field, is_british=schema.is_standard),
        ),
    )


def _form_checks(field: Field, column: int, schema: Schema, rule: TypeRule) -> Iterator[Check]:
    identifier = IDENTIFIERS.get(field.identifier or "")
    if identifier is not None:
        yield from identifier_checks(column, identifier)
    if rule.grammar is not None:
        text = rule.text_of(sql.cell(column), is_lenient=schema.is_standard)
        yield from money_checks(field, column)
        yield Check(code="type-error", fault=sql.negate(rule.accepts(text)), expected=rule.expected)
    if rule.parsing is not None and rule.is_parsed:
        yield Check(code="type-error", fault=sql.true(), test=rule.parsing.refuses, expected=rule.expected)
    yield from shape_checks(field, is_british=schema.is_standard)


def _reading(plan: ColumnPlan, schema: Schema, width: int) -> Reading:
    rule = type_rule(plan.field)
    text = rule.text_of(sql.cell(plan.column), is_lenient=schema.is_standard)
    is_blank = plan.is_blank()
    is_filled = sql.negate(is_blank)
    has_key = [is_filled]
    if "" not in schema.missing_of(plan.field):  # a blank row has no key even where no text is a value
        has_key.append(sql.negate(sql.is_blank_row(width)))
    return Reading(
        field=plan.field,
        column=plan.column,
        is_blank=is_blank,
        text=text,
        typed=sql.when(is_filled, rule.value(text)),
        comparable=sql.when(is_filled, rule.comparable(text)),
        key=sql.when(sql.every(has_key), rule.key_text(text)),
    )


def _read_once(
    schema: Schema,
    readings: Mapping[str, Reading],
) -> tuple[tuple[Value, ...], dict[str, Reading]]:
    """Return the values that rules across columns may ask for, and the readings that refer to them by name.

    A rule about coordinates asks for each value a dozen times; inlined, it made half of a small file's time.
    """
    asked = {name for rule in schema.rules for name in rule.fields}
    read: list[Value] = []
    once = {}
    for name, reading in readings.items():
        if name not in asked:
            once[name] = reading
            continue
        is_blank, typed, comparable = (f"{letter}{reading.column}" for letter in "bvw")
        read += [
            Value(name=is_blank, value=_quickly_blank(reading, schema)),
            Value(name=typed, value=_quickly_typed(reading)),
            Value(name=comparable, value=reading.comparable),
        ]
        once[name] = replace(
            reading,
            is_blank=exp.column(is_blank),
            typed=exp.column(typed),
            comparable=exp.column(comparable),
        )
    return tuple(read), once


def _quickly_blank(reading: Reading, schema: Schema) -> exp.Expr:
    """Say whether the cell is blank: one that is plainly good is so only where there is nothing in it."""
    is_empty = sql.is_one_of(sql.cell(reading.column), [""])
    plainly = is_empty if "" in schema.missing_of(reading.field) else sql.false()
    return sql.choose([(sql.plain(reading.column), plainly)], reading.is_blank)


def _quickly_typed(reading: Reading) -> exp.Expr:
    """Return the value of the cell: a number that is plainly good needs no second look at its form, nor trimming."""
    quick = quick_form(reading.field)
    if quick is None or reading.field.type not in {"number", "integer"}:
        return reading.typed
    return sql.choose([(sql.plain(reading.column), sql.try_cast(sql.cell(reading.column), "DECIMAL"))], reading.typed)


def _own_tree(check: Check | KeyCheck) -> exp.Expr:
    return check.key if isinstance(check, KeyCheck) else check.fault


def _uprn_keys(schema: Schema, readings: Mapping[str, Reading]) -> Iterator[KeyCheck]:
    """Yield the check for one property named twice, where no key says that it must not be."""
    keys = {schema.primary_key, *schema.unique_keys}
    for name, reading in readings.items():
        field = reading.field
        if field.identifier == "uprn" and not field.constraints.get("unique") and (name,) not in keys:
            yield duplicate_uprn(field, reading.column)


def _exports(schema: Schema, readings: Mapping[str, Reading], links: Links) -> Iterator[tuple[exp.Expr, Path]]:
    for names, path in links.exports:
        key = referred_key(names, schema, readings)
        if key is not None:
            yield key, path
