"""The text of a delimited file: read strictly, every byte kept, and written again in one plain form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.tables.dialect import Dialect, tell_delimiter
from validator.tables.records import Quirk, read_records
from validator.tables.source import read_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from validator.tables.records import RawRecord

SNIFFED_LINES = 100
UNSURE = Quirk.STRAY_QUOTE | Quirk.UNCLOSED_QUOTE


@dataclass(frozen=True, slots=True, kw_only=True)
class DelimitedText:
    """One file as the validator read it."""

    path: Path
    encoding: str
    delimiter: str

    @classmethod
    def of(cls, path: Path, *, encoding: str, delimiter: str | None) -> DelimitedText:
        """Return the text, its delimiter told as the validator tells it where none is stated."""
        return cls(path=path, encoding=encoding, delimiter=delimiter or tell_delimiter(_first_lines(path, encoding)))

    @property
    def dialect(self) -> Dialect:
        """Return how the text is written."""
        return Dialect(delimiter=self.delimiter)

    def first_lines(self) -> list[str]:
        """Return the lines by which the validator tells how the file is written."""
        return _first_lines(self.path, self.encoding)

    def records(self) -> Iterator[RawRecord]:
        """Yield every record. Raise DsregError "not-mendable" where bytes would be lost or a record is not certain."""
        try:
            for record in read_records(self._lines(), self.dialect):
                if record.quirks & UNSURE:
                    reason = f"a quotation mark in row {record.number} stands where none can; put that right first"
                    raise DsregError("not-mendable", path=self.path.as_posix(), reason=reason)
                yield record
        except UnicodeDecodeError as error:
            reason = f"it is not in {self.encoding}; name its encoding by --encoding"
            raise DsregError("not-mendable", path=self.path.as_posix(), reason=reason) from error

    def _lines(self) -> Iterator[str]:
        is_utf8 = self.encoding.lower().replace("_", "-") in {"utf-8", "utf8"}
        with self.path.open(encoding="utf-8-sig" if is_utf8 else self.encoding, newline="") as stream:
            yield from stream

    def write(self, cells: list[str]) -> str:
        """Return one record as text, quoted only where it must be, with a line feed at its end."""
        if cells == [""]:
            return '""\n'
        return self.delimiter.join(map(self._quoted, cells)) + "\n"

    def _quoted(self, cell: str) -> str:
        if not any(mark in cell for mark in (self.delimiter, '"', "\n", "\r")):
            return cell
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'


def _first_lines(path: Path, encoding: str) -> list[str]:
    head = read_head(path, shown=path.as_posix()).decode(encoding, errors="replace")
    return head.lstrip("\ufeff").splitlines(keepends=True)[:SNIFFED_LINES]
