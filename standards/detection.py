"""Which standards a header fits, told from a small index of all their labels without reading the standards."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standards.labels import fold_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INDEX = Path(__file__).resolve().parent / "community" / "labels.json"
"""Written by standards.label_index: to read the standards themselves takes thirty times as long."""
FEWEST = 4
"""The columns of a standard that a header has at least, for it to be named."""
HALF = 0.5
NEARLY_ALL = 0.9
RARE = 2
"""A label that so many standards have, or fewer, is a sign of them; name, notes and the like are signs of none."""
NEAR = 0.75
"""Beside the standard that fits best, those are named that fit nearly as well."""
MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well a header fits a standard: the columns of the file that it knows, those that the file has.

    `reference` is how to ask for the standard: its id, with the first number of its version where that must be said.
    """

    reference: str
    title: str
    matched: int
    columns: int

    @property
    def share(self) -> float:
        """Return the share of the file's columns that the standard knows."""
        return self.matched / self.columns


def detect_standards(labels: Sequence[str]) -> tuple[Fit, ...]:
    """Return the standards of the library that a header fits, best first; none where it is not clear.

    A standard fits where it knows half of the file's columns, half of the columns that it asks for are there, and at
    least one of them is a sign of it and of hardly any other.
    """
    folded = list(dict.fromkeys(fold_label(label) for label in labels if label.strip()))
    index = json.loads(INDEX.read_text(encoding="utf-8"))
    found: defaultdict[int, set[int]] = defaultdict(set)
    signs: set[int] = set()
    for label in folded:
        places = index["labels"].get(label, ())
        for standard, field in places:
            found[standard].add(field)
        if len({index["standards"][standard]["id"] for standard, _ in places}) <= RARE:
            signs |= {standard for standard, _ in places}
    scored = sorted(
        (
            (-_score(index["standards"][number], len(fields), len(folded)), number)
            for number, fields in found.items()
            if _fits(index["standards"][number], fields, len(folded), has_sign=number in signs)
        ),
    )
    return tuple(_named(scored, index["standards"], found, len(folded)))


def _fits(standard: dict[str, Any], fields: set[int], columns: int, *, has_sign: bool) -> bool:
    matched, asked = len(fields), set(standard["asked"])
    is_whole = matched >= NEARLY_ALL * max(columns, standard["fields"])
    is_asked_for = len(asked & fields) >= HALF * len(asked)
    return matched >= FEWEST and matched >= HALF * columns and is_asked_for and (has_sign or is_whole)


def _score(standard: dict[str, Any], matched: int, columns: int) -> float:
    """Return the columns that both have as a share of those that either has."""
    return matched / (columns + int(standard["fields"]) - matched)


def _named(
    scored: Sequence[tuple[float, int]],
    standards: Sequence[dict[str, Any]],
    found: dict[int, set[int]],
    columns: int,
) -> Iterator[Fit]:
    """Yield the best, and those nearly as good; of several versions of one standard the best."""
    seen: set[str] = set()
    for score, number in scored:
        one = standards[number]
        if one["id"] not in seen and len(seen) < MOST and score <= NEAR * scored[0][0]:
            seen.add(one["id"])
            yield Fit(reference=one["reference"], title=one["title"], matched=len(found[number]), columns=columns)
