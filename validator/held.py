"""Which standard a table is held to, where one standard ties several tables together: told by its header."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standards.schema import ForeignKey, Schema
from validator.faults import Place, find
from validator.tables.check import read_labels
from validator.tables.matching import match_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from standards.standard import Standard
    from standards.tied import Tied
    from validator.finding import Finding
    from validator.options import Options
    from validator.tables.file import Looked
    from validator.tables.task import TableTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """The table that a header fits best: its standard, and how many of the file's columns that knows."""

    standard: Standard
    matched: int
    columns: int

    @property
    def is_likely(self) -> bool:
        """Say whether it knows half of the columns: then the table is meant even where nobody said so."""
        return self.columns > 0 and self.matched * 2 >= self.columns


def pick_standard(tied: Tied, labels: Sequence[str]) -> Pick:
    """Return the standard, of those tied together, whose columns a header has.

    Most columns in common count first; of equals the standard's own table has it, for it was asked for by its name;
    then the one with the fewest columns missing, then the order of the tables.
    """
    columns = sum(1 for label in labels if label.strip())
    picks = [_measure(standard, labels) for standard in tied.tables.values()]
    matched, _, standard = max(picks, key=lambda one: (one[0], one[2].id == tied.standard.id, -one[1]))
    return Pick(standard=standard, matched=matched, columns=columns)


def _measure(standard: Standard, labels: Sequence[str]) -> tuple[int, int, Standard]:
    """Return how many columns a header has of a standard, how many it lacks, and the standard."""
    matched = sum(column.field is not None for column in match_columns(labels, standard.schema))
    return matched, len(standard.schema.fields) - matched, standard


def pick_for(table: TableTask, tied: Tied, options: Options) -> Standard:
    """Return the standard that a table is meant to keep; where several are tied together, told by its header.

    Raise DsregError where the file cannot be looked at.
    """
    if len(tied.tables) == 1:
        return next(iter(tied.tables.values()))
    every = Schema(fields=tuple(field for one in tied.tables.values() for field in one.schema.fields))
    return pick_standard(tied, read_labels(replace(table, schema=every), options)).standard


def keys_of(standard: Standard, known: Iterable[str]) -> tuple[ForeignKey, ...]:
    """Return the links of a standard's columns to those of the known standards (ids), as foreign keys."""
    ids = set(known)
    return tuple(
        ForeignKey(
            fields=(field.name,),
            reference=(field.references.field,),
            resource=None if field.references.standard == standard.id else field.references.standard,
        )
        for field in standard.schema.fields
        if field.references is not None and field.references.standard in ids
    )


def tell_deprecated(looked: Looked, standards: Mapping[tuple[str, str], Standard]) -> Iterator[Finding]:
    """Yield a notice for each table that was held to a deprecated standard: it names the successor."""
    for one in looked.inputs:
        used = one.standard and standards.get((one.standard.id, one.standard.version))
        if used and used.status == "deprecated":
            yield find(
                "standard-deprecated",
                Place(path=one.path, table=one.table),
                message=f"{used.id} {used.version} is deprecated; {used.successor} has taken its place.",
                fix=f"Hold the table to {used.successor}, and change it where that asks for it.",
            )
