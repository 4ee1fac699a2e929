"""Which table of a standard is meant: most have one of their own, some only tie several together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.errors import DsregError

if TYPE_CHECKING:
    from standards.standard import Standard
    from standards.tied import Tied


def choose_table(tied: Tied, table: str | None) -> Standard:
    """Return the standard of the table that is named, else the standard itself where it has a table of its own.

    Raise DsregError "table-unknown", or "table-unnamed" where it only ties tables together and none is named.
    """
    if table is not None:
        return next(iter(tied.narrowed(table).tables.values()))
    if tied.standard.has_table:
        return tied.standard
    raise DsregError("table-unnamed", standard=tied.standard.id, known=list(tied.tables))
