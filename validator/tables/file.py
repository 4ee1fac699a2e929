"""One file, however it is packed and however many tables it holds: each of them checked."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.limits import LIMITS, beyond
from validator.tables.check import check_table, read_labels
from validator.tables.formats.all_formats import open_tables
from validator.tables.formats.format import Opening

if TYPE_CHECKING:
    from collections.abc import Callable

    from validator.finding import Finding
    from validator.options import Options
    from validator.report import Input
    from validator.tables.task import TableTask

    Held = Callable[[TableTask], TableTask | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was looked at, what was found, and what could not be looked at."""

    inputs: tuple[Input, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[DsregError, ...] = ()

    def __add__(self, other: Looked) -> Looked:
        return Looked(
            inputs=(*self.inputs, *other.inputs),
            findings=(*self.findings, *other.findings),
            errors=(*self.errors, *other.errors),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is read of a file that holds more than one thing: a sheet, a member of an archive, a property of JSON."""

    sheet: str | None = None
    member: str | None = None
    rows_at: str | None = None
    item_keys: tuple[str, ...] = ()


NO_CHOICE = Choice()


def _as_it_is(table: TableTask) -> TableTask:
    return table


def check_file(
    task: TableTask,
    options: Options,
    choice: Choice = NO_CHOICE,
    *,
    is_resource: bool = False,
    held: Held = _as_it_is,
) -> Looked:
    """Return what was found in every table of a file; one that cannot be looked at does not hide the others.

    `held` says what each table is held to, None where it is to be left out.
    """
    looked = Looked()
    with TemporaryDirectory(prefix="dsreg-") as folder:
        opening = _opening(Path(folder), options, choice, is_resource=is_resource)
        try:
            for table in open_tables(task, opening):
                looked += _check(table, options, held)
            looked += Looked(errors=tuple(opening.failed))
        except DsregError as error:
            looked += Looked(errors=(error,))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            looked += Looked(errors=(DsregError("file-unreadable", path=task.shown, reason=reason),))
    return looked


def read_first_labels(task: TableTask, options: Options, choice: Choice = NO_CHOICE) -> tuple[str, ...]:
    """Return the labels of the first table of a file. Raise DsregError where it cannot be looked at."""
    with TemporaryDirectory(prefix="dsreg-") as folder:
        opening = _opening(Path(folder), options, choice, is_resource=True)
        table = next(iter(open_tables(task, opening)), None)
        return () if table is None else read_labels(table, options)


def _opening(folder: Path, options: Options, choice: Choice, *, is_resource: bool) -> Opening:
    return Opening(
        folder=folder,
        sheet=options.sheet or choice.sheet,
        member=choice.member,
        rows_at=choice.rows_at,
        item_keys=choice.item_keys,
        is_resource=is_resource,
    )


def _check(table: TableTask, options: Options, held: Held) -> Looked:
    try:
        task = held(table)
        if task is None:
            return Looked()
        read, findings = check_table(task, options)
    except DsregError as error:
        return Looked(errors=(error,))
    except csv.Error:
        return Looked(errors=(beyond(table.shown, "the length of a cell", LIMITS.record),))
    except _memory_errors():
        return Looked(errors=(DsregError("memory-short", path=table.shown, limit=LIMITS.memory),))
    return Looked(inputs=(read,), findings=findings)


def _memory_errors() -> tuple[type[Exception], ...]:
    """Return what the engine raises where its memory does not do; asked only once something was raised."""
    # duckdb is imported only where it was in use already
    from duckdb import OutOfMemoryException  # noqa: PLC0415

    return (OutOfMemoryException,)
