"""Every form in which a standard can be written, in plain sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.exports.csvw import write_csvw
from validator.exports.json_schema import write_json_schema
from validator.exports.page import write_markdown
from validator.exports.sql.table import write_sql
from validator.exports.table_schema import write_table_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from standards.standard import Standard
    from validator.exports.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One form: what it is called, and what writes a standard in it."""

    title: str
    write: Callable[[Standard], Written]


EXPORTS: dict[str, Export] = {
    "table-schema": Export(title="Table Schema", write=write_table_schema),
    "csvw": Export(title="CSV on the Web", write=write_csvw),
    "json-schema": Export(title="JSON Schema", write=write_json_schema),
    "sql": Export(title="SQL", write=write_sql),
    "markdown": Export(title="Markdown", write=write_markdown),
}


def export_standard(standard: Standard, form: str, *, dialect: str | None = None) -> Written:
    """Return a standard in one of the EXPORTS; `dialect` names the database that SQL is for."""
    if form == "sql" and dialect is not None:
        return write_sql(standard, dialect)
    return EXPORTS[form].write(standard)
