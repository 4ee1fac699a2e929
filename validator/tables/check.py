"""One table from its bytes to its findings: structure, header, plan, engine."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from standards.schema import Schema
from validator.faults import Place, find
from validator.finding import Example, Finding
from validator.limits import LIMITS, beyond
from validator.report import Input, StandardUsed
from validator.tables.dialect import NAMES, PLAIN, Dialect, tell_delimiter
from validator.tables.encoding_guess import can_be_read, guess_encoding, tell_wide
from validator.tables.engines.outcome import Outcome, RejectedRowError
from validator.tables.file_findings import record_findings, structure_findings
from validator.tables.header import match_header
from validator.tables.header_guess import LOOKED_AT, guess_header
from validator.tables.heading import headed, is_comment, name_columns
from validator.tables.places import Places
from validator.tables.plan import NO_LINKS, Links
from validator.tables.records import Quirk, read_records
from validator.tables.source import read_head, refuse_what_is_no_table
from validator.tables.structure import ALL_HINTS, Structure, read_structure, tell_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from standards.standard import Standard
    from validator.gazetteer.index import Gazetteer
    from validator.options import Options
    from validator.tables.engines.outcome import Hit
    from validator.tables.header import Header
    from validator.tables.records import RawRecord
    from validator.tables.structure import Hint

SNIFFED_LINES = 100
LARGE = 8 * 1024**2
"""From this size on the engine does not wait for the structure pass."""
SMALL = 64 * 1024
"""Up to this size a look at each record costs less than an engine that starts for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The records of a table that is not delimited text.

    `read` starts at the first record each time it is called; it takes the schema that the table is held to, since typed
    cells are written in the form that a field asks for. `last_number` is the number of the last record and `width`
    that of the columns, as a count found them that does not rest on the reader.
    """

    read: Callable[[Schema | None], Iterator[RawRecord]]
    last_number: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTask:
    """One table to check: the file, the names that reports give it, what it is held to, how it is written.

    `original` is the file whose bytes the report names, where `path` was unpacked from it. `rows` are its records,
    where it is not delimited text. `dialect` is what was stated of the way in which it is written. `links` are the
    files of keys that it shares with other tables.
    """

    path: Path
    shown: str
    name: str
    schema: Schema | None = None
    standard: Standard | None = None
    encoding: str | None = None
    delimiter: str | None = None
    dialect: Dialect = PLAIN
    original: Path | None = None
    rows: Rows | None = None
    links: Links = NO_LINKS


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
        return _Checking(task, options, Structure(is_utf8=True)).labels(b"")
    head = read_head(task.path, shown=task.shown)
    refuse_what_is_no_table(head, shown=task.shown)
    return _Checking(task, options, Structure(is_utf8=_begins_as_utf8(head))).labels(head)


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
        self.place = Place(path=task.shown, table=task.name)
        self.declared = options.encoding or task.encoding
        self.is_declared = False
        self.refused: str | None = None
        self.encoding = self._encoding()

    def _encoding(self) -> str:
        """Return the declared encoding; else UTF-8 where it is, else the one that the bytes look like."""
        declared = self._as_declared()
        if declared is not None:
            return declared
        if not self.structure.is_utf8:
            return guess_encoding(self.task.path)
        # English in UTF-16 without a byte order mark is UTF-8 by its bytes, every second of them NUL
        wide = tell_wide(read_head(self.task.path, shown=self.task.shown)) if self.structure.has_nul else None
        return wide or "utf-8"

    def _as_declared(self) -> str | None:
        """Return the declared encoding, where it is not UTF-8 and all bytes mean something in it."""
        name = _normal(self.declared, shown=self.task.shown) if self.declared else "utf-8"
        if name == "utf-8":
            return None
        if self.task.rows is not None:
            return name
        wide = tell_wide(read_head(self.task.path, shown=self.task.shown)) if name == "utf-16" else None
        self.is_declared = can_be_read(self.task.path, wide or name)
        self.refused = None if self.is_declared else name
        return (wide or self.declared) if self.is_declared else None

    def run(self, head: bytes) -> tuple[Input, tuple[Finding, ...]]:
        """Check the file as it is where it is regular, and as it is rewritten where it is not."""
        found = [
            *structure_findings(
                self.task.path,
                self.structure,
                self.place,
                guess=None if self.is_declared else self.encoding,
                refused=self.refused,
            ),
        ]
        dialect = self._dialect(head, found)
        if self._width(dialect) > LIMITS.columns:
            rows = sum(1 for _ in headed(read_records(self._lines(), dialect), dialect)) - 1
            return self._too_wide(LIMITS.columns, rows=rows, found=found)
        read = self._read_regular(dialect) or self._read_rewritten(read_records(self._lines(), dialect), dialect)
        return self._result(read, found)

    def _width(self, dialect: Dialect) -> int:
        header = next(headed(read_records(self._lines(), dialect), dialect), None)
        return len(header.cells) if header else 0

    def _too_wide(self, limit: int, *, rows: int, found: Iterable[Finding] = ()) -> tuple[Input, tuple[Finding, ...]]:
        return self.input(rows=(0, rows)), (*found, find("too-many-columns", self.place, expected=f"{limit:,}"))

    def run_early(self, head: bytes) -> _Early | None:
        """Run the engine over a file whose structure is not known yet; None where its reader refuses a record."""
        dialect = self._dialect(head, [])
        labels = self._labels(dialect)
        if labels is None or len(labels) > LIMITS.columns or not dialect.is_plain:
            return None
        header = self._header(labels, row=1)
        try:
            outcome = self._ask_engine(header, self.task.path, dialect, self.structure.hints)
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
        dialect = self._with_header(self._stated(","), rows.read(self.task.schema), found)
        read = self._read_rewritten(rows.read(self.task.schema), dialect, last_number=rows.last_number)
        return self._result(read, found)

    def labels(self, head: bytes) -> tuple[str, ...]:
        """Return the labels, of a file that begins with `head`; none where it has no header."""
        if self.task.rows is None:
            dialect = self._dialect(head, [])
            records = read_records(self._lines(), dialect)
        else:
            dialect = self._with_header(self._stated(","), self.task.rows.read(self.task.schema), [])
            records = self.task.rows.read(self.task.schema)
        header = next(headed(records, dialect), None) if dialect.has_header else None
        return tuple(header.cells) if header else ()

    def lay_out(self, head: bytes, folder: Path, *, is_rewritten: bool) -> Laid:
        """Return the table as a file that the engine reads, of a file that begins with `head`."""
        if self.task.rows is None:
            dialect = self._dialect(head, [])
            is_regular = self.structure.is_regular and self.encoding == "utf-8" and dialect.is_plain
            labels = self._labels(dialect) if is_regular and not is_rewritten else None
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
            records = read_records(self._lines(), dialect)
        else:
            dialect = self._with_header(self._stated(","), self.task.rows.read(self.task.schema), [])
            records = self.task.rows.read(self.task.schema)
        # most files are regular and never come here
        from validator.tables.canonical import rewrite  # noqa: PLC0415

        path = folder / "canonical.csv"
        canonical = rewrite(headed(records, dialect, self._names()), path, keep=0)
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
        found += [self._finding(hits, read.places) for hits in _same_finding(read.outcome.hits)]
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
            encoding=None if self.task.rows else self.encoding,
            rows_read=rows[0],
            rows_present=rows[1],
            width=width,
            columns=columns,
        )

    def _dialect(self, head: bytes, found: list[Finding]) -> Dialect:
        declared = self.options.delimiter or self.task.delimiter
        lines = head.decode(self.encoding, errors="replace").lstrip("\ufeff").splitlines(keepends=True)
        delimiter = declared or tell_delimiter(lines[:SNIFFED_LINES])
        if delimiter != "," and not declared and self.task.path.suffix.lower() == ".csv":
            found.append(find("delimiter-unexpected", self.place, expected=NAMES[delimiter]))
        dialect = self._stated(delimiter)
        return self._with_header(dialect, read_records(lines[:SNIFFED_LINES], dialect), found)

    def _with_header(self, dialect: Dialect, records: Iterable[RawRecord], found: list[Finding]) -> Dialect:
        """Return the dialect with the header where it is, and note where that is not the usual place."""
        if dialect.header_rows is not None:
            return dialect
        first = [record for record in islice(records, LOOKED_AT) if not is_comment(record, dialect)]
        guess = guess_header([record.cells for record in first], self.task.schema)
        if guess.code is not None:
            found.append(find(guess.code, self.place))
        rows = None if guess.rows is None else tuple(first[row - 1].number for row in guess.rows)
        return replace(dialect, header_rows=rows)

    def _stated(self, delimiter: str) -> Dialect:
        """Return the dialect that was stated, with this delimiter."""
        rows = self.task.dialect.header_rows if self.options.header_row is None else (self.options.header_row,)
        return replace(self.task.dialect, delimiter=delimiter, header_rows=() if rows == (0,) else rows)

    def _lines(self) -> Iterator[str]:
        encoding = "utf-8-sig" if self.encoding == "utf-8" else self.encoding
        with self.task.path.open(encoding=encoding, errors="replace", newline="") as stream:
            while line := stream.readline(LIMITS.record):
                if len(line) == LIMITS.record and not line.endswith(("\n", "\r")):
                    raise beyond(self.task.shown, "the length of a line", LIMITS.record)
                yield line

    def _read_regular(self, dialect: Dialect) -> _Read | None:
        """Read the file by the engine alone; None where it is irregular, or the engine counts other records."""
        if not (self.structure.is_regular and self.encoding == "utf-8" and dialect.is_plain):
            return None
        labels = self._labels(dialect)
        if labels is None or (self.structure.bytes <= SMALL and self._is_uneven(dialect, width=len(labels))):
            return None
        rows = self.structure.records - dialect.has_header
        try:
            places = Places.regular(self.structure, first=1 + dialect.has_header)
            hints = self.structure.hints
            read = self._run_engine(labels, self.task.path, dialect, places=places, rows_present=rows, hints=hints)
        except RejectedRowError:
            return None
        return read if read.outcome.rows_read == rows else None

    def _is_uneven(self, dialect: Dialect, *, width: int) -> bool:
        """Say whether the engine would refuse a record, or pass over it: one of another width, blank, or misquoted."""
        records = read_records(self._lines(), dialect)
        return any(len(one.cells) != width or one.quirks & ~Quirk.NO_LINE_END for one in records)

    def _labels(self, dialect: Dialect) -> list[str] | None:
        """Return the labels of a plain file, made up where it has none; None without a first record that is filled."""
        record = next(read_records(self._lines(), dialect), None)
        first = record.cells if record else []
        if not first:
            return None
        return first if dialect.has_header else name_columns(len(first), self._names())

    def _names(self) -> list[str]:
        return [field.name for field in self.task.schema.fields] if self.task.schema else []

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
            canonical = rewrite(headed(records, dialect, self._names()), path, keep=self.options.examples)
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
            outcome = self._ask_engine(header, path, dialect, hints)
        orders = self._day_orders(header, path, dialect, places)
        found = (*found, *header.findings, *self._detections(labels), *orders)
        return _Read(outcome, rows_present, places, len(labels), found)

    def _detections(self, labels: list[str]) -> Iterator[Finding]:
        """Yield which standards a table looks as if it follows, where it is held to nothing."""
        if self.task.schema is None:
            # the labels of the library are read only where nobody named a standard: 2 ms
            from validator.tables.detection import detect  # noqa: PLC0415

            yield from detect(labels, self.place)

    def _header(self, labels: list[str], *, row: int) -> Header:
        return match_header(labels, self.task.schema, self.place, row=row)

    def _ask_engine(self, header: Header, path: Path, dialect: Dialect, hints: frozenset[Hint]) -> Outcome:
        # the rules and the engine need sqlglot and DuckDB: 200 ms that `dsreg --help` should not pay
        from validator.tables.compile import compile_plan  # noqa: PLC0415
        from validator.tables.engines.duckdb import run_plan  # noqa: PLC0415

        schema = self.task.schema or Schema(fields=())
        width = len(header.columns)
        gazetteer = self._gazetteer()
        plan = compile_plan(
            schema, header.columns, width=width, hints=hints, links=self.task.links, gazetteer=gazetteer
        )
        return run_plan(
            plan,
            path,
            delimiter=dialect.delimiter,
            has_header=dialect.has_header,
            keep=self.options.examples,
            with_summaries=self.options.columns,
        )

    def _gazetteer(self) -> Gazetteer | None:
        if self.options.gazetteer is None:
            return None
        # most files are checked without one
        from validator.gazetteer.index import Gazetteer, open_index  # noqa: PLC0415

        return Gazetteer(index=open_index(self.options.gazetteer), distance=self.options.gazetteer_distance)

    def _day_orders(self, header: Header, path: Path, dialect: Dialect, places: Places) -> Iterator[Finding]:
        """Yield the columns of dates in which nothing shows whether the day or the month comes first."""
        # it shares the words for nothing with the rules, which need sqlglot
        from validator.tables.damage.day_order import open_day_orders  # noqa: PLC0415

        for order in open_day_orders(path, header.columns, self.task.schema or Schema(fields=()), dialect):
            if order.first is not None:
                position, text = order.first
                row, line = places.place(position)
                examples = [Example(row=row, line=line, value=text)][: self.options.examples]
                place = replace(self.place, field=order.field.name, column=order.column)
                yield find("date-ambiguous", place, examples=examples)

    def _finding(self, hits: tuple[Hit, ...], places: Places) -> Finding:
        """Return the one finding of all hits that share its code, place, constraint and severity."""
        check, count = hits[0].check, sum(hit.count for hit in hits)
        examples = [self._example(hit, place, places) for hit in hits for place in hit.places]
        examples = sorted(examples, key=lambda example: example.row or 0)[: self.options.examples]
        if check is None:
            return find("blank-row", self.place, count=count, examples=examples)
        return find(
            check.code,
            Place(path=self.place.path, table=self.place.table, field=hits[0].field, column=hits[0].column),
            count=count,
            examples=examples,
            constraint=check.constraint,
            severity=check.severity,
            expected=check.expected,
            message=check.message,
        )

    @staticmethod
    def _example(hit: Hit, place: tuple[int, str], places: Places) -> Example:
        position, value = place
        row, line = places.place(position)
        message, suggestion = ("", None) if hit.check is None else hit.check.explain(value)
        message = hit.says.get(position, message)
        return Example(row=row, line=line, value=value, message=message, suggestion=suggestion)


def _begins_as_utf8(head: bytes) -> bool:
    """Say whether the first bytes are UTF-8; the last character may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _same_finding(hits: Iterable[Hit]) -> Iterator[tuple[Hit, ...]]:
    """Yield the hits that make one finding together: several traps can share a code."""
    groups: dict[tuple[object, ...], list[Hit]] = {}
    for hit in hits:
        check = hit.check
        key = () if check is None else (check.code, hit.column, check.constraint, check.severity)
        groups.setdefault(key, []).append(hit)
    return (tuple(group) for group in groups.values())


def _normal(encoding: str, *, shown: str) -> str:
    """Return Python's own name of an encoding. Raise DsregError "encoding-unknown" where there is none."""
    try:
        name = codecs.lookup(encoding).name
        "".encode(encoding)  # what turns bytes into bytes, such as base64, is no encoding of text
    except (LookupError, UnicodeError, ValueError) as error:
        raise DsregError("encoding-unknown", path=shown, encoding=encoding) from error
    return "utf-8" if name in {"utf-8", "ascii", "utf-8-sig"} else name
