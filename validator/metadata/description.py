"""A description: metadata as subject → property → values, each value knowing where it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


class Kind(StrEnum):
    """What a value is in RDF. JSON and YAML do not tell a text from an address: there it is a plain text."""

    TEXT = "text"
    LITERAL = "literal"
    IRI = "iri"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value: its text, what it is, and the JSON pointer at which it stands (in RDF nothing says where).

    `datatype` is a prefixed name (xsd:date), empty where none is stated; `language` a tag (en). The text of a value
    that is a SUBJECT is the key of that subject, and so may be that of an IRI. `is_inside` marks what needs no address
    of its own: a file of the package, a schema in it, a standard by its id.
    """

    text: str
    kind: Kind = Kind.TEXT
    datatype: str = ""
    language: str = ""
    pointer: str | None = None
    is_inside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing described: its classes (Dataset, Distribution, ...), the words that name it, its values by property.

    `key` is its IRI, its blank node (`_:b0`) or its JSON pointer; it is the only one with that key in a description.
    `properties` are keyed by prefixed name (dct:title), and by whole IRI where the vocabulary is not known. `label`
    says to a person which one it is, by the dataset that owns it; `owner` is that dataset's key. `pointer` says where
    it stands in JSON or YAML.
    """

    key: str
    classes: tuple[str, ...]
    label: str
    properties: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    owner: str | None = None
    pointer: str | None = None

    def first(self, *names: str) -> str:
        """Return the text of the first value of the first of the properties that has one; else an empty text."""
        return next((value.text for name in names for value in self.properties.get(name, ())), "")


class Subjects(Protocol):
    """All subjects of a description, in the file's order, and each by its key; they may be made when asked for."""

    def __iter__(self) -> Iterator[Subject]:
        """Yield each subject."""
        ...

    def get(self, key: str) -> Subject | None:
        """Return the subject of that key; None where the file describes no such thing."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """Subjects that are held as they are."""

    by_key: Mapping[str, Subject]

    def __iter__(self) -> Iterator[Subject]:
        """Yield each subject."""
        return iter(self.by_key.values())

    def get(self, key: str) -> Subject | None:
        """Return the subject of that key."""
        return self.by_key.get(key)


def _nowhere(_: str) -> None:
    """Return no line: nobody counted them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """All that one file describes.

    `form` says what it was read from: one of `all_forms.FORMS`. `line_of` returns the line, from 1, of a JSON pointer
    or, in RDF, of the subject with that key (of its owner, where it has no name of its own); the lines are counted when
    one is first asked for. `unknown` are keys that the form has no place for, each with its pointer.
    """

    path: str
    form: str
    subjects: Subjects
    line_of: Callable[[str], int | None] = _nowhere
    unknown: tuple[Value, ...] = ()


def listed(subjects: Iterable[Subject]) -> Listed:
    """Return subjects as a description holds them."""
    return Listed({subject.key: subject for subject in subjects})
