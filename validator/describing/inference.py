"""What the columns of a file hold: the validator itself tries each kind on all values.

So a draft never refuses the clean file that it was made from, whatever stands in its last row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from standards.schema import Field, Schema
from validator.describing.identifiers import ENOUGH_BY_LABEL, ENOUGH_BY_VALUE, named_by, told_by
from validator.describing.kinds import ALL_KINDS
from validator.tables.file import check_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validator.describing.kinds import Kind
    from validator.finding import Finding
    from validator.options import Options
    from validator.report import Input
    from validator.tables.file import Looked
    from validator.tables.task import TableTask

Key = tuple[str | None, str]
"""A column: its table and its label."""

DAMAGED = frozenset({"excel-error-value", "excel-number-damage"})
"""Codes of values that are none of a column's kind, whatever that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many cells of a column are filled, and how many hold the identifier."""

    identifier: str
    rows: int
    filled: int
    identified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column holds: its properties in a Table Schema, its identifier, and what a person should know."""

    name: str
    written: Mapping[str, Any]
    coverage: Coverage | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table as it was read, with its columns and the findings about its form."""

    looked: Input
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]


def infer_tables(task: TableTask, options: Options) -> tuple[Table, ...]:
    """Return what the tables of a file hold. Raise DsregError where the file cannot be looked at."""
    trials = _Trials(task, options)
    return tuple(
        Table(
            looked=looked,
            columns=tuple(trials.column(looked.table, summary) for summary in looked.columns or ()),
            findings=tuple(one for one in trials.plain.findings if one.table == looked.table),
        )
        for looked in trials.plain.inputs
    )


class _Trials:
    """A file, checked once without a schema and then a few times more, each column tried as what it may be."""

    def __init__(self, task: TableTask, options: Options) -> None:
        self._task = task
        self._options = replace(options, examples=0, columns=True, standard=None)
        self.plain = check_file(task, self._options)
        if self.plain.errors:
            raise self.plain.errors[0]
        self._summaries = _summaries(self.plain)
        self._coverage = self._identify()
        self._kinds = self._try_kinds()

    def column(self, table: str | None, summary: Mapping[str, Any]) -> Column:
        """Return what one column holds."""
        key = (table, str(summary["field"]))
        coverage = self._coverage.get(key)
        fitting = self._kinds.get(key, ())
        if coverage is not None or not fitting:
            return Column(name=key[1], written={"type": "string"}, coverage=coverage)
        if len(fitting) > 1:
            note = f"{key[1]}: dates in which day and month could be swapped, so they are kept as text."
            return Column(name=key[1], written={"type": "string"}, note=note)
        return Column(name=key[1], written=fitting[0].written)

    def _check(self, tried: Mapping[Key, Field], *, with_summaries: bool = False) -> Looked:
        """Check the file with these columns tried as these fields, and all others as anything.

        Every label is in the schema, in its place, so that the header is found where it was found without one.
        """
        fields = {name: Field(name=name, type="any") for _, name in self._summaries}
        fields |= {field.name: field for field in tried.values()}
        options = replace(self._options, columns=with_summaries)
        return check_file(replace(self._task, schema=Schema(fields=tuple(fields.values()))), options)

    def _identify(self) -> dict[Key, Coverage]:
        """Return the columns with identifiers: those that their label names first, then those told by their values."""
        named = {key: name for key in self._summaries if (name := named_by(key[1]))}
        found = self._covered(named, enough=ENOUGH_BY_LABEL)
        told = {key: name for key in self._summaries if key not in found and (name := told_by(self._frequent(key)))}
        return found | self._covered(told, enough=ENOUGH_BY_VALUE)

    def _covered(self, asked: Mapping[Key, str], *, enough: float) -> dict[Key, Coverage]:
        if not asked:
            return {}
        fields = {key: Field(name=key[1], identifier=identifier) for key, identifier in asked.items()}
        found = {}
        for key, summary in _summaries(self._check(fields, with_summaries=True)).items():
            filled, identified = int(summary["filled"]), int(summary.get("identified") or 0)
            if key in asked and identified >= filled * enough:
                rows = int(summary["rows"])
                found[key] = Coverage(identifier=asked[key], rows=rows, filled=filled, identified=identified)
        return found

    def _frequent(self, key: Key) -> list[str]:
        return [str(value) for value, _ in self._summaries[key]["frequent"]]

    def _try_kinds(self) -> dict[Key, list[Kind]]:
        """Return the kinds that every value of a column keeps, each with its rival; none for an identifier."""
        damaged = {(one.table, one.field) for one in self.plain.findings if one.code in DAMAGED}
        left = {
            key: [kind for kind in ALL_KINDS if kind.is_likely(self._frequent(key))]
            for key, summary in self._summaries.items()
            if summary["filled"] and key not in self._coverage and key not in damaged
        }
        fitting: dict[Key, list[Kind]] = {key: [] for key in left}
        while tried := {key: kinds.pop(0) for key, kinds in left.items() if kinds}:
            faulty = self._faulty(tried)
            for key, kind in tried.items():
                if key not in faulty:
                    fitting[key].append(kind)
                    left[key] = [one for one in left[key] if one.name == kind.rival]
        return fitting

    def _faulty(self, tried: Mapping[Key, Kind]) -> set[Key]:
        """Return the columns with a finding that they have not without a schema."""
        known = {(one.table, one.field, one.code) for one in self.plain.findings}
        looked = self._check({key: kind.field(key[1]) for key, kind in tried.items()})
        found = {(one.table, one.field, one.code) for one in looked.findings if one.field is not None}
        return {(table, name) for table, name, _ in found - known}


def _summaries(looked: Looked) -> dict[Key, Mapping[str, Any]]:
    return {(one.table, str(column["field"])): column for one in looked.inputs for column in one.columns or ()}
