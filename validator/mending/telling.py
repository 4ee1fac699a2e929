"""What was mended and what is left, told to a person or a program."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from validator.mending.repair import ALL_REPAIRS
from validator.renderings.json import to_document
from validator.renderings.text import report_lines
from validator.renderings.wording import SPOKEN, count_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.mending.change import Change
    from validator.mending.mend import Mending
    from validator.renderings.text import Line

SHOWN = 3
FORMAT = 1
FILE_WORDS = {
    "encoding-error": "written in UTF-8, read as {before}",
    "encoding-bom": "the byte order mark before the first heading is gone",
    "line-ends-mixed": "every line ends in the same way (LF)",
    "line-ends-cr": "lines end as everywhere else (LF)",
}
ROW_WORDS = {
    "blank-row": ("1 blank row at the end is gone", "{count} blank rows at the end are gone"),
    "blank-label": ("1 blank column at the end is gone", "{count} blank columns at the end are gone"),
    "coordinates-filled": ("1 blank cell filled from the gazetteer", "{count} blank cells filled from the gazetteer"),
    "licence-unknown": ("1 licence by its own name or address", "{count} licences by their own names or addresses"),
    "url-relative": ("1 web address made whole", "{count} web addresses made whole"),
    "value-malformed": ("1 value in the form that it needs", "{count} values in the form that they need"),
    "value-not-in-list": ("1 value as the list has it", "{count} values as the list has them"),
    "extra-cell": ("1 blank cell beyond the columns is gone", "{count} blank cells beyond the columns are gone"),
}


def mending_text(mending: Mending) -> str:
    """Return what was mended and what is left for a person, as plain text."""
    lines = ("".join(text for text, _ in line).rstrip() for line in mending_lines(mending))
    return "\n".join(lines) + "\n"


def mending_lines(mending: Mending) -> Iterator[Line]:
    """Yield the lines as (text, style) spans."""
    done = count_of(len(mending.changes), "change")
    yield ((f"{one_line(mending.path)}  →  {one_line(mending.output)}", "bold"), (f"   {done}", ""))
    if not mending.changes:
        yield (("  Nothing that is certain was to be mended; the copy holds the same values.", ""),)
    for name, changes in by_place(mending):
        yield ()
        yield ((f"  {one_line(name)}  ", "bold"), (done_words(changes), ""))
        yield from (((f"    {_example(change)}", ""),) for change in changes[:SHOWN] if _place(change) and change.field)
        if len(changes) > SHOWN and changes[0].field:
            yield ((f"    and {len(changes) - SHOWN:,} more", "dim"),)
    if mending.guessed:
        yield ()
        yield (
            (f"  {mending.guessed} is a guess: ", "yellow"),
            ("look at names with accents and at pound signs; --encoding says it for certain.", ""),
        )
    yield ()
    yield ((f"Every change is in {one_line(mending.log)}. {one_line(mending.path)} is as it was.", ""),)
    yield ()
    yield (("Left for a person:" if mending.left.findings else "Nothing is left for a person.", "bold"),)
    if mending.left.findings:
        yield from report_lines(mending.left)


def by_place(mending: Mending) -> Iterator[tuple[str, list[Change]]]:
    """Yield the changes of one kind in one column, the file's own first, then column by column."""

    def place(change: Change) -> tuple[int, str, str]:
        is_property = change.field is not None and change.column is None
        return change.column or 0, change.code, (change.field or "") if is_property else ""

    for _, group in groupby(sorted(mending.changes, key=place), key=place):
        changes = list(group)
        field = changes[0].field or "file"
        yield SPOKEN.get(field, field), changes


def done_words(changes: list[Change]) -> str:
    """Return what was done, in a few words."""
    first, count = changes[0], len(changes)
    if first.code in FILE_WORDS:
        return FILE_WORDS[first.code].format(before=first.before)
    repair = ALL_REPAIRS.get(first.code)
    one, many = ROW_WORDS[first.code] if repair is None else (repair.done_one, repair.done_many)
    return one if count == 1 else many.format(count=f"{count:,}")


def _example(change: Change) -> str:
    return f"{_place(change)}  {_shown(change.before)}  →  {_shown(change.after)}"


def _place(change: Change) -> str:
    if change.row:
        return f"row {change.row}"
    return f"line {change.line}" if change.line else change.pointer or ""


def _shown(text: str) -> str:
    shown = one_line(text)
    return shown if shown == shown.strip() else f"“{shown}”"


def mending_json(mending: Mending, *, tool: str) -> str:
    """Return the same as JSON: how much was changed where, and the report on the new file."""
    document: dict[str, Any] = {
        "dsreg": FORMAT,
        "tool": tool,
        "path": mending.path,
        "output": mending.output,
        "log": mending.log,
        "guessedEncoding": mending.guessed,
        "total": len(mending.changes),
        "changes": [_changes(changes) for _, changes in by_place(mending)],
        "left": to_document(mending.left, tool=tool),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _changes(changes: list[Change]) -> dict[str, Any]:
    first = changes[0]
    column = first.column if first.field else None
    return {
        "code": first.code,
        "field": first.field,
        "column": column,
        "count": len(changes),
        "message": done_words(changes),
    }
