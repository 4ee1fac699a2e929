"""A standard as the definition of a table in SQL, for the database that is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlglot import exp

from validator.exports import unsaid
from validator.exports.sql.columns import column_definition, meaning
from validator.exports.sql.dialects import DIALECTS, USUAL, Comments, SqlDialect
from validator.exports.sql.gaps import gaps
from validator.exports.sql.rules import rule_condition
from validator.exports.written import Written
from validator.tables import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from standards.standard import Standard

    Conditions = Mapping[str, exp.Expr | None]

LONGEST_NAME = 60
"""PostgreSQL cuts names after 63 bytes, MySQL refuses them after 64 characters."""


def write_tables(standards: Iterable[Standard], dialect: str = USUAL) -> Written:
    """Return the statements that make several tables, each tied to those before it by foreign keys."""
    made: list[Standard] = []
    written: list[Written] = []
    for standard in standards:
        written.append(write_sql(standard, dialect, beside=made))
        made.append(standard)
    unsaid_of_all = dict.fromkeys(sentence for one in written for sentence in one.unsaid)
    return Written(text="\n".join(one.text for one in written), unsaid=tuple(unsaid_of_all))


def write_sql(standard: Standard, dialect: str = USUAL, *, beside: Iterable[Standard] = ()) -> Written:
    """Return the statements that make the table; what they cannot say stands above them as a comment.

    `beside` are the standards of tables that are there already, to which foreign keys can point.
    """
    spoken = DIALECTS[dialect]
    links = _links(standard, beside) if spoken.has_keys else {}
    fields = {field.name: field for field in standard.schema.fields}
    conditions = {rule.name: rule_condition(rule, fields, spoken) for rule in standard.schema.rules}
    left = tuple(gaps(standard, spoken, conditions, links))
    statements = [_create_table(standard, spoken, conditions, links), *_comments(standard, spoken)]
    statements[0].add_comments(_heading(standard, spoken, left), prepend=True)
    text = "".join(f"{one.sql(spoken.name, pretty=True)};\n" for one in statements)
    return Written(text=text, unsaid=left)


def table_name(standard: Standard) -> str:
    """Return the table's name: the last part of the standard's id, with underscores."""
    return _spelt(standard.own_table)


def _links(standard: Standard, beside: Iterable[Standard]) -> dict[str, Standard]:
    """Return the columns that refer to a table that is there, each with its standard."""
    there = {one.id: one for one in beside}
    named = {field.name: field.references for field in standard.schema.fields if field.references is not None}
    return {
        name: there[link.standard]
        for name, link in named.items()
        if link.standard in there and _is_unique(there[link.standard], link.field)
    }


def _is_unique(standard: Standard, name: str) -> bool:
    """Say whether a column can be referred to: databases ask for a key there."""
    unique = {field.name for field in standard.schema.fields if field.constraints.get("unique")}
    return name in unique or standard.schema.primary_key == (name,)


def _create_table(
    standard: Standard, dialect: SqlDialect, conditions: Conditions, links: Mapping[str, Standard]
) -> exp.Expr:
    """Return the statement that makes the table: columns under their own names, keys, rules by their names."""
    schema = standard.schema
    keys = [(field.name,) for field in schema.fields if field.constraints.get("unique")]
    keyed = {*links, *(name for key in (*keys, schema.primary_key, *_wide_keys(standard)) for name in key)}
    primary = schema.primary_key if len(schema.primary_key) == 1 else ()
    columns = [
        column_definition(field, dialect, is_key=field.name in keyed, is_primary=field.name in primary)
        for field in schema.fields
    ]
    parts = [*columns, *_keys(standard, dialect), *_foreign_keys(standard, links), *_checks(standard, conditions)]
    return exp.Create(this=exp.Schema(this=_table(standard), expressions=parts), kind="TABLE")


def _table(standard: Standard) -> exp.Table:
    return exp.Table(this=exp.to_identifier(table_name(standard), quoted=True))


def _wide_keys(standard: Standard) -> tuple[tuple[str, ...], ...]:
    return (*standard.schema.unique_keys, *unsaid.rule_keys(standard))


def _keys(standard: Standard, dialect: SqlDialect) -> Iterator[exp.Expr]:
    if not dialect.has_keys:
        return
    if len(standard.schema.primary_key) > 1:
        yield exp.PrimaryKey(expressions=_quoted(standard.schema.primary_key))
    for key in _wide_keys(standard):
        yield exp.UniqueColumnConstraint(this=exp.Tuple(expressions=_quoted(key)))


def _foreign_keys(standard: Standard, links: Mapping[str, Standard]) -> Iterator[exp.Expr]:
    for field in standard.schema.fields:
        if field.name in links and field.references is not None:
            there = exp.Schema(this=_table(links[field.name]), expressions=_quoted([field.references.field]))
            yield exp.ForeignKey(expressions=_quoted([field.name]), reference=exp.Reference(this=there))


def _checks(standard: Standard, conditions: Conditions) -> Iterator[exp.Expr]:
    for name, condition in conditions.items():
        if condition is not None:
            spelt = exp.to_identifier(_spelt(f"{table_name(standard)}_{name}"), quoted=True)
            yield exp.Constraint(this=spelt, expressions=[exp.CheckColumnConstraint(this=condition)])


def _comments(standard: Standard, dialect: SqlDialect) -> Iterator[exp.Expr]:
    if dialect.comments is not Comments.STATEMENT:
        return
    about = f"{standard.title} ({standard.id}@{standard.version}). {standard.purpose}"
    yield exp.Comment(this=_table(standard), kind="TABLE", expression=sql.text(about))
    for field in standard.schema.fields:
        column = exp.Column(this=exp.to_identifier(field.name, quoted=True), table=_table(standard).this)
        yield exp.Comment(this=column, kind="COLUMN", expression=sql.text(meaning(field)))


def _heading(standard: Standard, dialect: SqlDialect, left: Sequence[str]) -> list[str]:
    lines = [
        f"{standard.title}: {standard.id}@{standard.version}, for {dialect.title}.",
        "A cell without a value is NULL, never ''. Dates are written year first, numbers and booleans as SQL does.",
        *(["Not said here:"] if left else []),
        *(f"- {sentence}" for sentence in left),
    ]
    return ["\n" + "\n".join(lines) + "\n"]


def _quoted(names: Iterable[str]) -> list[exp.Expr]:
    return [exp.to_identifier(name, quoted=True) for name in names]


def _spelt(name: str) -> str:
    return re.sub("[^A-Za-z0-9]+", "_", name)[:LONGEST_NAME]
