"""Keys in the marks: those that come twice, those that refer to nothing, those that other tables refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from validator.tables import sql
from validator.tables.engines.outcome import Hit
from validator.tables.engines.statements import create_table, most, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from validator.tables.plan import KeyCheck, Plan, ReferenceCheck

READ_AT_ONCE = 10_000
"""The keys that are brought to their canonical text between two readings."""


def key_hits(connection: DuckDBPyConnection, keys: Sequence[KeyCheck], keep: int | None) -> Iterator[Hit]:
    """Yield the keys that come again: those with one hash are few, and of them alone the texts are compared."""
    for number, key in enumerate(keys):
        if key.canonical is not None:
            yield from _canonical_hit(connection, key, number, keep)
            continue
        hashed = exp.column(f"k{number}")
        is_repeated = exp.GT(this=exp.Count(this=exp.Star()), expression=sql.literal(1))
        repeated = _marked(hashed, hashed).group_by(hashed.copy()).having(is_repeated)
        position, text = exp.alias_(exp.column("rowid"), "position"), exp.alias_(exp.column(f"t{number}"), "key")
        among = exp.In(this=hashed.copy(), query=exp.Subquery(this=repeated))
        again = exp.select(position, text).from_(table("marks")).where(among)
        connection.execute(create_table("again", again))
        yield from _key_hit(connection, key, keep)


AGAIN = """
SELECT count(*) OVER () AS total, position, key
FROM (
    SELECT position, key, row_number() OVER (PARTITION BY key ORDER BY position) AS nth FROM again
)
WHERE nth > 1 ORDER BY position LIMIT ?
"""


def _key_hit(connection: DuckDBPyConnection, key: KeyCheck, keep: int | None) -> Iterator[Hit]:
    yield from _counted_hit(key, connection.execute(AGAIN, [most(keep)]).fetchall(), keep)


def _marked(key: exp.Column, *columns: exp.Expr) -> exp.Select:
    """Return the query of these columns of the rows that have the key."""
    return exp.select(*columns).from_(table("marks")).where(sql.negate(sql.is_null(key.copy())))


def _counted_hit(
    check: KeyCheck | ReferenceCheck,
    rows: Sequence[tuple[int, int, str]],
    keep: int | None,
) -> Iterator[Hit]:
    """Yield the hit of rows that each carry the count of all."""
    if rows:
        yield _hit_of(check, rows[0][0], [(position, text) for _, position, text in rows], keep)


def _hit_of(
    check: KeyCheck | ReferenceCheck,
    count: int,
    rows: Sequence[tuple[int, str]],
    keep: int | None,
) -> Hit:
    places = tuple((position, text.replace(sql.UNIT_SEPARATOR, " | ")) for position, text in rows[:keep])
    return Hit(check=check, field=check.field, column=check.column, count=count, places=places)


def _canonical_hit(connection: DuckDBPyConnection, key: KeyCheck, number: int, keep: int | None) -> Iterator[Hit]:
    """Yield the keys that come again, brought to one text a value by the key's own reading."""
    seen: set[str] = set()
    found: list[tuple[int, str]] = []
    text, position = exp.column(f"t{number}"), exp.column("rowid")
    query = _marked(text, position, text).order_by(position.copy())
    rows = connection.cursor().execute(query.sql(dialect="duckdb"))
    while some := rows.fetchmany(READ_AT_ONCE):
        for position, raw in some:
            canonical = None if key.canonical is None else key.canonical(raw)
            if canonical in seen:
                found.append((position, raw))
            elif canonical is not None:
                seen.add(canonical)
    if found:
        yield _hit_of(key, len(found), found, keep)


def reference_hits(
    connection: DuckDBPyConnection,
    references: Sequence[ReferenceCheck],
    keep: int | None,
) -> Iterator[Hit]:
    """Yield the rows that refer to what is not there."""
    for number, reference in enumerate(references):
        position, key = exp.alias_(exp.column("rowid"), "position"), exp.column(f"f{number}")
        known = exp.Not(this=exp.In(this=key.copy(), query=exp.Subquery(this=_known_keys(reference, number))))
        lost = exp.select(position, exp.alias_(key, "key")).from_(table("marks")).where(known)
        connection.execute(create_table("lost", lost))
        query = "SELECT count(*) OVER (), position, key FROM lost WHERE key IS NOT NULL ORDER BY position LIMIT ?"
        yield from _counted_hit(reference, connection.execute(query, [most(keep)]).fetchall(), keep)


def _known_keys(reference: ReferenceCheck, number: int) -> exp.Select:
    """Return the query of the keys that may be referred to; without a NULL, which would make every answer unknown."""
    if isinstance(reference.among, exp.Expr):
        key = exp.column(f"a{number}")
        return _marked(key, key)
    file = exp.Anonymous(this="read_parquet", expressions=[sql.text(str(reference.among))])
    return exp.select(exp.column("key")).from_(file)


def export_keys(connection: DuckDBPyConnection, plan: Plan) -> None:
    """Write down the keys that other tables refer to."""
    for number, (_, path) in enumerate(plan.exports):
        key = exp.column(f"e{number}")
        keys = _marked(key, exp.alias_(key, "key")).distinct()
        connection.sql(keys.sql(dialect="duckdb")).write_parquet(str(path))
