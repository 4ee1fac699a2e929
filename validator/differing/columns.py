"""The columns of two tables: which is which, and what was added, removed, renamed, retyped or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standards.labels import fold_label
from validator.differing.difference import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One column of both tables: its numbers from 1."""

    before: int
    after: int


def match(before: Sequence[str], after: Sequence[str]) -> tuple[Pair, ...]:
    """Return the columns that both tables have, in the order of the later one.

    Labels are matched as they are, the second of a name with the second; then by what is left of them without letter
    case, spaces and punctuation, where that is one column on either side.
    """
    old, new = _numbered(before), _numbered(after)
    pairs = {new[label]: old[label] for label in new if label in old}
    folded_old = _folded(before, set(pairs.values()))
    for label, number in _folded(after, set(pairs)).items():
        if label in folded_old:
            pairs[number] = folded_old[label]
    return tuple(Pair(before=pairs[number], after=number) for number in sorted(pairs))


def unmatched(count: int, matched: Iterable[int]) -> tuple[int, ...]:
    """Return the numbers of the columns that have no counterpart."""
    known = set(matched)
    return tuple(number for number in range(1, count + 1) if number not in known)


def compare_columns(
    before: Sequence[str],
    after: Sequence[str],
    pairs: Sequence[Pair],
    types: tuple[Mapping[str, str], Mapping[str, str]],
) -> tuple[Change, ...]:
    """Return what differs between the columns; `types` are the stated ones of either side, by label."""
    return tuple(_changes(before, after, pairs, types))


def _changes(
    before: Sequence[str],
    after: Sequence[str],
    pairs: Sequence[Pair],
    types: tuple[Mapping[str, str], Mapping[str, str]],
) -> Iterator[Change]:
    for number in unmatched(len(before), (pair.before for pair in pairs)):
        yield Change(kind=Kind.REMOVED, name=before[number - 1], before=number)
    for number in unmatched(len(after), (pair.after for pair in pairs)):
        yield Change(kind=Kind.ADDED, name=after[number - 1], after=number)
    for pair in pairs:
        old, new = before[pair.before - 1], after[pair.after - 1]
        if old != new:
            yield Change(kind=Kind.RENAMED, name=new, before=old, after=new)
        stated = types[0].get(old), types[1].get(new)
        if all(stated) and stated[0] != stated[1]:
            yield Change(kind=Kind.RETYPED, name=new, before=stated[0], after=stated[1])
    for pair in _moved(pairs):
        yield Change(kind=Kind.MOVED, name=after[pair.after - 1], before=pair.before, after=pair.after)


def _moved(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the fewest columns that must move for all others to keep their order (Schensted, 1961)."""
    ends: list[int] = []
    chains: list[list[Pair]] = []
    for pair in pairs:
        at = bisect_left(ends, pair.before)
        chain = [*(chains[at - 1] if at else ()), pair]
        ends[at : at + 1], chains[at : at + 1] = [pair.before], [chain]
    kept = {pair.before for pair in chains[-1]} if chains else set()
    return (pair for pair in pairs if pair.before not in kept)


def _numbered(labels: Sequence[str]) -> dict[tuple[str, int], int]:
    seen: Counter[str] = Counter()
    numbered = {}
    for number, label in enumerate(labels, start=1):
        seen[label] += 1
        numbered[label, seen[label]] = number
    return numbered


def _folded(labels: Sequence[str], taken: set[int], fold: Callable[[str], str] = fold_label) -> dict[str, int]:
    """Return the columns that are not taken by their folded labels, those that share one left out."""
    rest = [(fold(label), number) for number, label in enumerate(labels, start=1) if number not in taken]
    counts = Counter(label for label, _ in rest)
    return {label: number for label, number in rest if label and counts[label] == 1}
