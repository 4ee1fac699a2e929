"""Faults of the header, planted: a label changed, or a column put in, left out or moved with its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from packages import Table

FILLER = "!"


def spoil_header(draw: random.Random, table: Table) -> None:
    """Plant one fault in the header of some tables."""
    mode = table.schema.get("fieldsMatch")
    if draw.random() < (0.6 if mode else 0.4):
        faults = BY_NAME_FAULTS if mode else HEADER_FAULTS
        (fault,) = draw.choices(tuple(faults), tuple(faults.values()))
        SPOILERS[fault](draw, table)
        table.header_fault = fault


def _swap(draw: random.Random, table: Table) -> None:
    first, second = draw.sample(range(len(table.labels)), 2)
    for cells in (table.labels, *(row for row in table.rows if len(row) >= len(table.labels))):
        cells[first], cells[second] = cells[second], cells[first]


def _shuffle(draw: random.Random, table: Table) -> None:
    order = draw.sample(range(len(table.labels)), len(table.labels))
    table.labels = [table.labels[place] for place in order]
    for row in table.rows:
        if len(row) >= len(order):
            row[: len(order)] = [row[place] for place in order]
        else:  # a text that is good or bad in any column
            row[:] = [FILLER if cell else "" for cell in row]


def _rename(draw: random.Random, table: Table) -> None:
    table.labels[draw.randrange(len(table.labels))] = "renamed"


def _blank(draw: random.Random, table: Table) -> None:
    table.labels[draw.randrange(len(table.labels))] = ""


def _repeat(draw: random.Random, table: Table) -> None:
    table.labels[draw.randrange(1, len(table.labels))] = table.labels[0]


def _letter_case(draw: random.Random, table: Table) -> None:
    place = draw.randrange(len(table.labels))
    table.labels[place] = table.labels[place].upper()


def _append(draw: random.Random, table: Table) -> None:
    is_by_name = "fieldsMatch" in table.schema  # where a repeated label is an error of the whole table
    label = "added" if is_by_name else draw.choice(["added", "added", "", table.labels[0]])
    _insert_at(draw, table, len(table.labels), label)


def _insert(draw: random.Random, table: Table) -> None:
    _insert_at(draw, table, draw.randrange(len(table.labels)), "added")


def _insert_at(draw: random.Random, table: Table, place: int, label: str) -> None:
    table.labels.insert(place, label)
    for row in table.rows:
        if len(row) >= place and row:
            row.insert(place, draw.choice(["1", "two", ""]))


def _drop_last(_draw: random.Random, table: Table) -> None:
    _drop_at(table, len(table.labels) - 1)


def _drop_first(_draw: random.Random, table: Table) -> None:
    _drop_at(table, 0)


def _drop_at(table: Table, place: int) -> None:
    del table.labels[place]
    for row in table.rows:
        if len(row) > place:
            del row[place]


SPOILERS = {
    "swap": _swap,
    "shuffle": _shuffle,
    "rename": _rename,
    "blank": _blank,
    "repeat": _repeat,
    "letter-case": _letter_case,
    "append": _append,
    "insert": _insert,
    "drop-last": _drop_last,
    "drop-first": _drop_first,
}
HEADER_FAULTS = {
    "rename": 2,
    "letter-case": 1,
    "drop-last": 2,
    "append": 2,
    "blank": 5,
    "repeat": 5,
    "swap": 1,
    "insert": 1,
    "drop-first": 1,
}
"""Each with its weight: the last three put faults into columns that the two tools do not read as the same field."""
BY_NAME_FAULTS = {"shuffle": 1, "append": 1, "drop-last": 1, "rename": 1}
