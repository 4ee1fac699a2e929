"""A difference between two versions of a standard: what it is, and what it does to those who keep and read files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Weight(StrEnum):
    """What a difference does: a file that passed can fail or be misread, something is allowed or added, only words."""

    BREAKING = "breaking"
    COMPATIBLE = "compatible"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs: its kind (a key of KINDS), where it is, what it was and is, and a sentence.

    `before` and `after` are plain values, as standard.json has them; None is nothing.
    """

    weight: Weight
    kind: str
    says: str
    column: str | None = None
    rule: str | None = None
    before: Any = None
    after: Any = None


KINDS: dict[str, tuple[Weight, str]] = {
    # columns
    "column-removed": (Weight.BREAKING, "{column} is gone: whoever reads it no longer finds it."),
    "column-renamed": (Weight.BREAKING, "{before} is now called {after}: whoever reads it by name must change.{note}"),
    "column-added-needed": (Weight.BREAKING, "{column} is new and must be there: a file without it fails."),
    "column-added": (Weight.COMPATIBLE, "{column} is new; a file without it passes."),
    "columns-reordered": (Weight.EDITORIAL, "The columns are listed in another order; files may have any."),
    "level-tightened": (Weight.BREAKING, "{column} {must}: a file that left this out passed, and fails now."),
    "level-raised": (Weight.COMPATIBLE, "{column} is asked for more strongly; a file without it still passes."),
    "level-loosened": (Weight.COMPATIBLE, "{column} is asked for less strongly."),
    "alias-added": (Weight.COMPATIBLE, "{column} may also be headed “{after}”."),
    "alias-removed": (Weight.BREAKING, "{column} may no longer be headed “{before}”: it is not found then."),
    "title-reworded": (Weight.EDITORIAL, "{column} has a new title."),
    "meaning-reworded": (
        Weight.EDITORIAL,
        "{column} has its meaning in new words. If the meaning itself is new, give the column a new name.",
    ),
    "example-changed": (Weight.EDITORIAL, "{column} has another example."),
    "unit-stated": (Weight.EDITORIAL, "{column}: its unit is {stated}."),
    "unit-changed": (Weight.BREAKING, "{column} counts in {after}, no longer in {before}: the same number means more."),
    "personal-data-marked": (
        Weight.BREAKING,
        "{column} is marked as personal data ({after}): publishing it can be refused.",
    ),
    "personal-data-unmarked": (Weight.COMPATIBLE, "{column} is no longer marked as personal data."),
    # values
    "type-changed": (Weight.BREAKING, "{column} is of the type {after}, no longer {before}."),
    "type-widened": (Weight.COMPATIBLE, "{column} is of the type {after}, which allows every {before} as well."),
    "format-changed": (Weight.BREAKING, "{column} is written as {after}, no longer as {before}."),
    "format-widened": (Weight.COMPATIBLE, "{column} may be written in more ways: {after}."),
    "word-added": (Weight.COMPATIBLE, "{column} may also say “{after}”."),
    "word-removed": (Weight.BREAKING, "{column} may no longer say “{before}”."),
    "reading-changed": (Weight.BREAKING, "{column} is read differently: {option} was {before} and is {after}."),
    "value-added": (Weight.COMPATIBLE, "{column} may also be “{after}”."),
    "value-removed": (Weight.BREAKING, "{column} may no longer be “{before}”."),
    "value-respelt": (Weight.COMPATIBLE, "{column}: “{before}” is now spelt “{after}”; the old spelling warns."),
    "constraint-added": (Weight.BREAKING, "{column} has a new demand: {after}."),
    "constraint-removed": (Weight.COMPATIBLE, "{column} is free of a demand: {before}."),
    "constraint-tightened": (Weight.BREAKING, "{column} allows less: {before} became {after}."),
    "constraint-loosened": (Weight.COMPATIBLE, "{column} allows more: {before} became {after}."),
    "constraint-changed": (
        Weight.BREAKING,
        "{column} has another demand: {before} became {after}. Some value that passed may fail.",
    ),
    "identifier-added": (Weight.BREAKING, "{column} must be an identifier of the kind {after}."),
    "identifier-removed": (Weight.COMPATIBLE, "{column} need no longer be an identifier of the kind {before}."),
    "identifier-changed": (Weight.BREAKING, "{column} carries the identifier {after}, no longer {before}."),
    "link-added": (Weight.BREAKING, "{column} must be found in {after}."),
    "link-removed": (Weight.COMPATIBLE, "{column} need no longer be found in {before}."),
    "link-changed": (Weight.BREAKING, "{column} must be found in {after}, no longer in {before}."),
    "missing-value-added": (Weight.COMPATIBLE, "“{after}” now stands for no value."),
    "missing-value-needed": (Weight.BREAKING, "“{after}” now stands for no value, and some cells must have one."),
    "missing-value-removed": (Weight.BREAKING, "“{before}” no longer stands for no value: it is read as one."),
    # rows and tables
    "key-added": (Weight.BREAKING, "Two rows may no longer agree in {after}."),
    "key-removed": (Weight.COMPATIBLE, "Two rows may agree in {before}."),
    "primary-key-added": (Weight.BREAKING, "A row is named by {after}, so that must be there and differ."),
    "primary-key-removed": (Weight.COMPATIBLE, "A row need no longer be named by {before}."),
    "primary-key-changed": (Weight.BREAKING, "A row is named by {after}, no longer by {before}."),
    "rule-added": (Weight.BREAKING, "A new rule, {rule}: {says}"),
    "rule-removed": (Weight.COMPATIBLE, "The rule {rule} is gone."),
    "rule-tightened": (Weight.BREAKING, "The rule {rule} asks for more: {part} {before} became {after}."),
    "rule-loosened": (Weight.COMPATIBLE, "The rule {rule} asks for less: {part} {before} became {after}."),
    "rule-changed": (Weight.BREAKING, "The rule {rule} asks something else: {part} {before} became {after}."),
    "rule-made-error": (Weight.BREAKING, "The rule {rule} was a warning and is an error."),
    "rule-made-warning": (Weight.COMPATIBLE, "The rule {rule} was an error and is a warning."),
    "rule-renamed": (Weight.COMPATIBLE, "The rule {before} is now called {after}; reports name it so."),
    "rule-reworded": (Weight.EDITORIAL, "The rule {rule} is said in new words."),
    "warning-added": (Weight.COMPATIBLE, "A new rule that only warns, {rule}: {says}"),
    "warning-changed": (Weight.COMPATIBLE, "The rule {rule}, which only warns, is another: {part}."),
    "table-added": (Weight.COMPATIBLE, "The table {after} belongs to it as well."),
    "table-removed": (Weight.BREAKING, "The table {before} no longer belongs to it."),
    "table-changed": (Weight.BREAKING, "The table {table} keeps {after}, no longer {before}."),
    # the agreement
    "id-changed": (Weight.BREAKING, "It is called {after}, no longer {before}: what asks for the old name fails."),
    "status-changed": (Weight.EDITORIAL, "Its status was {before} and is {after}."),
    "successor-changed": (Weight.EDITORIAL, "Its successor is {stated}."),
    "agreement-reworded": (Weight.EDITORIAL, "{part} is put in new words."),
    "notice-changed": (Weight.EDITORIAL, "Breaking changes are announced {after} days before, no longer {before}."),
}
"""Every kind of difference, with its weight and its sentence, in plain sight."""


def differ(
    kind: str,
    *,
    column: str | None = None,
    rule: str | None = None,
    before: object = None,
    after: object = None,
    **facts: str,
) -> Difference:
    """Return a difference of a kind; `facts` stand in its sentence beside what it was and is."""
    weight, words = KINDS[kind]
    shown = {"column": column, "rule": rule, "before": spell(before), "after": spell(after)}
    says = words.format(**{**shown, **facts})
    return Difference(weight=weight, kind=kind, says=says, column=column, rule=rule, before=before, after=after)


LONGEST = 80
"""The characters of a value that a sentence repeats; a pattern may fill a page."""


def spell(value: object) -> str:
    """Return a plain value as people write it, as far as a sentence has room for it."""
    spelt = _spell(value)
    return spelt if len(spelt) <= LONGEST else f"{spelt[:LONGEST]}…"


def _spell(value: object) -> str:
    """Return a plain value as people write it; nothing, and an empty list, are said to be nothing."""
    if value is None or value in ([], ()):
        return "nothing"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_spell(one)}" for name, one in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
