"""The scan: one statement that asks each cell the quick question and marks the rows that need a closer look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from validator.limits import LIMITS
from validator.tables import sql
from validator.tables.engines.statements import create_table, named, pair, without_nulls
from validator.tables.records import NO_CELL

if TYPE_CHECKING:
    from pathlib import Path

    from validator.tables.plan import ColumnPlan, KeyCheck, Plan, ReferenceCheck

BLANK_ROW = 0
FIRST_RECORD = 1024**2


def marks_statement(plan: Plan, source: exp.Expr) -> str:
    """Return the statement that scans the file: the cells, then is-it-plain by column, then what is not plain."""
    plains = [exp.alias_(sql.known(column.plain), f"p{column.column}", copy=False) for column in plan.columns]
    rows = [exp.alias_(sql.known(check.fault), f"r{number}", copy=False) for number, check in enumerate(plan.rows)]
    if plan.read:
        values = [exp.alias_(value.copy(), name, copy=False) for name, value in plan.read]
        once = exp.select(exp.Star(), *values, copy=False).from_(source, copy=False)
        source = exp.Subquery(this=once, alias=named("once"))
    asked = exp.select(exp.Star(), *plains, *rows, copy=False).from_(source, copy=False)
    texts = [exp.alias_(_key_text(key, plan), f"t{number}", copy=False) for number, key in enumerate(plan.keys)]
    keyed = exp.Subquery(this=asked, alias=named("asked"))
    staged = exp.select(exp.Star(), *texts, copy=False).from_(keyed, copy=False)
    keys = [column for number in range(len(plan.keys)) for column in _key_columns(number)]
    keys += [column for number, key in enumerate(plan.references) for column in _reference_columns(key, number)]
    keys += [exp.alias_(key, f"e{number}", copy=False) for number, (key, _) in enumerate(plan.exports)]
    suspects = exp.alias_(_suspects(plan), "suspects", copy=False)
    marks = exp.select(suspects, *keys, copy=False).from_(exp.Subquery(this=staged, alias=named("staged")), copy=False)
    return create_table("marks", marks)


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


def _suspects(plan: Plan) -> exp.Expr:
    """Return what of a row needs a closer look, as a list of (k, v); NULL for a row of which there is nothing to say.

    `k` is the column of a cell that is not plainly good, and beyond the columns the number of a rule across them; `v`
    is the text. A blank row is (0, '') alone.
    """
    cells = [(column, exp.column(f"p{column.column}")) for column in plan.columns]
    listed = [sql.when(_is_there_and_not(plain, column), pair(column.column, _raw(column))) for column, plain in cells]
    for number, check in enumerate(plan.rows):
        listed.append(sql.when(exp.column(f"r{number}"), pair(plan.width + 1 + number, check.shown or sql.text(""))))
    is_clean = sql.every(
        [
            *(plain.copy() for _, plain in cells),
            *(sql.negate(exp.column(f"r{number}")) for number in range(len(plan.rows))),
        ],
    )
    first = sql.is_one_of(sql.cell(1), [""])
    # the first cell alone rules out most rows: blank as it is, or in need of a closer look
    begins_blank = sql.every([sql.either([first, sql.negate(cells[0][1].copy())]), sql.is_blank_row(plan.width)])
    return sql.first_of(
        [
            (begins_blank, exp.array(pair(BLANK_ROW, sql.text("")), copy=False)),
            (sql.negate(is_clean), without_nulls(listed)),
        ],
    )


def _raw(column: ColumnPlan) -> exp.Expr:
    return sql.cell(column.column)


def _is_there_and_not(plain: exp.Expr, column: ColumnPlan) -> exp.Expr:
    """Say whether the record has the cell and it is not plainly good."""
    return sql.every([sql.negate(plain), sql.negate(sql.is_null(_raw(column)))])


def read_csv(plan: Plan, path: Path, *, delimiter: str, has_header: bool) -> exp.Expr:
    """Return the reading of a regular file: the cells as text in c1, c2, ...; NULL where a record has no cell."""
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
