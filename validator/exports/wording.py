"""What a standard asks of a column, in plain words: the same in its page, its template and its exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.identifiers.all_identifiers import IDENTIFIERS
from standards.schema import Level
from validator.exports.patterns import has_forms, only_format
from validator.tables.rules.types import type_rule
from validator.tables.types.booleans import words_of
from validator.tables.types.strptime import spoken_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standards.schema import Field

DEMANDS: dict[Level, str] = {
    Level.VALUE: "must be filled in every row",
    Level.COLUMN: "must be there, cells may be blank",
    Level.WHEN: "needed in some rows, as a rule says",
    Level.SHOULD: "wanted",
    Level.MAY: "optional",
}
LIMITS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
}


def demand(field: Field) -> str:
    """Return how strongly the column is asked for."""
    return DEMANDS[Level.VALUE] if field.is_required else DEMANDS[field.level]


def listed_values(field: Field) -> tuple[str, ...]:
    """Return the values of which a cell has one; none where it is free."""
    return tuple(map(str, field.constraints.get("enum", ())))


def kind(field: Field) -> str:
    """Return what kind of value a cell holds, without its listed values."""
    return ", ".join(_parts(field))


def _parts(field: Field) -> Iterator[str]:
    yield _value(field)
    for name, words in LIMITS.items():
        if name in field.constraints:
            yield words.format(field.constraints[name])
    if field.unit:
        yield f"in {field.unit}"
    if field.constraints.get("unique"):
        yield "no value twice"


def _value(field: Field) -> str:
    """Return what a cell holds: what it is said to be, before what its type says."""
    if field.identifier is not None:
        return IDENTIFIERS[field.identifier].expected
    if listed_values(field):
        return "one of the listed values"
    if field.format == "wkt":
        return "a shape as well-known text"
    if "pattern" in field.constraints and field.example:
        return f"a text of one form, like {field.example}"
    return _typed(field)


def _typed(field: Field) -> str:
    if field.type == "boolean":
        yes, no = words_of(field)
        return f"yes ({_words(yes)}) or no ({_words(no)})"
    formats = field.options["formats"] if has_forms(field) else [only_format(field)]
    if "%" in formats[0]:
        return f"a {'time' if field.type == 'time' else 'date'} written {' or '.join(map(spoken_pattern, formats))}"
    return type_rule(field).expected


def _words(words: list[str]) -> str:
    """Return the words, those that differ by letter case alone told once."""
    told: dict[str, str] = {}
    for word in words:
        told.setdefault(word.lower(), word)
    return ", ".join(told.values())
