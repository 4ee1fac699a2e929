"""The tables that a standard ties together, each with the standard that it is held to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standards.errors import DsregError
from standards.library import COMMUNITY, community_of, find_standard, load_standard, locate_standard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from standards.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A standard, and the standard of each of its tables by the table's name; for most that is one, itself."""

    standard: Standard
    tables: Mapping[str, Standard]

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of the standards of its tables."""
        return frozenset(one.id for one in self.tables.values())

    def narrowed(self, name: str) -> Tied:
        """Return the same standard with one table alone, called by its name there or by its own standard's id.

        Raise DsregError "table-unknown" with the known names.
        """
        found = {own: one for own, one in self.tables.items() if name in {own, one.id}}
        if not found:
            raise DsregError("table-unknown", standard=self.standard.id, table=name, known=list(self.tables))
        return replace(self, tables=found)


def find_tied(reference: str, *folders: Path) -> Tied:
    """Return the standard of an id, with or without a version, with its tables; `folders` stand beside the library.

    Raise DsregError as find_standard does, and "standard-faulty" where a table's standard is not to be had.
    """
    library = (COMMUNITY, *folders)
    standard = find_standard(reference, *library)
    return Tied(standard=standard, tables=_tables(standard, *library))


def locate_tied(named: str, *folders: Path) -> Tied:
    """Return the standard that a person names, by its id or by a path, with its tables.

    One that is named by its path finds others in the same community too. Raise DsregError as locate_standard does, and
    "standard-faulty".
    """
    library = (COMMUNITY, *folders)
    folder = locate_standard(named, *library)
    standard = load_standard(folder)
    own = community_of(folder, standard)
    return Tied(standard=standard, tables=_tables(standard, *library, *([own] if own else ())))


def _tables(standard: Standard, *folders: Path) -> dict[str, Standard]:
    tables = {standard.own_table: standard} if standard.has_table else {}
    for member in standard.members:
        try:
            held_to = find_standard(member.standard, *folders)
        except DsregError as error:
            reason = f"its table {member.name} is held to {member.standard}, which is not to be found"
            raise DsregError("standard-faulty", standard=standard.id, reason=reason) from error
        if not held_to.has_table:
            reason = f"its table {member.name} is held to {member.standard}, which describes no table"
            raise DsregError("standard-faulty", standard=standard.id, reason=reason)
        tables[member.name] = held_to
    return tables
