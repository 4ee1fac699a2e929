"""What differs between the columns of two versions: which there are, how strongly they are asked for, their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.comparison.difference import differ
from standards.comparison.values import compare_values
from standards.labels import fold_label
from standards.schema import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from standards.comparison.difference import Difference
    from standards.schema import Field, Schema

LEVELS = (Level.MAY, Level.SHOULD, Level.WHEN, Level.COLUMN, Level.VALUE)
"""From the weakest to the strongest."""
DEMANDS = {Level.COLUMN: "must be in the header", Level.VALUE: "must be filled in every row"}
"""What a file fails by; the other levels only warn."""


def compare_columns(before: Schema, after: Schema) -> Iterator[Difference]:
    """Yield what differs between the columns: the new ones' order, then what is gone, then the words."""
    old, new = ({field.name: field for field in schema.fields} for schema in (before, after))
    renamed = renamed_columns(before, after)
    gone = (name for name in old if name not in new and name not in renamed)
    yield from (differ("column-removed", column=name, before=name) for name in gone)
    for now in after.fields:
        then = next((old[name] for name, to in renamed.items() if to == now.name), old.get(now.name))
        if then is None:
            kind = "column-added-needed" if now.level in DEMANDS else "column-added"
            yield differ(kind, column=now.name, after=now.name)
        else:
            yield from _compare_column(then, now)
    kept = [renamed.get(name, name) for name in old if renamed.get(name, name) in new]
    if kept != [name for name in new if name in kept]:
        yield differ("columns-reordered", before=kept, after=[name for name in new if name in kept])


def renamed_columns(before: Schema, after: Schema) -> dict[str, str]:
    """Return the new name of each column that goes on under another one, by its old name."""
    old, new = ({field.name: field for field in schema.fields} for schema in (before, after))
    return {then.name: now.name for then, now in _renamed(old, new)}


def _renamed(old: Mapping[str, Field], new: Mapping[str, Field]) -> Iterator[tuple[Field, Field]]:
    """Yield each column that is gone with the new one that is the same: by an alias, else by all that it holds."""
    gone = [field for name, field in old.items() if name not in new]
    come = [field for name, field in new.items() if name not in old]
    for is_same in (_is_alias, _is_twin):
        for then in tuple(gone):
            now = next((one for one in come if is_same(then, one)), None)
            if now is not None:
                yield then, now
                gone.remove(then)
                come.remove(now)


def _is_alias(then: Field, now: Field) -> bool:
    return fold_label(then.name) in {fold_label(label) for label in (now.name, *now.aliases)}


def _is_twin(then: Field, now: Field) -> bool:
    """Say whether two columns hold the same, in the same words."""
    held = [
        (one.description, one.type, one.format, one.constraints, one.options, one.identifier) for one in (then, now)
    ]
    return bool(then.description) and held[0] == held[1]


def _compare_column(then: Field, now: Field) -> Iterator[Difference]:
    if then.name != now.name:
        note = " The old name still passes, with a warning." if _is_alias(then, now) else ""
        yield differ("column-renamed", column=now.name, before=then.name, after=now.name, note=note)
    yield from _compare_levels(then, now)
    yield from compare_values(then, now)
    yield from _compare_aliases(then, now)
    yield from _compare_words(then, now)


def _compare_levels(then: Field, now: Field) -> Iterator[Difference]:
    if then.level is now.level:
        return
    must = DEMANDS.get(now.level, "")
    if LEVELS.index(now.level) < LEVELS.index(then.level):
        kind = "level-loosened"
    else:
        kind = "level-tightened" if must else "level-raised"
    yield differ(kind, column=now.name, before=then.level.value, after=now.level.value, must=must)


def _compare_aliases(then: Field, now: Field) -> Iterator[Difference]:
    """Yield the labels that came and went; one that differs in letter case, spaces and punctuation is the same."""
    old, new = ({fold_label(label): label for label in (field.name, *field.aliases)} for field in (then, now))
    is_renamed = then.name != now.name
    for label in (label for folded, label in old.items() if folded not in new):
        if not (is_renamed and label == then.name):
            yield differ("alias-removed", column=now.name, before=label)
    for label in (label for folded, label in new.items() if folded not in old):
        if not (is_renamed and label == now.name):
            yield differ("alias-added", column=now.name, after=label)


def _compare_words(then: Field, now: Field) -> Iterator[Difference]:
    for kind, old, new in (
        ("title-reworded", then.title, now.title),
        ("meaning-reworded", then.description, now.description),
        ("example-changed", then.example, now.example),
    ):
        if old != new:
            yield differ(kind, column=now.name, before=old, after=new)
    if then.unit != now.unit:
        kind = "unit-changed" if then.unit and now.unit else "unit-stated"
        stated = now.unit or "no longer stated"
        yield differ(kind, column=now.name, before=then.unit or None, after=now.unit or None, stated=stated)
    if then.personal_data != now.personal_data:
        kind = "personal-data-marked" if now.personal_data else "personal-data-unmarked"
        yield differ(kind, column=now.name, before=then.personal_data, after=now.personal_data)
