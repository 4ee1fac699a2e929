"""A description: metadata as subject → property → values, each value knowing where it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value: its text, and the JSON pointer or line at which it stands.

    `is_inside` marks what needs no address of its own: a file of the package, a schema in it, a standard by its id.
    """

    text: str
    pointer: str | None = None
    line: int | None = None
    is_inside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing described: its class (Dataset, Distribution, ...), the words that name it, its values by property.

    `properties` are keyed by prefixed name (dct:title). `pointer` and `line` say where the subject stands.
    """

    subject_class: str
    label: str
    properties: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    pointer: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """All that one file describes, in the file's order."""

    path: str
    subjects: tuple[Subject, ...]
