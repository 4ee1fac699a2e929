"""The embedded engine: one ordered scan of a regular file by DuckDB marks the faulty rows; the rest reads the marks.

The scan is a CREATE TABLE AS over read_csv, a projection and nothing else: DuckDB keeps the file's order in it, so the
row id of the marks is the record's position, without a window function (which would halve the speed).
"""

from __future__ import annotations

from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from validator.limits import LIMITS
from validator.tables import sql
from validator.tables.canonical import NO_CELL
from validator.tables.engines.summary import summarise
from validator.tables.plan import Check, ColumnPlan, KeyCheck, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

BLANK_ROW = -1


class RejectedRowError(Exception):
    """DuckDB's strict reader met a record that it refuses: the file is not regular after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """All faults of one check: an exact count, and the first places as (position from 0, text)."""

    check: Check | KeyCheck | None
    count: int
    places: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the engine found; a hit without a check counts blank rows."""

    rows_read: int
    hits: tuple[Hit, ...]
    columns: tuple[dict[str, Any], ...] | None = None


def run_plan(  # noqa: PLR0913 - how the file is written, and how much to say of it
    plan: Plan,
    path: Path,
    *,
    delimiter: str,
    has_header: bool,
    keep: int | None,
    with_summaries: bool = False,
) -> Outcome:
    """Run every check of the plan over a regular UTF-8 file; keep at most `keep` places a check (None: all).

    Raise RejectedRowError where the file is not regular.
    """
    # DuckDB is imported only when a table is checked: 100 ms
    import duckdb  # noqa: PLC0415

    checks = _all_checks(plan)
    with TemporaryDirectory(prefix="dsreg-") as spill, duckdb.connect() as connection:
        _settle(connection, spill)
        try:
            connection.execute(_marks_statement(plan, checks, path, delimiter=delimiter, has_header=has_header))
        except duckdb.InvalidInputException as error:
            raise RejectedRowError(str(error)) from error
        rows = int(_rows(connection, "SELECT count(*) FROM marks")[0][0])
        source = _read_csv(plan, path, delimiter=delimiter, has_header=has_header)
        hits = [*_hits(connection, checks, keep), *_key_hits(connection, plan.keys, source, keep)]
        columns = tuple(summarise(connection, plan, source)) if with_summaries else None
    return Outcome(rows_read=rows, hits=tuple(hits), columns=columns)


def _settle(connection: DuckDBPyConnection, spill: str) -> None:
    """Hold DuckDB to its memory, to its own temporary folder, and to no network."""
    connection.execute("SET memory_limit = ?", [LIMITS.memory])
    connection.execute("SET temp_directory = ?", [spill])
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET autoload_known_extensions = false")
    # IN becomes a join otherwise, and a join loses the file's order (seen on DuckDB 2.0)
    connection.execute("SET disabled_optimizers = 'in_clause'")


def _rows(connection: DuckDBPyConnection, statement: str) -> list[tuple[int, ...]]:
    return connection.execute(statement).fetchall()


def _all_checks(plan: Plan) -> tuple[Check, ...]:
    """Return every check in one order: its place is its number in the marks."""
    return tuple(check for column in plan.columns for check in column.checks) + plan.rows


def _marks_statement(
    plan: Plan,
    checks: Sequence[Check],
    path: Path,
    *,
    delimiter: str,
    has_header: bool,
) -> str:
    """Return the statement that scans the file: the cells, then is-it-plain by column, then the faults."""
    numbers = {id(check): number for number, check in enumerate(checks)}
    cells = exp.select("*").from_(_read_csv(plan, path, delimiter=delimiter, has_header=has_header))
    plains = [exp.alias_(sql.known(column.plain), f"p{column.column}") for column in plan.columns]
    staged = exp.select("*", *plains, copy=False).from_(cells.subquery("cells"), copy=False)
    keys = [exp.alias_(sql.hashed(key.key), f"k{number}") for number, key in enumerate(plan.keys)]
    marks = exp.select(exp.alias_(_faults(plan, numbers), "faults"), *keys, copy=False)
    statement = marks.from_(staged.subquery("staged"), copy=False)
    return exp.Create(this=exp.to_table("marks"), kind="TABLE", expression=statement).sql(dialect="duckdb")


def _read_csv(plan: Plan, path: Path, *, delimiter: str, has_header: bool) -> exp.Expression:
    columns = exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier(f"c{number}"), expression=sql.text("VARCHAR"))
            for number in range(1, plan.width + 1)
        ],
    )
    settings: dict[str, exp.Expression] = {
        "columns": columns,
        "auto_detect": exp.false(),
        "header": exp.true() if has_header else exp.false(),
        "delim": sql.text(delimiter),
        "quote": sql.text('"'),
        "escape": sql.text('"'),
        "nullstr": sql.text(NO_CELL),
        "strict_mode": exp.true(),
        "max_line_size": exp.Literal.number(LIMITS.record),
    }
    named = [exp.EQ(this=exp.column(name), expression=value) for name, value in settings.items()]
    return exp.Anonymous(this="read_csv", expressions=[sql.text(str(path)), *named])


def _faults(plan: Plan, numbers: dict[int, int]) -> exp.Expression:
    """Return the list of faults of a row as (k: number of the check, v: text), NULL for a row without any."""
    plain = sql.every(exp.column(f"p{column.column}") for column in plan.columns)
    cells = [sql.cell(number) for number in range(1, plan.width + 1)]
    is_blank_row = sql.every(sql.is_one_of(sql.trimmed(cell), [""]) for cell in cells)
    row_faults = [sql.when(sql.known(check.fault), _fault(check, numbers)) for check in plan.rows]
    branches: list[tuple[exp.Expression, exp.Expression]] = []
    suspicious = [sql.negate(plain), *(sql.known(check.fault) for check in plan.rows)]
    starts_blank = sql.every([sql.is_one_of(cells[0], [""]), is_blank_row])
    branches.append((starts_blank, exp.array(_struct(BLANK_ROW, sql.text("")), copy=False)))
    lists = [_column_faults(column, numbers) for column in plan.columns]
    if row_faults:
        lists.append(_without_nulls(row_faults))
    everything = lists[0] if len(lists) == 1 else exp.Anonymous(this="list_concat", expressions=lists)
    branches.append((sql.either(suspicious), everything))
    return sql.first_of(branches)


def _column_faults(column: ColumnPlan, numbers: dict[int, int]) -> exp.Expression:
    """Return the faults of one cell: none where it is plain; by what is blank, what it shows, its form, its limits."""
    cell = sql.cell(column.column)
    blank = _without_nulls([sql.when(sql.known(check.fault), _fault(check, numbers)) for check in column.blank])
    form = sql.first_of([(sql.known(check.fault), _fault(check, numbers)) for check in column.form])
    marks = [sql.when(sql.known(check.fault), _fault(check, numbers)) for check in column.marks]
    limits = [
        sql.when(sql.every([sql.is_null(form.copy()), sql.known(check.fault)]), _fault(check, numbers))
        for check in column.limits
    ]
    filled = _without_nulls([*marks, *([form] if column.form else []), *limits])
    return sql.first_of(
        [
            (sql.either([exp.column(f"p{column.column}"), sql.is_null(cell)]), exp.null()),
            (sql.known(column.is_blank), blank),
            (exp.true(), filled),
        ],
    )


def _without_nulls(items: list[exp.Expression]) -> exp.Expression:
    kept = exp.Lambda(
        this=sql.negate(sql.is_null(exp.to_identifier("x"))),
        expressions=[exp.to_identifier("x")],
    )
    return exp.ArrayFilter(this=exp.array(*items, copy=False), expression=kept)


def _fault(check: Check, numbers: dict[int, int]) -> exp.Expression:
    return _struct(numbers[id(check)], check.shown)


def _struct(number: int, value: exp.Expression) -> exp.Expression:
    return exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier("k"), expression=exp.Literal.number(number)),
            exp.PropertyEQ(this=exp.to_identifier("v"), expression=value),
        ],
    )


HITS = """
SELECT fault.k, count(*) OVER (PARTITION BY fault.k) AS total, position, fault.v
FROM (SELECT rowid AS position, unnest(faults) AS fault FROM marks WHERE faults IS NOT NULL)
QUALIFY row_number() OVER (PARTITION BY fault.k ORDER BY position) <= ?
ORDER BY fault.k, position
"""


def _hits(connection: DuckDBPyConnection, checks: Sequence[Check], keep: int | None) -> Iterator[Hit]:
    kept = max(1, keep) if keep is not None else 2**62
    places: dict[int, list[tuple[int, str]]] = {}
    totals: dict[int, int] = {}
    for number, total, position, value in connection.execute(HITS, [kept]).fetchall():
        totals[number] = total
        places.setdefault(number, []).append((position, value))
    for number, total in totals.items():
        check = None if number == BLANK_ROW else checks[number]
        yield Hit(check=check, count=total, places=tuple(places[number][:keep]))


def _key_hits(
    connection: DuckDBPyConnection,
    keys: Sequence[KeyCheck],
    source: exp.Expression,
    keep: int | None,
) -> Iterator[Hit]:
    """Yield the keys that come again. Hashes tell whether there are any; only then are the keys themselves compared."""
    for number, key in enumerate(keys):
        name = f"k{number}"
        hashes = exp.select(name).from_("marks").where(exp.column(name).is_(exp.null()).not_())
        again = hashes.group_by(name).having("count(*) > 1").limit(1)
        if connection.execute(again.sql(dialect="duckdb")).fetchall():
            texts = exp.select(exp.alias_(key.key.copy(), "key")).from_(source.copy())
            table = exp.Create(this=exp.to_table("again"), kind="TABLE", replace=True, expression=texts)
            connection.execute(table.sql(dialect="duckdb"))
            yield from _key_hit(connection, key, keep)


AGAIN = """
SELECT count(*) OVER () AS total, position, key
FROM (
    SELECT rowid AS position, key, row_number() OVER (PARTITION BY key ORDER BY rowid) AS nth
    FROM again WHERE key IN (SELECT key FROM again GROUP BY key HAVING count(*) > 1)
)
WHERE nth > 1 ORDER BY position LIMIT ?
"""


def _key_hit(connection: DuckDBPyConnection, key: KeyCheck, keep: int | None) -> Iterator[Hit]:
    kept = max(1, keep) if keep is not None else 2**62
    rows = connection.execute(AGAIN, [kept]).fetchall()
    if rows:
        places = tuple((position, text.replace("\x1f", " | ")) for _, position, text in rows)
        yield Hit(check=key, count=rows[0][0], places=places[:keep])
