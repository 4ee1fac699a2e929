"""What the examples of a standard lack: those that pass, those that fail as they claim, and a proof of every demand."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.admission.demands import list_demands
from validator.admission.examples import entry_of, list_of, places_of, read_claim, shown, tables_in, unmatched
from validator.admission.proofs import list_unproved
from validator.admission.shortfall import Shortfall, lack
from validator.admission.writing import TO_WRITE
from validator.finding import Severity
from validator.options import Options
from validator.tables.check import check_table
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standards.schema import Field
    from standards.standard import Standard
    from validator.admission.examples import Claim, Place

ABOUT_ROWS = frozenset({"row-constraint", "primary-key"})
"""Codes that one row of all the columns' examples need not keep: its values were not chosen for each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the examples lack, how many things the standard demands, how many examples there are."""

    shortfalls: tuple[Shortfall, ...]
    demands: int
    examples: int


def check_examples(folder: Path, standard: Standard) -> Shown:
    """Return what the examples lack."""
    valid, invalid = (tables_in(folder / "examples" / kind) for kind in ("valid", "invalid"))
    claims = [read_claim(path) for path in invalid if list_of(path).is_file()]
    try:
        shortfalls = [*_check_values(standard)] if standard.has_table else []
    except DsregError as error:  # a condition or a pattern that cannot be asked: no example can be looked at
        fault = lack("unsound", "standard.json", reason=_reason(error))
        return Shown(shortfalls=(fault,), demands=0, examples=len(valid) + len(invalid))
    shortfalls += [*_check_valid(folder, standard, valid), *_check_invalid(folder, standard, invalid, claims)]
    shortfalls += [
        lack("not-proved", "examples/invalid", demand=one.says, entry=json.dumps(one.entry, ensure_ascii=False))
        for one in list_unproved(standard.schema, claims)
    ]
    demands = len(list_demands(standard.schema))
    return Shown(shortfalls=tuple(shortfalls), demands=demands, examples=len(valid) + len(invalid))


def look_at(path: Path, standard: Standard, folder: Path | None = None) -> tuple[Place, ...]:
    """Return the faulty places of an example: one table, or a folder of several that the standard ties together.

    Raise DsregError where it cannot be looked at.
    """
    if path.is_dir() and folder is not None:
        # a room above this one; few standards have tables that belong together
        from validator.validate import validate  # noqa: PLC0415

        report = validate(sorted(path.glob("*.csv")), Options(standard=folder.as_posix(), examples=None))
        for error in report.errors:
            raise error
        return tuple(places_of(report.findings))
    task = TableTask(path=path, shown=path.name, name=path.stem, schema=standard.schema, standard=standard)
    return tuple(places_of(check_table(task, Options(examples=None))[1]))


def _check_values(standard: Standard) -> Iterator[Shortfall]:
    """Yield the columns whose own example does not pass; all of them stand in one row."""
    fields = standard.schema.fields
    written = [field for field in fields if not field.example.startswith(TO_WRITE)]
    with TemporaryDirectory(prefix="dsreg-") as folder:
        path = Path(folder) / "examples.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([[one.name for one in written], [one.example for one in written]])
        places = look_at(path, standard)
    by_name = {field.name: field for field in written}
    for place in places:
        field = by_name.get(place.get("field") or "")
        if field is not None and place["code"] not in ABOUT_ROWS:
            where = f"standard.json, fields {field.name}"
            yield lack("example-value", where, value=field.example, found=shown({**place, "row": None}))


def _check_valid(folder: Path, standard: Standard, valid: Sequence[Path]) -> Iterator[Shortfall]:
    if not valid:
        yield lack("valid-missing", "examples/valid")
        return
    names = [field.name for field in standard.schema.fields]
    seen: dict[str, set[str]] = {name: set() for name in names}
    for path in valid:
        where = path.relative_to(folder).as_posix()
        yield from _passes(path, standard, folder)
        if path.is_dir():
            continue
        header, *rows = _read(path)
        if header != names:
            yield lack("valid-header", where, expected=", ".join(names))
        for row in rows:
            for name, value in zip(header, row, strict=False):
                seen.setdefault(name, set()).add(value)
    for field in standard.schema.fields:
        yield from _is_shown(field, seen[field.name], standard)


def _passes(path: Path, standard: Standard, folder: Path) -> Iterator[Shortfall]:
    where = path.relative_to(folder).as_posix()
    try:
        places = look_at(path, standard, folder)
    except DsregError as error:
        yield lack("example-unreadable", where, reason=_reason(error))
        return
    for place in places:
        if place["severity"] != Severity.NOTICE.value:
            yield lack("valid-fails", where, found=shown(place))


def _is_shown(field: Field, values: set[str], standard: Standard) -> Iterator[Shortfall]:
    """Yield what no valid example shows of a column."""
    where = f"examples/valid, {field.name}"
    if not values - set(standard.schema.missing_of(field)):
        yield lack("column-unfilled", where)
        return
    for value in field.constraints.get("enum", ()):
        if str(value) not in values:
            yield lack("value-unshown", where, value=value)


def _check_invalid(
    folder: Path, standard: Standard, invalid: Sequence[Path], claims: Sequence[Claim]
) -> Iterator[Shortfall]:
    if not invalid:
        yield lack("invalid-missing", "examples/invalid")
    for path in invalid:
        if not list_of(path).is_file():
            where = path.relative_to(folder).as_posix()
            yield lack("list-missing", where, expected=list_of(path).relative_to(folder).as_posix())
    listed = {list_of(path) for path in invalid}
    for path in sorted((folder / "examples" / "invalid").glob("*.json")):
        if path not in listed:
            where = path.relative_to(folder).as_posix()
            yield lack("list-alone", where, expected=path.with_suffix(".csv").relative_to(folder).as_posix())
    for claim in claims:
        yield from _fails_as_it_claims(claim, standard, folder)


def _fails_as_it_claims(claim: Claim, standard: Standard, folder: Path) -> Iterator[Shortfall]:
    where = claim.path.relative_to(folder).as_posix()
    if claim.fault is not None:
        yield lack("list-malformed", f"examples/invalid/{list_of(claim.path).name}", reason=claim.fault)
        return
    try:
        lost, left = unmatched(claim.places, look_at(claim.path, standard, folder))
    except DsregError as error:
        yield lack("example-unreadable", where, reason=_reason(error))
        return
    yield from (lack("not-found", where, finding=shown(place)) for place in lost)
    yield from (lack("not-listed", where, finding=shown(place), entry=entry_of(place)) for place in left)


def _read(path: Path) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.reader(stream)) or [[]]
    except (OSError, UnicodeError, csv.Error):
        return [[]]


def _reason(error: DsregError) -> str:
    """Return why an example cannot be looked at, as far as this floor has words for it."""
    told = ", ".join(str(fact) for name, fact in error.facts.items() if name != "path")
    return f"{error.code} ({told})" if told else error.code
