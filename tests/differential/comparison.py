"""What the two tools say of one package, side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from differences import DIFFERENCES
from places import DSREG, FRICTIONLESS, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from packages import Package
    from verdicts import Item


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both tools report by code and by constraint, what one alone reports by its explanation, and the rest."""

    agreed: Counter[str] = field(default_factory=Counter)
    explained: Counter[str] = field(default_factory=Counter)
    unexplained: list[tuple[str, Item]] = field(default_factory=list)


def compare(
    package: Package,
    theirs: Iterable[Item],
    ours: Iterable[Item],
    causes: dict[tuple[str, int, str], set[str]],
) -> Comparison:
    """Return what the two tools say of a package, side by side."""
    theirs, ours = set(theirs), set(ours)
    type_errors = frozenset((item.table, item.row, item.field) for item in theirs | ours if item.code == "type-error")
    found = Comparison(agreed=Counter(name for item in theirs & ours for name in (item.code, item.constraint) if name))
    for tool, items in ((FRICTIONLESS, theirs - ours), (DSREG, ours - theirs)):
        for item in sorted(items):
            known = frozenset(causes.get((item.table, item.row, item.field), ()))
            heading = _explain(tool, item, package, known, type_errors)
            if heading is None:
                found.unexplained.append((tool, item))
            else:
                found.explained[heading] += 1
    return found


def _explain(
    tool: str,
    item: Item,
    package: Package,
    causes: frozenset[str],
    type_errors: frozenset[tuple[str, int, str]],
) -> str | None:
    table = package.tables.get(item.table)
    if table is None:
        return None
    place = Place(tool, item, table, package, causes, type_errors)
    return next((heading for heading, is_met in DIFFERENCES.items() if is_met(place)), None)
