"""The scan's query: it asks each cell the quick question and marks the rows that need a closer look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from validator.tables import sql
from validator.tables.engines.statements import faulty, named, triples
from validator.tables.plan import Value
from validator.tables.records import NO_CELL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from validator.tables.plan import ColumnPlan, KeyCheck, Plan, ReferenceCheck

BLANK_ROW = 0
FIRST_RECORD = 1024**2


def marks_query(plan: Plan, source: exp.Expr, *, is_strip: bool = False) -> exp.Select:
    """Return the query that scans the file: the cells, then is-it-plain by column, then what is not plain.

    Of a strip, a row that is blank in it is marked so beside its cells: the other strips may hold something.
    """
    plains = [Value(name=f"p{column.column}", value=sql.known(column.plain())) for column in plan.columns]
    texts = [Value(name=f"t{number}", value=_key_text(key, plan)) for number, key in enumerate(plan.keys)]
    rows = [Value(name=f"r{number}", value=sql.known(check.fault)) for number, check in enumerate(plan.rows)]
    staged = source
    for values in (plains, plan.read, plan.told, (*texts, *rows)):
        staged = _with_values(staged, values) if values else staged
    keys = [column for number in range(len(plan.keys)) for column in _key_columns(number)]
    keys += [column for number, key in enumerate(plan.references) for column in _reference_columns(key, number)]
    keys += [exp.alias_(key, f"e{number}", copy=False) for number, (key, _) in enumerate(plan.exports)]
    keys += _looked_up_columns(plan)
    suspects = exp.alias_(_suspects(plan, is_strip=is_strip), "suspects", copy=False)
    return exp.select(suspects, *keys, copy=False).from_(staged, copy=False)


def _looked_up_columns(plan: Plan) -> list[exp.Expr]:
    if plan.gazetteer is None:
        return []
    # few runs have a gazetteer
    from validator.gazetteer.lookup import mark_columns  # noqa: PLC0415 - see above

    return mark_columns(plan.gazetteer)


def _with_values(source: exp.Expr, values: Iterable[Value]) -> exp.Expr:
    """Return the rows with these values behind what they have; those may be asked for by the next."""
    behind = [exp.Alias(this=one.value, alias=exp.to_identifier(one.name)) for one in values]
    query = exp.select(exp.Star(), *behind, copy=False).from_(source, copy=False)
    return exp.Subquery(this=query, alias=named("staged"))


def _key_text(key: KeyCheck, plan: Plan) -> exp.Expr:
    """Return a key's text: of a plainly good cell of text the cell itself, which saves trimming it."""
    column = next((one for one in plan.columns if one.column == key.column), None)
    if column is None or column.field.type not in {"string", "any"}:
        return key.key.copy()
    cell = _raw(column)
    is_itself = sql.every([sql.plain(column.column), sql.differs(cell, sql.text(""))])
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


def _suspects(plan: Plan, *, is_strip: bool) -> exp.Expr:
    """Return what of a row needs a closer look, as a list of (k, v, FALSE); NULL for a row of which there is none.

    `k` is the column of a cell that is not plainly good, and beyond the columns the number of a rule across them; `v`
    is the text. A blank row is (0, '', FALSE) alone, in a strip beside its cells. Three lists zipped are a tenth of the
    nodes, and of the time that a statement takes to be planned, of a struct for each column.
    """
    asked = [(column.column, _raw(column), sql.plain(column.column)) for column in plan.columns]
    for number, check in enumerate(plan.rows):
        is_kept = sql.negate(exp.column(f"r{number}"))
        asked.append((plan.width + 1 + number, check.shown or sql.text(""), is_kept))
    is_clean = sql.every(is_good.copy() for _, _, is_good in asked)
    raws = [_raw(column) for column in plan.columns]
    first = sql.is_one_of(raws[0].copy(), [""])
    # the first cell alone rules out most rows: blank as it is, or in need of a closer look
    begins_blank = sql.every([sql.either([first, sql.negate(asked[0][2].copy())]), sql.are_blank(raws)])
    blank = (BLANK_ROW, sql.text(""), sql.false())
    listed = faulty(triples([blank, *((number, text.copy(), good.copy()) for number, text, good in asked)]))
    return sql.first_of(
        [
            (begins_blank, listed if is_strip else triples([blank])),
            (sql.negate(is_clean), faulty(triples(asked))),
        ],
    )


def _raw(column: ColumnPlan) -> exp.Expr:
    return sql.cell(column.column)


def read_csv(
    columns: Iterable[int],
    path: Path,
    *,
    delimiter: str,
    has_header: bool,
    longest: int,
) -> exp.Expr:
    """Return the reading of a regular file: the cells as text in c1, c2, ...; NULL where a record has no cell.

    `columns` are the numbers of all columns of the file; no record has more than `longest` bytes.
    """
    cells = exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier(f"c{number}"), expression=sql.text("VARCHAR")) for number in columns
        ],
    )
    settings: dict[str, exp.Expr] = {
        "columns": cells,
        "auto_detect": exp.false(),
        "header": exp.true() if has_header else exp.false(),
        "delim": sql.text(delimiter),
        "quote": sql.text('"'),
        "escape": sql.text('"'),
        "nullstr": sql.text(NO_CELL),
        "strict_mode": exp.true(),
        "compression": sql.text("none"),  # else a name that ends in .gz would say more than the content
        "max_line_size": sql.literal(longest),
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
