"""What the engine found, as findings: one for all hits that share a code, a column, a constraint and a severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.faults import Place, find
from validator.finding import Example, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.tables.engines.outcome import Hit
    from validator.tables.places import Places


def tell_hits(hits: Iterable[Hit], place: Place, places: Places, keep: int | None) -> Iterator[Finding]:
    """Yield the findings of a table at `place`, each with at most `keep` examples (None: all)."""
    for together in _same_finding(hits):
        yield _finding(together, place, places, keep)


def _same_finding(hits: Iterable[Hit]) -> Iterator[tuple[Hit, ...]]:
    """Yield the hits that make one finding together: several traps can share a code."""
    groups: dict[tuple[object, ...], list[Hit]] = {}
    for hit in hits:
        check = hit.check
        key = () if check is None else (check.code, hit.column, check.constraint, check.severity)
        groups.setdefault(key, []).append(hit)
    return (tuple(group) for group in groups.values())


def _finding(hits: tuple[Hit, ...], place: Place, places: Places, keep: int | None) -> Finding:
    """Return the one finding of all hits that share its code, place, constraint and severity."""
    check, count = hits[0].check, sum(hit.count for hit in hits)
    examples = [_example(hit, found, places) for hit in hits for found in hit.places]
    examples = sorted(examples, key=lambda example: example.row or 0)[:keep]
    if check is None:
        return find("blank-row", place, count=count, examples=examples)
    return find(
        check.code,
        Place(path=place.path, table=place.table, field=hits[0].field, column=hits[0].column),
        count=count,
        examples=examples,
        constraint=check.constraint,
        severity=check.severity,
        expected=check.expected,
        message=check.message,
    )


def _example(hit: Hit, found: tuple[int, str], places: Places) -> Example:
    position, value = found
    row, line = places.place(position)
    message, suggestion = ("", None) if hit.check is None else hit.check.explain(value)
    message = hit.says.get(position, message)
    return Example(row=row, line=line, value=value, message=message, suggestion=suggestion)
