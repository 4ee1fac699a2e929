"""Every form in which a standard can be written, in plain sight: its name → what writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.exports.choosing import choose_table
from validator.exports.csvw import write_csvw
from validator.exports.json_schema import write_json_schema
from validator.exports.page import write_markdown
from validator.exports.sql.dialects import USUAL
from validator.exports.sql.table import write_sql, write_tables
from validator.exports.table_schema import write_table_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from standards.standard import Standard
    from standards.tied import Tied
    from validator.exports.written import Written


EXPORTS: dict[str, Callable[[Standard], Written]] = {
    "table-schema": write_table_schema,
    "csvw": write_csvw,
    "json-schema": write_json_schema,
    "sql": write_sql,
    "markdown": write_markdown,
}


def export_standard(tied: Tied, form: str, *, table: str | None = None, dialect: str | None = None) -> Written:
    """Return a standard in one of the EXPORTS; `dialect` names the database that SQL is for.

    One that only ties tables together is written whole where the form can hold several: as a page, and as SQL. For the
    others one of its tables is named. Raise DsregError "table-unknown" or "table-unnamed".
    """
    is_whole = table is None and not tied.standard.has_table
    if is_whole and form == "markdown":
        return write_markdown(tied.standard)
    if is_whole and form == "sql":
        return write_tables(tied.tables.values(), dialect or USUAL)
    chosen = choose_table(tied, table)
    return write_sql(chosen, dialect or USUAL) if form == "sql" else EXPORTS[form](chosen)
