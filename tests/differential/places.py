"""One fault that one tool alone reports, in its place: what stands there, and how the columns are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from packages import names_of

if TYPE_CHECKING:
    from packages import Package, Table
    from verdicts import Item

FRICTIONLESS, DSREG = "frictionless", "dsreg"


@dataclass(frozen=True, slots=True)
class Place:
    """One fault that one tool alone reports, and all that is known of where it stands.

    `causes` are the codes of dsreg that name a cause in that cell, `type_errors` the cells (table, row, field) that
    either tool cannot read as their type.
    """

    tool: str
    item: Item
    table: Table
    package: Package
    causes: frozenset[str]
    type_errors: frozenset[tuple[str, int, str]]

    @property
    def row(self) -> list[str]:
        """Return the cells of the row; none for the header."""
        return self.table.rows[self.item.row - 2] if self.item.row else []

    def column_of(self, name: str) -> int | None:
        """Return the place of a field's column: that of its label, else its own where another label stands there."""
        names = [column.name for column in self.table.columns]
        if name in self.table.labels:
            return self.table.labels.index(name)
        if self.table.schema.get("fieldsMatch", "exact") != "exact":
            return None
        place = names.index(name) if name in names else len(self.table.labels)
        is_free = place < len(self.table.labels) and self.table.labels[place] not in names[:place] + names[place + 1 :]
        is_repeated = place < len(self.table.labels) and self.table.labels[place] in self.table.labels[:place]
        return place if is_free or is_repeated else None

    def text(self, name: str) -> str | None:
        """Return the text of a field in this row, None where it has no cell."""
        place = self.column_of(name)
        return None if place is None or place >= len(self.row) else self.row[place]

    def missing(self, name: str) -> list[str]:
        """Return the texts that mean no value in a field."""
        descriptor = next((column.descriptor for column in self.table.columns if column.name == name), {})
        stated = descriptor.get("missingValues", self.table.schema.get("missingValues", [""]))
        return [one["value"] if isinstance(one, dict) else one for one in stated]

    @property
    def key(self) -> list[str]:
        """Return the fields of the key that the fault is about; none where it is about no key of the table."""
        if self.item.code == "primary-key":
            return names_of(self.table.schema.get("primaryKey", []))
        return self.item.field.split(",") if self.item.code == "foreign-key" else []

    @property
    def moved(self) -> set[str]:
        """Return the fields that a reader by place and one by label find in different columns."""
        if self.table.schema.get("fieldsMatch", "exact") != "exact":
            return set()
        return {
            column.name for place, column in enumerate(self.table.columns) if self.column_of(column.name) != place
        } - {column.name for column in self.table.columns[len(self.table.labels) :] if not self.is_shifted}

    @property
    def is_shifted(self) -> bool:
        """Say whether a column was put in or left out before the last one."""
        return self.table.header_fault in {"insert", "drop-first"}
