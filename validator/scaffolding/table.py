"""A start from a table that is published already: its columns, the types that every value keeps, its identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standards.identifiers.all_identifiers import IDENTIFIERS
from validator.describing.inference import infer_tables
from validator.options import Options
from validator.scaffolding.start import Start, clean_field, unique_fields
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from pathlib import Path

    from validator.describing.inference import Column

CARRIED = frozenset({"type", "format", "trueValues", "falseValues"})


def start_from_table(path: Path) -> Start:
    """Return the start that a file gives; of several tables, the first. Raise DsregError where it cannot be read.

    No value of the file is carried over as an example: it may belong to somebody.
    """
    tables = infer_tables(TableTask(path=path, shown=path.as_posix(), name=path.stem), Options())
    notes = [f"The first of {len(tables)} tables was taken."] if len(tables) > 1 else []
    fields = (_field(column, notes) for column in tables[0].columns)
    return Start(fields=unique_fields(fields, notes), notes=tuple(notes))


def _field(column: Column, notes: list[str]) -> dict[str, Any]:
    if column.note:
        notes.append(column.note)
    stated: dict[str, Any] = {key: value for key, value in column.written.items() if key in CARRIED}
    if set(column.written) - CARRIED or stated.get("type") == "string":
        stated = {key: value for key, value in stated.items() if key == "format"}
    stated["level"] = "should"
    if column.coverage is not None:
        identifier = IDENTIFIERS[column.coverage.identifier]
        stated |= {"personalData": "identifier"} if identifier.is_personal else {"identifier": identifier.name}
    return clean_field(column.name, stated, notes)
