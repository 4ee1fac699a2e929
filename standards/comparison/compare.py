"""Two versions of a standard, compared: all that differs, the number that follows, the notice that it needs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from standards.comparison.columns import compare_columns
from standards.comparison.difference import Weight, differ
from standards.comparison.rows import compare_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.comparison.difference import Difference
    from standards.standard import Standard

IN_PLACE = frozenset({"status-changed", "successor-changed"})
"""Kinds that need no new number: a version becomes agreed, and later deprecated, in its own folder."""
PROMISED = frozenset({"candidate", "agreed", "deprecated"})
"""States in which others already rely on a standard, so that a breaking change is announced."""
AGREEMENT = {
    "title": "The title",
    "purpose": "The purpose",
    "steward": "The steward",
    "basis": "The basis",
    "licence": "The licence",
    "follows": "The list of texts that it follows",
    "contradictions": "What is said of contradictions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """How long a breaking change is announced before it comes.

    `announced` is when the later version says that it was made known, `earliest` the first day that keeps the period,
    `planned` the day from which the later version says that it is in force; None is not said.
    """

    days: int
    announced: date | None
    earliest: date | None
    planned: date | None

    @property
    def is_kept(self) -> bool:
        """Say whether the stated dates keep the period; dates that are not stated break nothing."""
        return self.earliest is None or self.planned is None or self.planned >= self.earliest


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs between two standards, the gravest first; mostly two versions of one."""

    before: Standard
    after: Standard
    differences: tuple[Difference, ...]

    @property
    def weight(self) -> Weight | None:
        """Return the weight of the gravest difference, None where nothing differs."""
        return self.differences[0].weight if self.differences else None

    @property
    def follows(self) -> str:
        """Return the version number that follows the earlier one."""
        weight = self.weight
        if weight is None or all(one.kind in IN_PLACE for one in self.differences):
            return self.before.version
        return next_version(self.before.version, weight)

    @property
    def is_numbered_well(self) -> bool:
        """Say whether the later version's number is high enough for what differs."""
        return _parts(self.after.version) >= _parts(self.follows)

    @property
    def notice(self) -> Notice | None:
        """Return the notice that is needed, None where nothing breaks or nobody was promised anything."""
        is_promised = self.before.status in PROMISED and _parts(self.before.version)[0] > 0
        if self.weight is not Weight.BREAKING or not is_promised:
            return None
        stated = next((one for one in self.after.changes if one.version == self.after.version), None)
        announced = _day(stated.announced) if stated else None
        days = self.before.notice_days
        return Notice(
            days=days,
            announced=announced,
            earliest=announced and announced + timedelta(days=days),
            planned=_day(stated.date) if stated else None,
        )

    @property
    def is_sound(self) -> bool:
        """Say whether the later version may come as it is: its number is high enough, its notice long enough."""
        return self.is_numbered_well and (self.notice is None or self.notice.is_kept)


def compare(before: Standard, after: Standard) -> Comparison:
    """Return what differs between two standards."""
    weights = list(Weight)
    found = sorted(_differences(before, after), key=lambda one: weights.index(one.weight))
    return Comparison(before=before, after=after, differences=tuple(found))


def next_version(version: str, weight: Weight) -> str:
    """Return the number after a change: the first rises when it breaks, the second when it adds, else the third.

    While the first is 0 nothing is promised yet: then the second rises for both (semver.org, item 4).
    """
    first, second, third = _parts(version)
    if weight is Weight.EDITORIAL:
        return f"{first}.{second}.{third + 1}"
    if weight is Weight.BREAKING and first > 0:
        return f"{first + 1}.0.0"
    return f"{first}.{second + 1}.0"


def _differences(before: Standard, after: Standard) -> Iterator[Difference]:
    if before.id != after.id:
        yield differ("id-changed", before=before.id, after=after.id)
    yield from compare_columns(before.schema, after.schema)
    yield from compare_rows(before.schema, after.schema)
    yield from _compare_tables(before, after)
    yield from _compare_agreements(before, after)


def _compare_tables(before: Standard, after: Standard) -> Iterator[Difference]:
    old, new = ({member.name: member.standard for member in one.members} for one in (before, after))
    yield from (differ("table-removed", before=name) for name in old if name not in new)
    for name, standard in new.items():
        if name not in old:
            yield differ("table-added", after=name)
        elif old[name] != standard:
            yield differ("table-changed", before=old[name], after=standard, table=name)


def _compare_agreements(before: Standard, after: Standard) -> Iterator[Difference]:
    if before.status != after.status:
        yield differ("status-changed", before=before.status, after=after.status)
    if before.successor != after.successor:
        stated = after.successor or "no longer named"
        yield differ("successor-changed", before=before.successor, after=after.successor, stated=stated)
    if before.notice_days != after.notice_days:
        yield differ("notice-changed", before=before.notice_days, after=after.notice_days)
    for name, part in AGREEMENT.items():
        old, new = _plain(getattr(before, name)), _plain(getattr(after, name))
        if old != new:
            yield differ("agreement-reworded", before=old, after=new, part=part)


def _plain(value: object) -> object:
    return [asdict(one) for one in value] if isinstance(value, tuple) else value


def _parts(version: str) -> tuple[int, int, int]:
    first, second, third = map(int, version.split("."))
    return first, second, third


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
