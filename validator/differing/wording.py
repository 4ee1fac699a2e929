"""What differs in words: the one line that says it all, and a sentence for each column and property."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from standards.comparison.difference import spell
from validator.differing.difference import KeySource, Kind
from validator.renderings.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.differing.difference import Change, Difference, Rows

SOURCES = {
    KeySource.OPTION: "as --key says",
    KeySource.SCHEMA: "as the schema says",
    KeySource.STANDARD: "as the standard says",
}


def headline(difference: Difference) -> str:
    """Return what differs in one line, rows first."""
    if difference.is_same:
        return "Nothing differs."
    rows = [one.rows for one in difference.tables]
    counts = {
        "added": sum(one.added for one in rows),
        "removed": sum(one.removed for one in rows),
        "changed": sum(one.changed for one in rows),
    }
    found = [f"{number:,} {'row' if number == 1 else 'rows'} {what}" for what, number in counts.items() if number]
    cells = sum(one.cells for one in rows)
    if cells:
        found[-1] += f" ({count(cells, 'cell')})"
    others = (
        (sum(len(one.columns) for one in difference.tables), "change to columns", "changes to columns"),
        (len(difference.parts), "change to tables and files", "changes to tables and files"),
        (len(difference.metadata), "change to the metadata", "changes to the metadata"),
    )
    found += [f"{number:,} {one if number == 1 else many}" for number, one, many in others if number]
    return ", ".join(found) + "."


def count(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tell_rows(rows: Rows) -> Iterator[str]:
    """Yield how the rows of a table were compared."""
    yield f"{count(rows.before, 'row')} before, {rows.after:,} after."
    if not rows.is_compared:
        yield "The tables have no column in common, so every row is another."
    elif rows.key is None:
        yield "No key is known, so rows are compared whole, in any order; --key COLUMNS tells which cells changed."
    else:
        yield f"Rows are told apart by {', '.join(rows.key.columns)}, {SOURCES[rows.key.source]}."
    if rows.shared:
        yield f"{count(rows.shared, 'row')} (of both sides) share their key with another and are compared whole."
    if rows.blank:
        yield f"{count(rows.blank, 'row')} (of both sides) have a blank key and are compared whole."


def tell_column(change: Change) -> str:
    """Return a sentence about a column."""
    name = one_line(change.name) or "(no label)"
    return {
        Kind.REMOVED: f"{name} is gone; it was column {change.before}.",
        Kind.ADDED: f"{name} is new, as column {change.after}.",
        Kind.RENAMED: f"{one_line(str(change.before))} is now called {one_line(str(change.after))}.",
        Kind.RETYPED: f"{name} is of the type {change.after}, no longer {change.before}.",
        Kind.MOVED: f"{name} moved among the others: column {change.before} before, {change.after} now.",
    }[change.kind]


def tell_property(change: Change) -> str:
    """Return a sentence about a property of the metadata."""
    name, before, after = one_line(change.name), _value(change.before), _value(change.after)
    return {
        Kind.REMOVED: f"{name} is gone; it was {before}.",
        Kind.ADDED: f"{name} is new: {after}.",
        Kind.CHANGED: f"{name} was {before} and is {after}.",
    }[change.kind]


def tell_part(change: Change) -> str:
    """Return a sentence about a table or a file."""
    said = {Kind.REMOVED: "is gone", Kind.ADDED: "is new", Kind.CHANGED: "has other bytes"}
    return f"{one_line(change.name)} {said[change.kind]}."


def _value(value: object) -> str:
    """Return a value as a sentence has room for it; lists of groups as JSON."""
    is_plain = isinstance(value, (str, int, float)) and not isinstance(value, bool)
    return one_line(spell(f"“{value}”" if isinstance(value, str) else value if is_plain else json.dumps(value)))
