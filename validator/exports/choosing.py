"""Which table of a standard is meant: most have one, some tie several together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.errors import DsregError

if TYPE_CHECKING:
    from standards.standard import Standard
    from standards.tied import Tied


def choose_table(tied: Tied, table: str | None, *, whole: bool = False) -> Standard:
    """Return the standard of the table that is named, or of the only one; with `whole`, of all together.

    Raise DsregError "table-unknown", or "table-unnamed" where there are several and none is named.
    """
    if whole and table is None:
        return tied.standard
    chosen = tied if table is None else tied.narrowed(table)
    if len(chosen.tables) > 1:
        raise DsregError("table-unnamed", standard=tied.standard.id, known=list(tied.tables))
    return next(iter(chosen.tables.values()))
