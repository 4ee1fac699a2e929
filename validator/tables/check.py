"""One table from its bytes to its findings: structure, header, plan, engine."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from validator.faults import find
from validator.limits import LIMITS, beyond
from validator.report import Input, StandardUsed
from validator.tables.asking import ask_engine, tell_day_orders, tell_standards
from validator.tables.dialect import PLAIN, Dialect
from validator.tables.engines.outcome import Outcome, RejectedRowError
from validator.tables.file_findings import record_findings, structure_findings
from validator.tables.header import match_header
from validator.tables.heading import headed
from validator.tables.places import Places
from validator.tables.reading import Reading
from validator.tables.records import read_records
from validator.tables.source import read_head, refuse_what_is_no_table
from validator.tables.structure import ALL_HINTS, Structure, read_structure, tell_hints
from validator.tables.telling import tell_hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from validator.finding import Finding
    from validator.options import Options
    from validator.tables.header import Header
    from validator.tables.records import RawRecord
    from validator.tables.structure import Hint
    from validator.tables.task import Rows, TableTask

SNIFFED_LINES = 100
LARGE = 8 * 1024**2
"""From this size on the engine does not wait for the structure pass."""
SMALL = 64 * 1024
"""Up to this size a look at each record costs less than an engine that starts for nothing."""


def check_table(task: TableTask, options: Options) -> tuple[Input, tuple[Finding, ...]]:
    """Return what was read and what was found.

    Raise DsregError where the file cannot be looked at: missing, unreadable, not a table, beyond a limit.
    """
    if task.rows is not None:
        return _Checking(task, options, read_structure(task.original or task.path)).run_rows(task.rows)
    head = read_head(task.path, shown=task.shown)
    refuse_what_is_no_table(head, shown=task.shown)
    structure, early = _read_at_once(task, options, head)
    is_empty = structure.bytes == 0
    if task.original is not None:
        original = read_structure(task.original)
        structure = replace(structure, sha256=original.sha256, bytes=original.bytes)
    checking = _Checking(task, options, structure, early)
    if is_empty:
        return checking.input(rows=(0, 0)), (find("table-empty", checking.place),)
    return checking.run(head)


def read_labels(task: TableTask, options: Options) -> tuple[str, ...]:
    """Return the labels of a table from its beginning, as check_table reads them; none where it has no header.

    Raise DsregError where the file cannot be looked at.
    """
    if task.rows is not None:
        return Reading(task, options, Structure(is_utf8=True)).header_labels(b"")
    head = read_head(task.path, shown=task.shown)
    refuse_what_is_no_table(head, shown=task.shown)
    return Reading(task, options, Structure(is_utf8=_begins_as_utf8(head))).header_labels(head)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A table as a file that the engine reads by itself: its labels, how it is written, where its rows stand.

    `rows` is how many rows there are; where the engine counts others, the file is irregular after all.
    """

    path: Path
    labels: tuple[str, ...]
    delimiter: str = ","
    has_header: bool = False
    places: Places = field(default_factory=Places)
    rows: int = 0


def lay_out(task: TableTask, options: Options, folder: Path, *, is_rewritten: bool = False) -> Laid:
    """Return a table as a file that the engine reads: the file itself where it looks regular, else a copy in `folder`.

    Raise DsregError where the file cannot be looked at.
    """
    if task.rows is not None:
        return _Checking(task, options, Structure(is_utf8=True)).lay_out(b"", folder, is_rewritten=True)
    head = read_head(task.path, shown=task.shown)
    refuse_what_is_no_table(head, shown=task.shown)
    structure = read_structure(task.path)
    return _Checking(task, options, structure).lay_out(head, folder, is_rewritten=is_rewritten)


@dataclass(frozen=True, slots=True)
class _Early:
    """An outcome of the engine that did not wait for the structure pass, and what it took for granted."""

    labels: list[str]
    dialect: Dialect
    hints: frozenset[Hint]
    outcome: Outcome


def _read_at_once(task: TableTask, options: Options, head: bytes) -> tuple[Structure, _Early | None]:
    """Return the structure of a file and, of a large one that begins regularly, what the engine made of it meanwhile.

    Most of a structure pass is counting and hashing, which leaves the processors to the engine.
    """
    hints = tell_hints(head)
    if hints is None or task.path.stat().st_size < LARGE or task.encoding or options.encoding:
        return read_structure(task.path), None
    # only a large file needs a second thread
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - see above

    with ThreadPoolExecutor(max_workers=1) as pool:
        reading = pool.submit(read_structure, task.path)
        begun = Structure(hints=hints, is_utf8=True, is_regular=True)
        early = _Checking(task, options, begun).run_early(head)
        return reading.result(), early


@dataclass(frozen=True, slots=True)
class _Read:
    """What one way of reading the file gave: the engine's outcome, the records counted, where the rows stand."""

    outcome: Outcome
    rows_present: int
    places: Places
    width: int
    findings: tuple[Finding, ...]
    blanks: int = 0


class _Checking:
    """One file while it is checked."""

    def __init__(self, task: TableTask, options: Options, structure: Structure, early: _Early | None = None) -> None:
        self.task, self.options, self.structure, self.early = task, options, structure, early
        self.reading = Reading(task, options, structure)
        self.place = self.reading.place

    def run(self, head: bytes) -> tuple[Input, tuple[Finding, ...]]:
        """Check the file as it is where it is regular, and as it is rewritten where it is not."""
        found = [
            *structure_findings(
                self.task.path,
                self.structure,
                self.place,
                guess=None if self.reading.is_declared else self.reading.encoding,
                refused=self.reading.refused,
            ),
        ]
        dialect = self.reading.dialect(head, found)
        if self.reading.width(dialect) > LIMITS.columns:
            rows = sum(1 for _ in headed(read_records(self.reading.lines(), dialect), dialect)) - 1
            return self._too_wide(LIMITS.columns, rows=rows, found=found)
        read = self._read_regular(dialect) or self._read_rewritten(read_records(self.reading.lines(), dialect), dialect)
        return self._result(read, found)

    def _too_wide(self, limit: int, *, rows: int, found: Iterable[Finding] = ()) -> tuple[Input, tuple[Finding, ...]]:
        return self.input(rows=(0, rows)), (*found, find("too-many-columns", self.place, expected=f"{limit:,}"))

    def run_early(self, head: bytes) -> _Early | None:
        """Run the engine over a file whose structure is not known yet; None where its reader refuses a record."""
        dialect = self.reading.dialect(head, [])
        labels = self.reading.first_labels(dialect)
        if labels is None or len(labels) > LIMITS.columns or not dialect.is_plain:
            return None
        header = self._header(labels, row=1)
        try:
            outcome = ask_engine(
                self.task, self.options, header=header, path=self.task.path, dialect=dialect, hints=self.structure.hints
            )
        except RejectedRowError:
            return None
        return _Early(labels, dialect, self.structure.hints, outcome)

    def run_rows(self, rows: Rows) -> tuple[Input, tuple[Finding, ...]]:
        """Check the records of a table that is not delimited text."""
        if rows.width == 0:
            return self.input(rows=(0, 0)), (find("table-empty", self.place),)
        if rows.width > LIMITS.sheet_columns:
            return self._too_wide(LIMITS.sheet_columns, rows=rows.last_number)
        found: list[Finding] = []
        dialect = self.reading.with_header(self.reading.stated(","), rows.read(self.task.schema), found)
        read = self._read_rewritten(rows.read(self.task.schema), dialect, last_number=rows.last_number)
        return self._result(read, found)

    def lay_out(self, head: bytes, folder: Path, *, is_rewritten: bool) -> Laid:
        """Return the table as a file that the engine reads, of a file that begins with `head`."""
        if self.task.rows is None:
            dialect = self.reading.dialect(head, [])
            is_regular = self.structure.is_regular and self.reading.encoding == "utf-8" and dialect.is_plain
            labels = self.reading.first_labels(dialect) if is_regular and not is_rewritten else None
            if labels is not None:
                has_header = dialect.has_header
                return Laid(
                    path=self.task.path,
                    labels=tuple(labels),
                    delimiter=dialect.delimiter,
                    has_header=has_header,
                    places=Places.regular(self.structure, first=1 + has_header),
                    rows=self.structure.records - has_header,
                )
            records = read_records(self.reading.lines(), dialect)
        else:
            dialect = self.reading.with_header(self.reading.stated(","), self.task.rows.read(self.task.schema), [])
            records = self.task.rows.read(self.task.schema)
        # most files are regular and never come here
        from validator.tables.canonical import rewrite  # noqa: PLC0415

        path = folder / "canonical.csv"
        canonical = rewrite(headed(records, dialect, self.reading.names()), path, keep=0)
        return Laid(
            path=path,
            labels=tuple(canonical.header),
            places=Places.rewritten(canonical),
            rows=canonical.rows_present - canonical.blanks,
        )

    def _result(self, read: _Read, found: list[Finding]) -> tuple[Input, tuple[Finding, ...]]:
        found += read.findings
        rows_read = read.outcome.rows_read + read.blanks
        if rows_read != read.rows_present:
            found.append(find("row-count", self.place, expected=f"{read.rows_present}"))
        if read.rows_present == 0:
            found.append(find("table-empty", self.place))
        found += tell_hits(read.outcome.hits, self.place, read.places, self.options.examples)
        looked = self.input(rows=(rows_read, read.rows_present), width=read.width, columns=read.outcome.columns)
        return looked, tuple(found)

    def input(
        self,
        *,
        rows: tuple[int, int],
        width: int = 0,
        columns: tuple[Mapping[str, Any], ...] | None = None,
    ) -> Input:
        """Return what the report says of the file itself."""
        standard = self.task.standard
        used = None
        if standard is not None:
            asked = self.options.standard or ""
            used = StandardUsed(id=standard.id, version=standard.version, sha256=standard.sha256, asked=asked)
        return Input(
            path=self.task.shown,
            kind="table",
            table=self.task.name,
            sha256=self.structure.sha256,
            bytes=self.structure.bytes,
            standard=used,
            encoding=None if self.task.rows else self.reading.encoding,
            rows_read=rows[0],
            rows_present=rows[1],
            width=width,
            columns=columns,
        )

    def _read_regular(self, dialect: Dialect) -> _Read | None:
        """Read the file by the engine alone; None where it is irregular, or the engine counts other records."""
        if not (self.structure.is_regular and self.reading.encoding == "utf-8" and dialect.is_plain):
            return None
        labels = self.reading.first_labels(dialect)
        if labels is None or (self.structure.bytes <= SMALL and self.reading.is_uneven(dialect, width=len(labels))):
            return None
        rows = self.structure.records - dialect.has_header
        try:
            places = Places.regular(self.structure, first=1 + dialect.has_header)
            hints = self.structure.hints
            read = self._run_engine(labels, self.task.path, dialect, places=places, rows_present=rows, hints=hints)
        except RejectedRowError:
            return None
        return read if read.outcome.rows_read == rows else None

    def _read_rewritten(
        self,
        records: Iterator[RawRecord],
        dialect: Dialect,
        *,
        last_number: int | None = None,
    ) -> _Read:
        """Read the records by way of a plain copy; `last_number` is what an independent count says of the last one."""
        # most files are regular and never come here
        from validator.tables.canonical import rewrite  # noqa: PLC0415

        with TemporaryDirectory(prefix="dsreg-") as folder:
            path = Path(folder) / "canonical.csv"
            canonical = rewrite(headed(records, dialect, self.reading.names()), path, keep=self.options.examples)
            found = tuple(record_findings(canonical, self.place, self.options.examples))
            plain = replace(PLAIN, header_rows=())
            places = Places.rewritten(canonical)
            if not canonical.header:
                return _Read(Outcome(rows_read=0, hits=()), 0, places, 0, ())
            rows = canonical.rows_present + (last_number - canonical.last_number if last_number is not None else 0)
            try:
                read = self._run_engine(canonical.header, path, plain, places=places, rows_present=rows, found=found)
            except RejectedRowError as error:
                # the copy is regular: all that the engine can refuse in it is a record that is too long
                raise beyond(self.task.shown, "the length of a row in bytes", LIMITS.record) from error
            return replace(read, blanks=canonical.blanks)

    def _run_engine(  # noqa: PLR0913 - the two ways of reading meet here
        self,
        labels: list[str],
        path: Path,
        dialect: Dialect,
        *,
        places: Places,
        rows_present: int,
        found: tuple[Finding, ...] = (),
        hints: frozenset[Hint] = ALL_HINTS,
    ) -> _Read:
        early = self.early
        header = self._header(labels, row=places.first - 1)
        if early is not None and (early.labels, early.dialect) == (labels, dialect) and hints <= early.hints:
            outcome = early.outcome
        else:
            outcome = ask_engine(self.task, self.options, header=header, path=path, dialect=dialect, hints=hints)
        orders = tell_day_orders(self.task, self.options, header=header, path=path, dialect=dialect, places=places)
        found = (*found, *header.findings, *tell_standards(self.task, labels), *orders)
        return _Read(outcome, rows_present, places, len(labels), found)

    def _header(self, labels: list[str], *, row: int) -> Header:
        return match_header(labels, self.task.schema, self.place, row=row)


def _begins_as_utf8(head: bytes) -> bool:
    """Say whether the first bytes are UTF-8; the last character may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
