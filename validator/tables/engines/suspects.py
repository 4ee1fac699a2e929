"""The suspect cells: every question is asked of those that are not plainly good, some columns in one statement."""

from __future__ import annotations

from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from sqlglot import exp

from validator.tables import sql
from validator.tables.engines.marks import BLANK_ROW
from validator.tables.engines.outcome import Hit
from validator.tables.engines.statements import create_table, most, named, pair, table, without_nulls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from validator.tables.plan import CellChecks, Check, ColumnPlan, Plan

    Asked = list[tuple[int, ColumnPlan, CellChecks]]
    """Columns of one statement, each with the number of its first check there, and with its checks."""

COLUMNS_AT_ONCE = 8
"""The columns of one statement: each statement has a cost of its own, and one of many questions has more."""
CELLS_AT_ONCE = 200_000
"""The suspect cells of one statement, so that their faults are not all held at one time."""
TESTED_AT_ONCE = 10_000
"""The texts that are tested between two writings down."""

COUNTS = "SELECT k, count(*) FROM suspects GROUP BY k"
ROW_FAULTS = "CREATE OR REPLACE TABLE faults AS SELECT position, k, v FROM suspects WHERE k = 0 OR k > ?"
FIRST_PLACES = """
SELECT k, count(*) OVER (PARTITION BY k) AS total, position, v FROM faults
QUALIFY row_number() OVER (PARTITION BY k ORDER BY position) <= ? ORDER BY k, position
"""


def suspect_hits(connection: DuckDBPyConnection, plan: Plan, keep: int | None) -> Iterator[Hit]:
    """Yield what is at fault in the table `suspects`: blank rows, rules across columns, cells column by column."""
    counts = dict(connection.execute(COUNTS).fetchall())
    if any(number == BLANK_ROW or number > plan.width for number in counts):
        yield from _row_hits(connection, plan, keep)
    for columns in _cut(plan.columns, counts):
        yield from _cell_hits(connection, columns, keep)


def _row_hits(connection: DuckDBPyConnection, plan: Plan, keep: int | None) -> Iterator[Hit]:
    connection.execute(ROW_FAULTS, [plan.width])
    for number, count, places in _first_places(connection, keep):
        check = None if number == BLANK_ROW else plan.rows[number - plan.width - 1]
        yield Hit(check=check, count=count, places=places)


def _cut(columns: Iterable[ColumnPlan], counts: dict[int, int]) -> Iterator[list[ColumnPlan]]:
    """Yield the columns that have suspects, as many together as are asked about at once."""
    together: list[ColumnPlan] = []
    cells = 0
    for column in columns:
        if column.column not in counts:
            continue
        cells += counts[column.column]
        if together and (len(together) == COLUMNS_AT_ONCE or cells > CELLS_AT_ONCE):
            yield together
            together, cells = [], counts[column.column]
        together.append(column)
    if together:
        yield together


def _cell_hits(connection: DuckDBPyConnection, columns: Iterable[ColumnPlan], keep: int | None) -> Iterator[Hit]:
    """Ask every question of the suspect cells of some columns."""
    asked: Asked = []
    numbered: list[tuple[ColumnPlan, Check]] = []
    for column in columns:
        checks = column.checks()
        asked.append((len(numbered), column, checks))
        numbered += [(column, check) for check in checks.all]
    _test_texts(connection, asked)
    connection.execute(create_table("faults", _faults_query(asked)))
    for number, count, places in _first_places(connection, keep):
        column, check = numbered[number]
        yield Hit(check=check, field=column.field.name, column=column.column, count=count, places=places)


def _faults_query(asked: Asked) -> exp.Expr:
    queries = (_column_faults(column, checks, first) for first, column, checks in asked)
    return reduce(lambda some, more: exp.Union(this=some, expression=more, distinct=False), queries)


def _column_faults(column: ColumnPlan, checks: CellChecks, first: int) -> exp.Expr:
    """Return the query of one column's faults: a row's position, the check's number, the text."""
    fault = exp.alias_(exp.Explode(this=_faults(checks, sql.cell(column.column), first)), "fault", copy=False)
    found = exp.select(exp.column("position"), fault, copy=False).from_(_suspects_of(column), copy=False)
    triple = (exp.column("position"), exp.column("k", "fault"), exp.column("v", "fault"))
    return exp.select(*triple, copy=False).from_(exp.Subquery(this=found, alias=named("found")), copy=False)


def _faults(checks: CellChecks, cell: exp.Expr, first: int) -> exp.Expr:
    """Return the faults of one cell as a list of (k: number of the check, from `first` on, v: text)."""
    numbers = {id(check): number for number, check in enumerate(checks.all, first)}

    def fault(check: Check) -> exp.Expr:
        return pair(numbers[id(check)], cell.copy())

    def is_at_fault(check: Check) -> exp.Expr:
        if check.test is None:
            return check.fault
        mine = exp.EQ(this=exp.column("k"), expression=exp.Literal.number(numbers[id(check)]))
        found = exp.select(exp.column("v")).from_(table("tested")).where(mine)
        return sql.every([check.fault, exp.In(this=cell.copy(), query=exp.Subquery(this=found))])

    def each(some: Sequence[Check]) -> list[exp.Expr]:
        return [sql.when(is_at_fault(check), fault(check)) for check in some]

    form = [(is_at_fault(check), fault(check)) for check in checks.form]
    marks, limits = each(checks.marks), each(checks.limits)
    if form and limits:
        # the limits are asked only where the form is kept, in the branch that is left: the form is written once
        kept = sql.choose([(is_faulty, exp.array(one, copy=False)) for is_faulty, one in form], without_nulls(limits))
        filled: exp.Expr = exp.Anonymous(this="list_concat", expressions=[without_nulls(marks), kept])
    else:
        filled = without_nulls([*marks, *([sql.first_of(form)] if form else limits)])
    return sql.choose([(checks.is_blank, without_nulls(each(checks.blank)))], filled)


def _suspects_of(column: ColumnPlan) -> exp.Expr:
    value = exp.alias_(exp.column("v"), f"c{column.column}", copy=False)
    number = exp.EQ(this=exp.column("k"), expression=exp.Literal.number(column.column))
    query = exp.select(exp.column("position"), value, copy=False).from_(table("suspects")).where(number)
    return exp.Subquery(this=query, alias=named("suspected"))


def _test_texts(connection: DuckDBPyConnection, asked: Asked) -> None:
    """Write down which texts fail the tests that SQL cannot make, each text of a column asked about once."""
    if not any(check.test for _, _, checks in asked for check in checks.all):
        return
    connection.execute("CREATE OR REPLACE TABLE tested (k INTEGER, v VARCHAR)")
    for first, column, checks in asked:
        tests = [(number, check.test) for number, check in enumerate(checks.all, first) if check.test is not None]
        if not tests:
            continue
        query = "SELECT DISTINCT v FROM suspects WHERE k = ?"
        texts = connection.cursor().execute(query, [column.column])
        while some := texts.fetchmany(TESTED_AT_ONCE):
            failed = [[number, text] for (text,) in some for number, test in tests if test(text.strip(sql.SPACES))]
            if failed:
                numbers, values = zip(*failed, strict=True)
                connection.execute("INSERT INTO tested SELECT unnest(?), unnest(?)", [list(numbers), list(values)])


def _first_places(
    connection: DuckDBPyConnection,
    keep: int | None,
) -> Iterator[tuple[int, int, tuple[tuple[int, str], ...]]]:
    """Yield, for each number in the table of faults, how many there are and the first places."""
    rows = connection.execute(FIRST_PLACES, [most(keep)]).fetchall()
    for number, group in groupby(rows, key=lambda row: int(row[0])):
        found = list(group)
        yield number, found[0][1], tuple((position, value) for _, _, position, value in found[:keep])
