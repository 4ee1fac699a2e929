"""A format: how a file that is not delimited text is told, and where its reader is."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from validator.tables.task import TableTask


INSIDE = "::"
"""Stands between an archive and a member of it: `archive.zip::data/table.csv`."""
TABLE_SUFFIXES = frozenset(
    {".csv", ".tsv", ".tab", ".json", ".geojson", ".ndjson", ".jsonl", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet"}
    | {".gz", ".zip"},
)
"""What the name of a table ends in: in an archive or a package this says which files are meant to be tables."""


NO_CONTENTS = "its list of contents is missing or spoilt, as when a download broke off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What opening a file needs beside the task itself.

    `folder` is a temporary one that lasts until every table was checked. `sheet` and `member` choose what is read of a
    file that holds several tables, `rows_at` (the name of a property) and `item_keys` what is read of JSON. A resource
    of a package has its table's name already. `depth` counts the packings inside one another. `failed` takes the error
    of a member of an archive, so that it does not hide the members after it.
    """

    folder: Path
    sheet: str | None = None
    member: str | None = None
    rows_at: str | None = None
    item_keys: tuple[str, ...] = ()
    is_resource: bool = False
    depth: int = 0
    failed: list[DsregError] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file.

    `is_told` looks at the first bytes, and at the file where they do not settle it; a name alone never counts. `reader`
    is the module and the function that open it.
    """

    title: str
    is_told: Callable[[bytes, Path], bool]
    reader: tuple[str, str]

    def open(self, task: TableTask, opening: Opening) -> Iterator[TableTask]:
        """Yield a task for each table in the file. Raise DsregError where it cannot be opened.

        The reader's module is imported now: most files are delimited text and need none.
        """
        module, function = self.reader
        tables: Iterator[TableTask] = getattr(import_module(module), function)(task, opening)
        return tables


def damaged(task: TableTask, what: str, reason: object) -> DsregError:
    """Return the error of a file that begins like `what` and cannot be read as it."""
    says = NO_CONTENTS if type(reason).__name__ == "BadZipFile" else str(reason).strip().rstrip(".") or "it breaks off"
    return DsregError("file-damaged", path=task.shown, what=what, reason=says)
