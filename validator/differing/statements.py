"""The statements that compare two tables of text, built from the numbers of their columns alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from validator.tables import sql
from validator.tables.engines.marks import read_csv
from validator.tables.engines.statements import create_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from validator.differing.columns import Pair
    from validator.tables.check import Laid

KEY = "key"


def load(name: str, laid: Laid, *, longest: int) -> str:
    """Return the statement that reads a file into a table: c1, c2, ..., its order kept; no cell is an empty one."""
    numbers = range(1, len(laid.labels) + 1)
    source = read_csv(numbers, laid.path, delimiter=laid.delimiter, has_header=laid.has_header, longest=longest)
    cells = [exp.alias_(_or_empty(exp.column(f"c{number}")), f"c{number}") for number in numbers]
    return create_table(name, exp.select(*cells).from_(source))


def count_rows(side: str, width: int) -> str:
    """Return the query that counts the rows of a side, and those that are not blank."""
    query = exp.select(exp.Count(this=exp.Star()), exp.CountIf(this=_is_filled(range(1, width + 1))))
    return query.from_(side).sql("duckdb")


def key_rows(side: str, numbers: Sequence[int], width: int) -> str:
    """Return the statement that puts the key of each row beside its number: NULL where all of it is blank."""
    cells = [exp.column(f"c{number}") for number in numbers]
    named = exp.Case(ifs=[exp.If(this=_is_filled(numbers), true=_joined(cells))])
    query = exp.select(exp.alias_(exp.column("rowid"), "r"), exp.alias_(named, KEY)).from_(side)
    query = query.where(_is_filled(range(1, width + 1)))
    return create_table(f"{side}_keys", query)


SHARED = """
CREATE TABLE shared AS
SELECT key FROM before_keys WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1 UNION
SELECT key FROM after_keys WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1
"""
"""Keys that two rows of one side have."""

PAIRED = """
CREATE TABLE paired AS SELECT b.r AS b, a.r AS a
FROM (SELECT * FROM before_keys WHERE key IS NOT NULL AND key NOT IN (SELECT key FROM shared)) AS b
FULL JOIN (SELECT * FROM after_keys WHERE key IS NOT NULL AND key NOT IN (SELECT key FROM shared)) AS a
ON b.key = a.key
"""

COUNTED = """
SELECT count(*) FILTER (key IS NULL), count(*) FILTER (key IS NOT NULL)
FROM (SELECT key FROM before_keys UNION ALL SELECT key FROM after_keys)
WHERE key IS NULL OR key IN (SELECT key FROM shared)
"""

BY_PLACE = """
CREATE TABLE paired AS SELECT b.rowid AS b, a.rowid AS a FROM before AS b JOIN after AS a ON b.rowid = a.rowid
"""
"""Rows at the same place, of tables without a key: they say which column was renamed, and nothing else."""


def different(pairs: Iterable[Pair]) -> str:
    """Return the statement that keeps the pairs of rows in which a cell differs, and says in which columns."""
    flags = [exp.alias_(_differs(pair), f"d{number}") for number, pair in enumerate(pairs)]
    inner = _cells().select("paired.b", "paired.a", *flags)
    some = sql.either(exp.column(f"d{number}") for number in range(len(flags)))
    return create_table("different", exp.select("*").from_(inner.subquery("flagged")).where(some))


def count_different(width: int) -> str:
    """Return the query that counts the rows in which a cell differs, and such cells by column."""
    counts = [exp.CountIf(this=exp.column(f"d{number}")) for number in range(width)]
    return exp.select(exp.Count(this=exp.Star()), *counts).from_("different").sql("duckdb")


def changed_cells(number: int, pair: Pair, key: Sequence[int], most: int) -> str:
    """Return the query that fetches the first changed cells of a column, with the key of their rows."""
    cells = [_cell("before", pair.before), _cell("after", pair.after), *(_cell("after", one) for one in key)]
    source = exp.select("a", "b").from_("different").where(exp.column(f"d{number}")).order_by("a").limit(most)
    query = exp.select("first.b", "first.a", *cells).from_(source.subquery("first"))
    query = query.join("before", on="before.rowid = first.b").join("after", on="after.rowid = first.a")
    return query.order_by("first.a").sql("duckdb")


def same_content(combinations: Iterable[tuple[int, int]]) -> str:
    """Return the query that says which columns of either side hold the same, and hold different things at all."""
    found = [
        exp.and_(
            exp.EQ(this=exp.CountIf(this=_differs_by(old, new)), expression=sql.literal(0)),
            exp.LT(this=exp.Min(this=_cell("before", old)), expression=exp.Max(this=_cell("before", old))),
        )
        for old, new in combinations
    ]
    return _cells().select(*found).sql("duckdb")


ONE_SIDED = {
    "before": "CREATE TABLE before_alone AS SELECT b AS r, 1 AS times FROM paired WHERE a IS NULL",
    "after": "CREATE TABLE after_alone AS SELECT a AS r, 1 AS times FROM paired WHERE b IS NULL",
}


def whole_rows(side: str, numbers: Sequence[int], width: int, *, is_keyed: bool) -> str:
    """Return the statement that counts equal rows of a side: those that a key does not name, or all."""
    digest = exp.func("sha256", _joined([exp.column(f"c{number}", table="t") for number in numbers]))
    query = exp.select(exp.alias_(digest, "h"), exp.alias_(exp.column("rowid", table="t"), "r"))
    query = query.from_(exp.alias_(exp.to_table(side), "t", table=True))
    query = query.where(_is_filled(range(1, width + 1), table="t"))
    if is_keyed:
        query = query.join(f"{side}_keys AS k", on="k.r = t.rowid")
        query = query.where("k.key IS NULL OR k.key IN (SELECT key FROM shared)")
    grouped = exp.select("h", "min(r) AS r", "count(*) AS times").from_(query.subquery("rows")).group_by("h")
    return create_table(f"{side}_whole", grouped)


SURPLUS = {
    "before": """
INSERT INTO before_alone SELECT w.r, w.times - coalesce(o.times, 0)
FROM before_whole AS w LEFT JOIN after_whole AS o ON w.h = o.h WHERE w.times > coalesce(o.times, 0)
""",
    "after": """
INSERT INTO after_alone SELECT w.r, w.times - coalesce(o.times, 0)
FROM after_whole AS w LEFT JOIN before_whole AS o ON w.h = o.h WHERE w.times > coalesce(o.times, 0)
""",
}
NONE_YET = {
    "before": "CREATE TABLE before_alone (r BIGINT, times BIGINT)",
    "after": "CREATE TABLE after_alone (r BIGINT, times BIGINT)",
}
ALONE = {
    "before": "SELECT coalesce(sum(times), 0) FROM before_alone",
    "after": "SELECT coalesce(sum(times), 0) FROM after_alone",
}


def rows_alone(side: str, most: int) -> str:
    """Return the query that fetches the first rows that stand on one side alone."""
    first = exp.select("r", "times").from_(f"{side}_alone").order_by("r").limit(most)
    query = exp.select("first.r", "first.times", f"{side}.*").from_(first.subquery("first"))
    return query.join(side, on=f"{side}.rowid = first.r").order_by("first.r").sql("duckdb")


def _cells() -> exp.Select:
    query = exp.Select().from_("paired").join("before", on="before.rowid = paired.b")
    return query.join("after", on="after.rowid = paired.a")


def _cell(side: str, number: int) -> exp.Column:
    return exp.column(f"c{number}", table=side)


def _differs(pair: Pair) -> exp.Expr:
    return _differs_by(pair.before, pair.after)


def _differs_by(old: int, new: int) -> exp.Expr:
    return exp.NEQ(this=_cell("before", old), expression=_cell("after", new))


def _is_filled(numbers: Iterable[int], table: str | None = None) -> exp.Expr:
    """Say whether one of the cells holds more than spaces; a row without any is blank, and no row."""
    cells = (exp.column(f"c{number}", table=table) for number in numbers)
    return sql.either(exp.NEQ(this=exp.func("trim", cell), expression=sql.text("")) for cell in cells)


def _or_empty(cell: exp.Expr) -> exp.Expr:
    return exp.Coalesce(this=cell, expressions=[sql.text("")])


def _joined(cells: Sequence[exp.Expr]) -> exp.Expr:
    """Return cells as one text from which they could be read again: the length of each stands in front of it."""
    if len(cells) == 1:
        return cells[0]
    pieces = [
        piece
        for cell in cells
        for piece in (exp.cast(exp.Length(this=cell.copy()), "varchar"), sql.text(":"), cell.copy())
    ]
    return exp.Concat(expressions=pieces, safe=False, coalesce=False)
