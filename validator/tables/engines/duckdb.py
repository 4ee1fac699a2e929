"""The embedded engine: one ordered scan of a regular file by DuckDB marks the faulty rows; the rest reads the marks."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from validator.limits import LIMITS
from validator.tables import sql
from validator.tables.engines.keys import export_keys, key_hits, reference_hits
from validator.tables.engines.marks import BLANK_ROW
from validator.tables.engines.outcome import Hit, Outcome
from validator.tables.engines.scan import Scanned, scan
from validator.tables.engines.statements import create_table, most, named, pair, table, without_nulls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from duckdb import DuckDBPyConnection

    from validator.tables.plan import CellChecks, Check, ColumnPlan, Plan

SMALL_FILE = 4 * 1024**2
"""Below this size a second thread costs more than it saves."""
TINY_FILE = 256 * 1024
"""Below this size, about 500 rows, making a statement better costs more than it saves: 14 of 50 ms."""
TESTED_AT_ONCE = 10_000
"""The texts that are tested between two writings down."""

DISABLED = "in_clause,common_subexpressions"
"""IN becomes a join otherwise, and a join loses the file's order (seen on DuckDB 2.0).

Looking for expressions that come twice takes time by the square of their number, 2 s for 1,000, and finds little.
"""
IDLE = "expression_rewriter,regex_range,statistics_propagation"
"""The optimisers that take long over the scan's statement, and save nothing on a tiny file."""


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

    file = Scanned(plan=plan, path=path, delimiter=delimiter, has_header=has_header)
    with TemporaryDirectory(prefix="dsreg-") as folder, duckdb.connect(config=_settings(path, folder)) as connection:
        rows, files = scan(connection, file, Path(folder))
        hits = [
            *_hits(connection, plan, keep),
            *key_hits(connection, plan.keys, keep),
            *reference_hits(connection, plan.references, keep),
            *_looked_up_hits(connection, plan, keep),
        ]
        export_keys(connection, plan)
        columns = _summaries(connection, files) if with_summaries else None
    return Outcome(rows_read=rows, hits=tuple(hits), columns=columns)


def _looked_up_hits(connection: DuckDBPyConnection, plan: Plan, keep: int | None) -> Iterable[Hit]:
    if plan.gazetteer is None:
        return ()
    # few runs have a gazetteer
    from validator.gazetteer.lookup import gazetteer_hits  # noqa: PLC0415 - see above

    return gazetteer_hits(connection, plan.gazetteer, keep)


def _settings(path: Path, spill: str) -> dict[str, str | bool | int | float | list[str]]:
    """Return what holds DuckDB to its memory, to its own temporary folder, and to no network."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": LIMITS.memory,
        "temp_directory": spill,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "disabled_optimizers": DISABLED,
    }
    size = path.stat().st_size
    if size < SMALL_FILE:
        settings["threads"] = 1
    if size < TINY_FILE:
        settings["disabled_optimizers"] = f"{DISABLED},{IDLE}"
    return settings


def _summaries(connection: DuckDBPyConnection, files: Iterable[Scanned]) -> tuple[dict[str, Any], ...]:
    # summaries are made only where they are asked for
    from validator.tables.engines.summary import summarise  # noqa: PLC0415

    found = (one for file in files for one in summarise(connection, file.plan, file.source()))
    return tuple(sorted(found, key=itemgetter("column")))


def _faults(checks: CellChecks, cell: exp.Expr) -> exp.Expr:
    """Return the faults of one cell as a list of (k: number of the check, v: text)."""
    numbers = {id(check): number for number, check in enumerate(checks.all)}

    def fault(check: Check) -> exp.Expr:
        return pair(numbers[id(check)], cell.copy())

    def is_at_fault(check: Check) -> exp.Expr:
        conditions = [check.fault]
        if check.test is not None:
            mine = exp.EQ(this=exp.column("k"), expression=exp.Literal.number(numbers[id(check)]))
            found = exp.select(exp.column("v")).from_(table("tested")).where(mine)
            conditions.append(exp.In(this=cell.copy(), query=exp.Subquery(this=found)))
        return sql.known(sql.every(conditions))

    blank = [sql.when(is_at_fault(check), fault(check)) for check in checks.blank]
    marks = [sql.when(is_at_fault(check), fault(check)) for check in checks.marks]
    form = sql.first_of([(is_at_fault(check), fault(check)) for check in checks.form])
    limits = [
        sql.when(sql.every([sql.is_null(form.copy()), is_at_fault(check)]), fault(check)) for check in checks.limits
    ]
    filled = [*marks, form, *limits]
    return sql.first_of([(sql.known(checks.is_blank), without_nulls(blank)), (exp.true(), without_nulls(filled))])


FIRST_PLACES = """
SELECT k, count(*) OVER (PARTITION BY k) AS total, position, v FROM faults
QUALIFY row_number() OVER (PARTITION BY k ORDER BY position) <= ? ORDER BY k, position
"""
ROW_FAULTS = "CREATE OR REPLACE TABLE faults AS SELECT position, k, v FROM suspects WHERE k = 0 OR k > ?"


def _hits(connection: DuckDBPyConnection, plan: Plan, keep: int | None) -> Iterator[Hit]:
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
        exp.Subquery(this=found, alias=named("found")),
        copy=False,
    )
    connection.execute(create_table("faults", pairs))
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
    query = exp.select(exp.column("position"), value, copy=False).from_(table("suspects")).where(number)
    return exp.Subquery(this=query, alias=named("suspected"))


def _first_places(
    connection: DuckDBPyConnection,
    keep: int | None,
) -> Iterator[tuple[int, tuple[int, tuple[tuple[int, str], ...]]]]:
    """Yield, for each number in the table of faults, (how many there are, the first places)."""
    rows = connection.execute(FIRST_PLACES, [most(keep)]).fetchall()
    for number, group in groupby(rows, key=lambda row: int(row[0])):
        found = list(group)
        yield number, (found[0][1], tuple((position, value) for _, _, position, value in found[:keep]))
