"""The deliberate differences between dsreg and frictionless, as conditions on one fault in one place.

The names are the headings of docs/differences.md, which gives the reasons.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kinds import GRAMMAR, SPACES
from packages import names_of
from places import DSREG, FRICTIONLESS
from verdicts import CELL_CODES, LABEL_CODES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from places import Place

CAUSE = "The cause stands in for the fault"
LABELS = "A faulty label beyond the fields"
NULL_WORDS = "Words for nothing"
SHORT_ROWS = "Cells that are not there"
BLANK_ROWS = "Empty rows"
KEYS = "Keys without a value"
LOST = "Keys of a column that is not there"
NAN = "Not a number"
ORDER = "Columns out of their order"


def _text_differs(heading: str, refused_by: str) -> Callable[[Place], bool]:
    """Return the condition that one tool refuses the text as its type, and the other asks the constraints."""

    def is_met(place: Place) -> bool:
        kind = next((column.kind for column in place.table.columns if column.name == place.item.field), None)
        if kind is None or kind.differs.get(place.text(place.item.field) or "") != heading:
            return False
        return place.item.code == ("type-error" if place.tool == refused_by else "constraint-error")

    return is_met


def _is_null_word(place: Place) -> bool:
    """Say whether one tool takes the cell for blank, and the other its word for a value."""
    if "null-word" not in place.causes:
        return False
    if place.tool == DSREG:
        return place.item.constraint == "required"
    return place.item.code in {"type-error", "constraint-error"}


def _has_cause(place: Place) -> bool:
    is_replaced = place.item.code in {"type-error", "constraint-error"}
    return place.tool == FRICTIONLESS and is_replaced and bool(place.causes - {"null-word"})


def _is_absent(place: Place) -> bool:
    """Say whether the fault is that of a cell beyond the end of its row."""
    item, width = place.item, len(place.row)
    if place.tool != FRICTIONLESS:
        return False
    names = [item.field] if item.code == "constraint-error" else place.key
    columns = [place.column_of(name) for name in names]
    return any(column is not None and column >= width for column in columns)


def _is_of_empty_row(place: Place) -> bool:
    return bool(place.item.row) and (_is_in_empty_row(place) or _repeats_nothing(place))


def _is_in_empty_row(place: Place) -> bool:
    """Say whether the row is empty to one tool alone, or what else a tool says of an empty row."""
    is_empty = not any(place.row)
    names = [column.name for column in place.table.columns if place.column_of(column.name) is not None]
    texts = [(name, place.text(name)) for name in names]
    is_missing = all(text is None or text in place.missing(name) for name, text in texts)
    if is_empty and is_missing:
        return place.item.code == "primary-key"
    return is_empty or is_missing


def _repeats_nothing(place: Place) -> bool:
    """Say whether the text of a key is a value without characters, which an empty row has too."""
    names = {"unique-error": [place.item.field], "primary-key": place.key}.get(place.item.code, [])
    is_nothing = bool(names) and not any(place.text(name) for name in names)
    return place.tool == FRICTIONLESS and is_nothing and any(not any(row) for row in place.table.rows)


def _is_key_without_value(place: Place) -> bool:
    """Say whether a part of the key has no value, but for a single blank one, on which both agree."""
    names = place.key
    blank = [name for name in names if place.text(name) in place.missing(name)]
    wrong = [name for name in names if (place.table.name, place.item.row, name) in place.type_errors]
    if place.item.code == "foreign-key":
        return place.tool == FRICTIONLESS and len(names) > 1 and bool(blank or wrong)
    required = [
        column.name
        for column in place.table.columns
        if column.name in names and column.descriptor.get("constraints", {}).get("required")
    ]
    return bool(wrong) or (bool(blank) and (len(names) > 1 or blank == required))


def _refers_to_lost(place: Place) -> bool:
    """Say whether the column that the fault refers to is missing, and may not be."""
    return place.tool == FRICTIONLESS and any(
        there.column_of(field) is None and there.table.schema.get("fieldsMatch") not in {"superset", "partial"}
        for there, field in _references(place)
    )


def _is_of_faulty_label(place: Place) -> bool:
    """Say whether a label beyond the fields is blank or repeated: one tool says so, the other that it is extra."""
    item, labels, width = place.item, place.table.labels, len(place.table.columns)
    if place.tool == FRICTIONLESS:
        return item.code == "extra-label" and (not item.field or item.field in labels[:width])
    beyond = {f"column {number}" for number in range(width + 1, len(labels) + 1)}
    return item.code in {"blank-label", "duplicate-label"} and item.field in beyond


def _is_not_a_number(place: Place) -> bool:
    is_enum = place.tool == FRICTIONLESS and place.item.constraint == "enum"
    return is_enum and place.text(place.item.field) == "NaN"


def _is_out_of_order(place: Place) -> bool:
    item = place.item
    if item.code in LABEL_CODES:
        return place.is_shifted and item.code in {"incorrect-label", "missing-label", "extra-label"}
    if item.code in CELL_CODES:
        return item.field in place.moved
    is_moved_there = any(field in there.moved for there, field in _references(place))
    return bool(place.moved & set(place.key)) or is_moved_there


def _references(place: Place) -> Iterator[tuple[Place, str]]:
    """Yield what the foreign keys of the faulty field refer to: a place in the other table, the field."""
    for key in place.table.schema.get("foreignKeys", []):
        if place.item.code == "foreign-key" and names_of(key["fields"]) == place.key:
            there = replace(place, table=place.package.tables[key["reference"]["resource"] or place.table.name])
            yield from ((there, name) for name in names_of(key["reference"]["fields"]))


DIFFERENCES: dict[str, Callable[[Place], bool]] = {
    GRAMMAR: _text_differs(GRAMMAR, refused_by=DSREG),
    SPACES: _text_differs(SPACES, refused_by=FRICTIONLESS),
    NULL_WORDS: _is_null_word,
    CAUSE: _has_cause,
    NAN: _is_not_a_number,
    SHORT_ROWS: _is_absent,
    BLANK_ROWS: _is_of_empty_row,
    KEYS: _is_key_without_value,
    LOST: _refers_to_lost,
    LABELS: _is_of_faulty_label,
    ORDER: _is_out_of_order,
}
"""Every deliberate difference, as docs/differences.md lists them: heading → whether it explains the fault."""
