"""The columns of a table in SQL: what a field is stored as, and what its values are held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from validator.exports.patterns import form_pattern, has_part_dates, own_patterns
from validator.exports.sql.dialects import Comments, Matching, SqlDialect
from validator.tables import sql
from validator.tables.rules.constraints import KEPT, LENGTHS
from validator.tables.rules.literals import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.schema import Field

STORED = {
    "integer": "BIGINT",
    "year": "SMALLINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "time": "TIME",
    "datetime": "TIMESTAMP",
}
"""Type → what its values are stored as; numbers and texts depend on the database."""
NUMBERS = frozenset({"integer", "number", "year"})


def stored_type(field: Field) -> str:
    """Return the type by which a field is stored: its own, or string for a date that may leave out its day."""
    is_known = field.type in {*STORED, "number"}
    return field.type if is_known and not has_part_dates(field) else "string"


def column_of(field: Field) -> exp.Expr:
    """Return the column that holds a field, under the field's own name."""
    return exp.column(exp.to_identifier(field.name, quoted=True))


def column_definition(field: Field, dialect: SqlDialect, *, is_key: bool, is_primary: bool) -> exp.ColumnDef:
    """Return the definition of a field's column; `is_key` says that a key reads it, `is_primary` that it is one."""
    constraints: list[exp.Expr] = []
    if field.is_required or is_primary:
        constraints.append(exp.NotNullColumnConstraint())  # SQLite takes NULL for a key otherwise
    if is_primary and dialect.has_keys:
        constraints.append(exp.PrimaryKeyColumnConstraint())
    if dialect.has_checks:
        constraints += [exp.CheckColumnConstraint(this=one) for one in value_conditions(field, dialect)]
    if field.constraints.get("unique") and dialect.has_keys and not is_primary:
        constraints.append(exp.UniqueColumnConstraint())
    if dialect.comments is Comments.COLUMN:
        constraints.append(exp.CommentColumnConstraint(this=sql.text(meaning(field))))
    definition = exp.ColumnDef(
        this=exp.to_identifier(field.name, quoted=True),
        kind=data_type(field, dialect, is_key=is_key),
        constraints=[exp.ColumnConstraint(kind=one) for one in constraints],
    )
    if dialect.comments is Comments.TEXT:
        definition.add_comments([f" {meaning(field)}"])
    return definition


def data_type(field: Field, dialect: SqlDialect, *, is_key: bool) -> exp.DataType:
    """Return the SQL type of a field."""
    stored = stored_type(field)
    if stored == "number":
        return exp.DataType.build(dialect.number, dialect=dialect.name)
    if stored in STORED:
        return exp.DataType.build(STORED[stored])
    return exp.DataType.build(dialect.key_text if is_key else dialect.text, dialect=dialect.name)


def meaning(field: Field) -> str:
    """Return what a column means, in one line."""
    unit = f" Unit: {field.unit}." if field.unit else ""
    return f"{field.title}: {field.description}{unit}"


def value_conditions(field: Field, dialect: SqlDialect) -> Iterator[exp.Expr]:
    """Yield the conditions that a value keeps, as far as the database can ask them."""
    column, stored = column_of(field), stored_type(field)
    if field.is_required and stored == "string":
        yield exp.NEQ(this=exp.Trim(this=column.copy()), expression=sql.text(""))
    if "enum" in field.constraints and stored in {"string", *NUMBERS}:
        yield sql.is_in(column.copy(), [_literal(one, field) for one in field.constraints["enum"]])
    for name, broken in LENGTHS.items():
        if name in field.constraints and stored == "string":
            kept = ">=" if broken == "<" else "<="
            yield sql.compare(sql.length(column.copy()), kept, sql.literal(field.constraints[name]))
    for name, kept in KEPT.items():
        if name in field.constraints and stored in {"date", *NUMBERS}:
            yield sql.compare(column.copy(), kept, _literal(field.constraints[name], field))
    if stored == "string" and dialect.matching is not Matching.NONE:
        yield from (_matches(column.copy(), pattern, dialect) for pattern in _patterns(field))


def _patterns(field: Field) -> Iterator[str]:
    yield from own_patterns(field)
    form = form_pattern(field) if field.type != "string" else None
    if form is not None:
        yield form


def _matches(column: exp.Expr, pattern: str, dialect: SqlDialect) -> exp.Expr:
    if dialect.matching is Matching.WHOLE:
        return sql.matches(column, pattern)
    # MySQL compares without regard to letter case unless it is told otherwise
    flag = sql.text("c") if dialect.name == "mysql" else None
    return exp.RegexpLike(this=column, expression=sql.text(f"^(?:{pattern})$"), flag=flag)


def _literal(value: object, field: Field) -> exp.Expr:
    text = text_of(value, field)
    if field.type in NUMBERS:
        return signed(text)
    return exp.cast(sql.text(text), "date") if stored_type(field) == "date" else sql.text(text)


def signed(text: str) -> exp.Expr:
    """Return a number, its sign before it."""
    bare = exp.Literal.number(text.removeprefix("-"))
    return exp.Neg(this=bare) if text.startswith("-") else bare
