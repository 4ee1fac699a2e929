"""How far a sheet goes: counted from its own bytes, not from what the file says of itself nor from its reader."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Extent:
    """The last row and column that hold a value, from 1; 0 for an empty sheet.

    `errors` holds, row by row, the cells that hold an error and not a value: (column from 1, its text).
    """

    last_row: int = 0
    last_column: int = 0
    errors: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def take(self, row: int, column: int) -> None:
        """Count one cell with a value."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)

    def take_error(self, row: int, column: int, text: str) -> None:
        """Count one cell with an error."""
        self.take(row, column)
        self.errors.setdefault(row, []).append((column, text))
