"""The pieces from which the engine's statements are built, none of them parsed from text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from validator.tables import sql

if TYPE_CHECKING:
    from collections.abc import Sequence


def create_table(name: str, query: exp.Expr) -> str:
    """Return the statement that puts the rows of a query into a table, in the place of one with that name."""
    create = exp.Create(this=table(name), kind="TABLE", replace=True, expression=query)
    return create.sql(dialect="duckdb", copy=False)


def table(name: str) -> exp.Table:
    """Return a table by its name (exp.to_table would parse it: a millisecond each, of which there are many)."""
    return exp.Table(this=exp.to_identifier(name))


def named(name: str) -> exp.TableAlias:
    """Return the name of a subquery."""
    return exp.TableAlias(this=exp.to_identifier(name))


def without_nulls(items: list[exp.Expr]) -> exp.Expr:
    """Return the list of those items that are something."""
    kept = exp.Lambda(
        this=sql.negate(sql.is_null(exp.to_identifier("x"))),
        expressions=[exp.to_identifier("x")],
    )
    return exp.ArrayFilter(this=exp.array(*items, copy=False), expression=kept)


def pair(number: int, value: exp.Expr) -> exp.Expr:
    """Return (k: a number, v: a text), as a struct."""
    return exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier("k"), expression=exp.Literal.number(number)),
            exp.PropertyEQ(this=exp.to_identifier("v"), expression=value),
        ],
    )


def triples(rows: Sequence[tuple[int, exp.Expr, exp.Expr]]) -> exp.Expr:
    """Return the list of (a number, a text, is it good)."""
    numbers, texts, goods = zip(*rows, strict=True)
    lists = [exp.Array(expressions=list(one)) for one in (map(sql.literal, numbers), texts, goods)]
    return exp.Anonymous(this="list_zip", expressions=lists)


def member(of: str, number: int) -> exp.Expr:
    """Return one of the three, of a triple by its name."""
    return exp.Anonymous(this="struct_extract_at", expressions=[exp.to_identifier(of), sql.literal(number)])


def faulty(items: exp.Expr) -> exp.Expr:
    """Return those triples of a list that are not good and have a text."""
    is_faulty = sql.every([sql.negate(member("x", 3)), sql.negate(sql.is_null(member("x", 2)))])
    return exp.ArrayFilter(this=items, expression=exp.Lambda(this=is_faulty, expressions=[exp.to_identifier("x")]))


def most(keep: int | None) -> int:
    """Return how many places a query fetches: one at least, since each row of it carries the count of all."""
    return max(1, keep) if keep is not None else 2**62
