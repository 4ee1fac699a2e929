"""The embedded engine: one ordered scan of a regular file by DuckDB marks the faulty rows; the rest reads the marks.

The scan is a CREATE TABLE AS over read_csv, a projection and nothing else: DuckDB keeps the file's order in it, so the
row id of the marks is the record's position, without a window function (which would halve the speed).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from validator.limits import LIMITS
from validator.tables import sql
from validator.tables.records import NO_CELL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from validator.tables.plan import CellChecks, Check, ColumnPlan, KeyCheck, Plan, ReferenceCheck

BLANK_ROW = 0
FIRST_RECORD = 1024**2
SMALL_FILE = 4 * 1024**2
"""Below this size a second thread costs more than it saves."""
TESTED_AT_ONCE = 10_000
"""The texts that are tested between two writings down."""


class RejectedRowError(Exception):
    """DuckDB's strict reader met a record that it refuses: the file is not regular after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """All faults of one check in one place: an exact count, and the first places as (position from 0, text)."""

    check: Check | KeyCheck | ReferenceCheck | None
    field: str | None = None
    column: int | None = None
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

    source = _read_csv(plan, path, delimiter=delimiter, has_header=has_header)
    with TemporaryDirectory(prefix="dsreg-") as spill, duckdb.connect(config=_settings(path, spill)) as connection:
        try:
            connection.execute(_marks_statement(plan, source.copy()))
        except duckdb.InvalidInputException as error:
            raise RejectedRowError(str(error)) from error
        rows = int(_rows(connection, "SELECT count(*) FROM marks")[0][0])
        hits = [
            *_hits(connection, plan, keep),
            *_key_hits(connection, plan.keys, keep),
            *_reference_hits(connection, plan.references, keep),
        ]
        _export_keys(connection, plan)
        columns = _summaries(connection, plan, source) if with_summaries else None
    return Outcome(rows_read=rows, hits=tuple(hits), columns=columns)


def _settings(path: Path, spill: str) -> dict[str, str | bool | int | float | list[str]]:
    """Return what holds DuckDB to its memory, to its own temporary folder, and to no network."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": LIMITS.memory,
        "temp_directory": spill,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        # IN becomes a join otherwise, and a join loses the file's order (seen on DuckDB 2.0)
        "disabled_optimizers": "in_clause",
    }
    if path.stat().st_size < SMALL_FILE:
        settings["threads"] = 1
    return settings


def _summaries(connection: DuckDBPyConnection, plan: Plan, source: exp.Expr) -> tuple[dict[str, Any], ...]:
    # summaries are made only where they are asked for
    from validator.tables.engines.summary import summarise  # noqa: PLC0415

    return tuple(summarise(connection, plan, source))


def _rows(connection: DuckDBPyConnection, statement: str) -> list[tuple[int, ...]]:
    return connection.execute(statement).fetchall()


def _marks_statement(plan: Plan, source: exp.Expr) -> str:
    """Return the statement that scans the file: the cells, then is-it-plain by column, then what is not plain."""
    plains = [exp.alias_(sql.known(column.plain), f"p{column.column}", copy=False) for column in plan.columns]
    rows = [exp.alias_(sql.known(check.fault), f"r{number}", copy=False) for number, check in enumerate(plan.rows)]
    if plan.read:
        values = [exp.alias_(value.copy(), name, copy=False) for name, value in plan.read]
        once = exp.select(exp.Star(), *values, copy=False).from_(source, copy=False)
        source = exp.Subquery(this=once, alias=_named("once"))
    asked = exp.select(exp.Star(), *plains, *rows, copy=False).from_(source, copy=False)
    texts = [exp.alias_(_key_text(key, plan), f"t{number}", copy=False) for number, key in enumerate(plan.keys)]
    keyed = exp.Subquery(this=asked, alias=_named("asked"))
    staged = exp.select(exp.Star(), *texts, copy=False).from_(keyed, copy=False)
    keys = [column for number in range(len(plan.keys)) for column in _key_columns(number)]
    keys += [column for number, key in enumerate(plan.references) for column in _reference_columns(key, number)]
    keys += [exp.alias_(key, f"e{number}", copy=False) for number, (key, _) in enumerate(plan.exports)]
    suspects = exp.alias_(_suspects(plan), "suspects", copy=False)
    marks = exp.select(suspects, *keys, copy=False).from_(exp.Subquery(this=staged, alias=_named("staged")), copy=False)
    return _create("marks", marks)


def _key_text(key: KeyCheck, plan: Plan) -> exp.Expr:
    """Return a key's text: of a plainly good cell of text the cell itself, which saves trimming it."""
    column = next((one for one in plan.columns if one.column == key.column), None)
    if column is None or column.field.type not in {"string", "any"}:
        return key.key.copy()
    cell = _raw(column)
    is_itself = sql.every([exp.column(f"p{column.column}"), sql.differs(cell, sql.text(""))])
    return exp.Case(ifs=[exp.If(this=is_itself, true=cell.copy())], default=key.key.copy())


def _key_columns(number: int) -> list[exp.Expr]:
    """Return a key's hash, by which repeated ones are found, and its text, which is compared only among those."""
    text = exp.column(f"t{number}")
    return [exp.alias_(sql.hashed(text), f"k{number}", copy=False), text.copy()]


def _reference_columns(reference: ReferenceCheck, number: int) -> list[exp.Expr]:
    """Return a foreign key's text, and what it refers to where that is in the same table."""
    columns = [exp.alias_(reference.key.copy(), f"f{number}", copy=False)]
    if isinstance(reference.among, exp.Expr):
        columns.append(exp.alias_(reference.among.copy(), f"a{number}", copy=False))
    return columns


def _create(table: str, query: exp.Expr) -> str:
    create = exp.Create(this=_table(table), kind="TABLE", replace=True, expression=query)
    return create.sql(dialect="duckdb", copy=False)


def _table(name: str) -> exp.Table:
    """Return a table by its name (exp.to_table would parse it: a millisecond each, of which there are many)."""
    return exp.Table(this=exp.to_identifier(name))


def _named(name: str) -> exp.TableAlias:
    return exp.TableAlias(this=exp.to_identifier(name))


def _suspects(plan: Plan) -> exp.Expr:
    """Return what of a row needs a closer look, as a list of (k, v); NULL for a row of which there is nothing to say.

    `k` is the column of a cell that is not plainly good, and beyond the columns the number of a rule across them; `v`
    is the text. A blank row is (0, '') alone.
    """
    cells = [(column, exp.column(f"p{column.column}")) for column in plan.columns]
    listed = [sql.when(_is_there_and_not(plain, column), _pair(column.column, _raw(column))) for column, plain in cells]
    for number, check in enumerate(plan.rows):
        listed.append(sql.when(exp.column(f"r{number}"), _pair(plan.width + 1 + number, check.shown or sql.text(""))))
    is_clean = sql.every(
        [
            *(plain.copy() for _, plain in cells),
            *(sql.negate(exp.column(f"r{number}")) for number in range(len(plan.rows))),
        ],
    )
    raws = [sql.cell(number) for number in range(1, plan.width + 1)]
    is_blank = sql.every(sql.is_one_of(sql.trimmed(raw), [""]) for raw in raws)
    first = sql.is_one_of(raws[0].copy(), [""])
    # the first cell alone rules out most rows: blank as it is, or in need of a closer look
    begins_blank = sql.every([sql.either([first, sql.negate(cells[0][1].copy())]), is_blank])
    return sql.first_of(
        [
            (begins_blank, exp.array(_pair(BLANK_ROW, sql.text("")), copy=False)),
            (sql.negate(is_clean), _without_nulls(listed)),
        ],
    )


def _raw(column: ColumnPlan) -> exp.Expr:
    return sql.cell(column.column)


def _is_there_and_not(plain: exp.Expr, column: ColumnPlan) -> exp.Expr:
    """Say whether the record has the cell and it is not plainly good."""
    return sql.every([sql.negate(plain), sql.negate(sql.is_null(_raw(column)))])


def _read_csv(plan: Plan, path: Path, *, delimiter: str, has_header: bool) -> exp.Expr:
    columns = exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier(f"c{number}"), expression=sql.text("VARCHAR"))
            for number in range(1, plan.width + 1)
        ],
    )
    settings: dict[str, exp.Expr] = {
        "columns": columns,
        "auto_detect": exp.false(),
        "header": exp.true() if has_header else exp.false(),
        "delim": sql.text(delimiter),
        "quote": sql.text('"'),
        "escape": sql.text('"'),
        "nullstr": sql.text(NO_CELL),
        "strict_mode": exp.true(),
        "compression": sql.text("none"),  # else a name that ends in .gz would say more than the content
        "max_line_size": exp.Literal.number(LIMITS.record),
    }
    if _ends_lines_with_lf(path):
        # DuckDB takes the first line end that it meets for the file's own, even one inside quotation marks
        settings["new_line"] = sql.text("\\n")
    named = [exp.EQ(this=exp.column(name), expression=value) for name, value in settings.items()]
    return exp.Anonymous(this="read_csv", expressions=[sql.text(str(path)), *named])


def _ends_lines_with_lf(path: Path) -> bool:
    """Say whether the first record of a regular file ends in LF alone."""
    with path.open("rb") as stream:
        head = stream.read(FIRST_RECORD)
    # what stands between quotation marks is every second piece
    outside = b"".join(piece if number % 2 == 0 else b" " * len(piece) for number, piece in enumerate(head.split(b'"')))
    end = outside.find(b"\n")
    return end >= 0 and outside[max(0, end - 1) : end] != b"\r"


def _faults(checks: CellChecks, cell: exp.Expr) -> exp.Expr:
    """Return the faults of one cell as a list of (k: number of the check, v: text)."""
    numbers = {id(check): number for number, check in enumerate(checks.all)}

    def fault(check: Check) -> exp.Expr:
        return _pair(numbers[id(check)], cell.copy())

    def is_at_fault(check: Check) -> exp.Expr:
        conditions = [check.fault]
        if check.test is not None:
            mine = exp.EQ(this=exp.column("k"), expression=exp.Literal.number(numbers[id(check)]))
            found = exp.select(exp.column("v")).from_(_table("tested")).where(mine)
            conditions.append(exp.In(this=cell.copy(), query=exp.Subquery(this=found)))
        return sql.known(sql.every(conditions))

    blank = [sql.when(is_at_fault(check), fault(check)) for check in checks.blank]
    marks = [sql.when(is_at_fault(check), fault(check)) for check in checks.marks]
    form = sql.first_of([(is_at_fault(check), fault(check)) for check in checks.form])
    limits = [
        sql.when(sql.every([sql.is_null(form.copy()), is_at_fault(check)]), fault(check)) for check in checks.limits
    ]
    filled = [*marks, form, *limits]
    return sql.first_of([(sql.known(checks.is_blank), _without_nulls(blank)), (exp.true(), _without_nulls(filled))])


def _without_nulls(items: list[exp.Expr]) -> exp.Expr:
    kept = exp.Lambda(
        this=sql.negate(sql.is_null(exp.to_identifier("x"))),
        expressions=[exp.to_identifier("x")],
    )
    return exp.ArrayFilter(this=exp.array(*items, copy=False), expression=kept)


def _pair(number: int, value: exp.Expr) -> exp.Expr:
    return exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier("k"), expression=exp.Literal.number(number)),
            exp.PropertyEQ(this=exp.to_identifier("v"), expression=value),
        ],
    )


SUSPECTS = """
CREATE TABLE suspects AS SELECT position, suspect.k AS k, suspect.v AS v
FROM (SELECT rowid AS position, unnest(suspects) AS suspect FROM marks WHERE suspects IS NOT NULL)
"""
FIRST_PLACES = """
SELECT k, count(*) OVER (PARTITION BY k) AS total, position, v FROM faults
QUALIFY row_number() OVER (PARTITION BY k ORDER BY position) <= ? ORDER BY k, position
"""
ROW_FAULTS = "CREATE OR REPLACE TABLE faults AS SELECT position, k, v FROM suspects WHERE k = 0 OR k > ?"


def _hits(connection: DuckDBPyConnection, plan: Plan, keep: int | None) -> Iterator[Hit]:
    connection.execute(SUSPECTS)
    connection.execute(ROW_FAULTS, [plan.width])
    for number, hit in _first_places(connection, keep):
        check = None if number == BLANK_ROW else plan.rows[number - plan.width - 1]
        yield Hit(check=check, count=hit[0], places=hit[1])
    looked_at = {number for (number,) in connection.execute("SELECT DISTINCT k FROM suspects").fetchall()}
    for column in plan.columns:
        if column.column in looked_at:
            yield from _cell_hits(connection, column, keep)


def _cell_hits(connection: DuckDBPyConnection, column: ColumnPlan, keep: int | None) -> Iterator[Hit]:
    """Ask every question of the cells of one column that are not plainly good."""
    checks, cell = column.checks(), sql.cell(column.column)
    _test_texts(connection, column, checks)
    fault = exp.alias_(exp.Explode(this=_faults(checks, cell)), "fault", copy=False)
    found = exp.select(exp.column("position"), fault, copy=False).from_(_suspects_of(column), copy=False)
    pairs = exp.select(exp.column("position"), exp.column("k", "fault"), exp.column("v", "fault"), copy=False).from_(
        exp.Subquery(this=found, alias=_named("found")),
        copy=False,
    )
    connection.execute(_create("faults", pairs))
    for number, (count, places) in _first_places(connection, keep):
        check = checks.all[number]
        yield Hit(check=check, field=column.field.name, column=column.column, count=count, places=places)


def _test_texts(connection: DuckDBPyConnection, column: ColumnPlan, checks: CellChecks) -> None:
    """Write down which texts of a column fail the tests that SQL cannot make, each text asked about once."""
    tests = [(number, check.test) for number, check in enumerate(checks.all) if check.test is not None]
    if not tests:
        return
    connection.execute("CREATE OR REPLACE TABLE tested (k INTEGER, v VARCHAR)")
    query = "SELECT DISTINCT v FROM suspects WHERE k = ?"
    texts = connection.cursor().execute(query, [column.column])
    while some := texts.fetchmany(TESTED_AT_ONCE):
        failed = [[number, text] for (text,) in some for number, test in tests if test(text.strip(sql.SPACES))]
        if failed:
            numbers, values = zip(*failed, strict=True)
            connection.execute("INSERT INTO tested SELECT unnest(?), unnest(?)", [list(numbers), list(values)])


def _suspects_of(column: ColumnPlan) -> exp.Expr:
    value = exp.alias_(exp.column("v"), f"c{column.column}", copy=False)
    number = exp.EQ(this=exp.column("k"), expression=exp.Literal.number(column.column))
    query = exp.select(exp.column("position"), value, copy=False).from_(_table("suspects")).where(number)
    return exp.Subquery(this=query, alias=_named("suspected"))


def _first_places(
    connection: DuckDBPyConnection,
    keep: int | None,
) -> Iterator[tuple[int, tuple[int, tuple[tuple[int, str], ...]]]]:
    """Yield, for each number in the table of faults, (how many there are, the first places)."""
    kept = max(1, keep) if keep is not None else 2**62
    rows = connection.execute(FIRST_PLACES, [kept]).fetchall()
    for number, group in groupby(rows, key=lambda row: int(row[0])):
        found = list(group)
        yield number, (found[0][1], tuple((position, value) for _, _, position, value in found[:keep]))


def _key_hits(connection: DuckDBPyConnection, keys: Sequence[KeyCheck], keep: int | None) -> Iterator[Hit]:
    """Yield the keys that come again: those with one hash are few, and of them alone the texts are compared."""
    for number, key in enumerate(keys):
        if key.canonical is not None:
            yield from _canonical_hit(connection, key, number, keep)
            continue
        hashed = exp.column(f"k{number}")
        once = (
            exp.select(hashed)
            .from_(_table("marks"))
            .where(sql.negate(sql.is_null(hashed.copy())))
            .group_by(hashed.copy())
        )
        repeated = once.having(exp.GT(this=exp.Count(this=exp.Star()), expression=sql.literal(1)))
        position, text = exp.alias_(exp.column("rowid"), "position"), exp.alias_(exp.column(f"t{number}"), "key")
        among = exp.In(this=hashed.copy(), query=exp.Subquery(this=repeated))
        again = exp.select(position, text).from_(_table("marks")).where(among)
        connection.execute(_create("again", again))
        yield from _key_hit(connection, key, keep)


AGAIN = """
SELECT count(*) OVER () AS total, position, key
FROM (
    SELECT position, key, row_number() OVER (PARTITION BY key ORDER BY position) AS nth FROM again
)
WHERE nth > 1 ORDER BY position LIMIT ?
"""


def _key_hit(connection: DuckDBPyConnection, key: KeyCheck, keep: int | None) -> Iterator[Hit]:
    kept = max(1, keep) if keep is not None else 2**62
    rows = connection.execute(AGAIN, [kept]).fetchall()
    if rows:
        yield _hit_of(key, rows[0][0], [(position, text) for _, position, text in rows], keep)


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
    text = exp.column(f"t{number}")
    query = (
        exp.select("rowid", text).from_(_table("marks")).where(sql.negate(sql.is_null(text.copy()))).order_by("rowid")
    )
    rows = connection.cursor().execute(query.sql(dialect="duckdb"))
    while some := rows.fetchmany(TESTED_AT_ONCE):
        for position, raw in some:
            canonical = None if key.canonical is None else key.canonical(raw)
            if canonical in seen:
                found.append((position, raw))
            elif canonical is not None:
                seen.add(canonical)
    if found:
        yield _hit_of(key, len(found), found, keep)


def _reference_hits(
    connection: DuckDBPyConnection,
    references: Sequence[ReferenceCheck],
    keep: int | None,
) -> Iterator[Hit]:
    """Yield the rows that refer to what is not there."""
    kept = max(1, keep) if keep is not None else 2**62
    for number, reference in enumerate(references):
        position, key = exp.alias_(exp.column("rowid"), "position"), exp.column(f"f{number}")
        known = exp.Not(this=exp.In(this=key.copy(), query=exp.Subquery(this=_known_keys(reference, number))))
        lost = exp.select(position, exp.alias_(key, "key")).from_(_table("marks")).where(known)
        connection.execute(_create("lost", lost))
        query = "SELECT count(*) OVER (), position, key FROM lost WHERE key IS NOT NULL ORDER BY position LIMIT ?"
        rows = connection.execute(query, [kept]).fetchall()
        if rows:
            yield _hit_of(reference, rows[0][0], [(place, text) for _, place, text in rows], keep)


def _known_keys(reference: ReferenceCheck, number: int) -> exp.Select:
    """Return the query of the keys that may be referred to; without a NULL, which would make every answer unknown."""
    if isinstance(reference.among, exp.Expr):
        key = exp.column(f"a{number}")
        return exp.select(key).from_(_table("marks")).where(sql.negate(sql.is_null(key.copy())))
    file = exp.Anonymous(this="read_parquet", expressions=[sql.text(str(reference.among))])
    return exp.select("key").from_(file)


def _export_keys(connection: DuckDBPyConnection, plan: Plan) -> None:
    """Write down the keys that other tables refer to."""
    for number, (_, path) in enumerate(plan.exports):
        key = exp.column(f"e{number}")
        keys = (
            exp.select(exp.alias_(key, "key"))
            .distinct()
            .from_(_table("marks"))
            .where(sql.negate(sql.is_null(key.copy())))
        )
        connection.sql(keys.sql(dialect="duckdb")).write_parquet(str(path))
