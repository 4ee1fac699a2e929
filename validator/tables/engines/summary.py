"""Column summaries: what each column of a table holds, by one pass over its cells in DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlglot import exp

from standards.identifiers.all_identifiers import IDENTIFIERS
from validator.tables import sql
from validator.tables.engines.statements import create_table
from validator.tables.rules.types import type_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from validator.tables.plan import ColumnPlan, Plan

FREQUENT = 5
ORDERED = frozenset({"integer", "number", "date", "datetime", "year"})
DAYS = frozenset({"date"})


def summarise(connection: DuckDBPyConnection, plan: Plan, source: exp.Expr) -> Iterator[dict[str, Any]]:
    """Yield one summary a column: how many cells are filled and differ, the least, the greatest, the most frequent."""
    connection.execute(create_table("cells", exp.select(exp.Star()).from_(source.copy())))
    rows = connection.execute("SELECT count(*) FROM cells").fetchall()[0][0]
    for column in plan.columns:
        yield {**_said(column), "rows": rows, **_counted(connection, column)}


def _said(column: ColumnPlan) -> dict[str, Any]:
    field = column.field
    return {
        "field": field.name,
        "column": column.column,
        "title": field.title or None,
        "description": field.description or None,
        "type": field.type,
        "identifier": field.identifier,
    }


def _counted(connection: DuckDBPyConnection, column: ColumnPlan) -> dict[str, Any]:
    field = column.field
    value = sql.when(sql.negate(sql.known(column.is_blank())), sql.trimmed(sql.cell(column.column)))
    cells = exp.select(exp.alias_(value, "value")).from_("cells").subquery("filled")
    ordered = _ordered(column) if field.type in ORDERED else exp.null()
    identifier = IDENTIFIERS.get(field.identifier or "")
    is_identified = exp.false() if identifier is None else sql.matches(exp.column("value"), identifier.grammar)
    totals = exp.select(
        exp.Count(this=exp.column("value")),
        exp.Count(this=exp.Distinct(expressions=[exp.column("value")])),
        sql.as_text(exp.Min(this=ordered)),
        sql.as_text(exp.Max(this=ordered.copy())),
        exp.Count(this=sql.when(is_identified, exp.Literal.number(1))),
    ).from_(cells)
    filled, distinct, least, greatest, identified = connection.execute(totals.sql(dialect="duckdb")).fetchall()[0]
    summary = {"filled": filled, "distinct": distinct, "min": _short(least), "max": _short(greatest)}
    if identifier is not None:
        summary["identified"] = identified
    summary["frequent"] = [] if field.personal_data else _frequent(connection, cells)
    return summary


def _ordered(column: ColumnPlan) -> exp.Expr:
    typed = type_rule(column.field).value(exp.column("value"))
    return sql.try_cast(typed, "DATE") if column.field.type in DAYS else typed


def _frequent(connection: DuckDBPyConnection, cells: exp.Expr) -> list[list[Any]]:
    count = exp.Count(this=exp.Star())
    query = (
        exp.select(exp.column("value"), count)
        .from_(cells.copy())
        .where(sql.negate(sql.is_null(exp.column("value"))))
        .group_by("value")
        .order_by("2 DESC", "1")
        .limit(FREQUENT)
    )
    return [list(row) for row in connection.execute(query.sql(dialect="duckdb")).fetchall()]


def _short(value: str | None) -> str | None:
    """Return a decimal without the zeros that its type adds."""
    return value.rstrip("0").rstrip(".") if value and "." in value else value
