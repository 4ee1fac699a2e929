"""The standards of the library that describe a table, with their examples: read and typed by Python alone."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from standards.library import COMMUNITY, load_standard
from validator.tables.types.booleans import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from standards.schema import Field
    from standards.standard import Standard

FOLDERS = sorted(path.parent for path in COMMUNITY.glob("**/standard.json") if load_standard(path.parent).has_table)


@dataclass(frozen=True, slots=True)
class Library:
    """One standard and its folder."""

    folder: Path
    standard: Standard

    @property
    def valid(self) -> list[Path]:
        """Return the examples that keep it."""
        return sorted((self.folder / "examples" / "valid").glob("*.csv"))

    @property
    def invalid(self) -> list[tuple[Path, list[dict[str, Any]]]]:
        """Return the examples that do not, each with its list of faults."""
        paths = sorted((self.folder / "examples" / "invalid").glob("*.csv"))
        return [(path, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))) for path in paths]

    def rows(self, path: Path) -> list[dict[str, str]]:
        """Return the rows of an example as its cells."""
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def values(self, path: Path) -> list[dict[str, object]]:
        """Return the rows of an example as what they stand for."""
        fields = {field.name: field for field in self.standard.schema.fields}
        return [{name: read_value(fields[name], cell) for name, cell in row.items()} for row in self.rows(path)]


@pytest.fixture(scope="session", params=FOLDERS, ids=lambda path: "-".join(path.parts[-3:]))
def library(request: pytest.FixtureRequest) -> Library:
    """Return one standard of the library with its folder."""
    return Library(request.param, load_standard(request.param))


def read_value(field: Field, cell: str) -> object:
    """Return what a cell stands for, read by Python alone: a second opinion on dsreg's own reading."""
    text = cell.strip()
    if not text:
        return None
    if field.type == "boolean":
        return text in words_of(field)[0]
    if field.type == "integer":
        return int(text)
    if field.type == "number":
        return Decimal(text)
    if field.type in {"date", "datetime"}:
        return _moment(field, text)
    return text


def _moment(field: Field, text: str) -> str:
    """Return the moment year first; a date without its day as it stands."""
    formats = field.options.get("formats", ("%Y-%m-%d",))
    if any("%d" not in form for form in formats):
        return text
    for form in formats:
        try:
            read = datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return f"{read:%Y-%m-%d}" if field.type == "date" else f"{read:%Y-%m-%d %H:%M:%S}"
    raise ValueError(text)
