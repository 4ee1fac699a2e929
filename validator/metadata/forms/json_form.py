"""A form of JSON or YAML as a table: which key of which class is which property; and a document read by it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from validator.limits import LIMITS, beyond
from validator.metadata.description import Kind, Subject, Value, listed
from validator.metadata.labels import NAMED, TITLES, label_of, label_of_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from validator.metadata.description import Listed

IGNORED = frozenset({"@context", "@id", "@type", "$schema"})
"""Keys that say how to read the document and describe nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a key says: the property, and the class of an object that stands there (else it is kept as its JSON)."""

    property: str
    of_class: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonForm:
    """One form: its id, and for each class the keys that it has.

    A person knows a thing by the first of `identifiers` that it has; `ignored` are keys that describe nothing.
    """

    id: str
    classes: Mapping[str, Mapping[str, Key]]
    identifiers: tuple[str, ...] = ("identifier", "@id")
    ignored: frozenset[str] = IGNORED

    def titles(self, of_class: str) -> Iterator[str]:
        """Yield the keys of a class that say what a thing is called."""
        for wanted in TITLES:
            yield from (name for name, key in self.classes.get(of_class, {}).items() if key.property == wanted)


def tabled(
    name: str, *, classes: Mapping[str, str], properties: Mapping[str, str], objects: Mapping[str, str]
) -> JsonForm:
    """Return a form in which a key says the same wherever it stands.

    `classes` are the keys of each class, between spaces; `properties` and `objects` give each key its property and the
    class of the object that may stand there.
    """
    return JsonForm(
        id=name,
        classes={
            of_class: {key: Key(property=properties[key], of_class=objects.get(key)) for key in keys.split()}
            for of_class, keys in classes.items()
        },
    )


@dataclass(frozen=True, slots=True)
class Within:
    """What an object stands in: the thing that a person knows by name, its label, and the property that leads here."""

    key: str
    label: str
    property: str


@dataclass(slots=True)
class Walk:
    """One document on its way to subjects. `unknown` are the keys for which the form has no place."""

    form: JsonForm
    shown: str
    subjects: dict[str, Subject] = field(default_factory=dict)
    unknown: list[Value] = field(default_factory=list)

    def take(self, part: Mapping[str, Any], of_class: str, pointer: str = "", within: Within | None = None) -> None:
        """Add an object of the document, and then all that stands in it, as subjects.

        Raise DsregError "limit-reached" where things stand too deep in one another.
        """
        if pointer.count("/") > LIMITS.depth:
            raise beyond(self.shown, "its depth", LIMITS.depth)
        keys, label = self.form.classes.get(of_class, {}), self._label(part, of_class, pointer, within)
        properties: dict[str, list[Value]] = {}
        self.subjects[pointer] = Subject(key=pointer, classes=(of_class,), label=label)  # before what stands in it
        for name, value in part.items():
            at = f"{pointer}/{escape(name)}"
            key = keys.get(name)
            if key is not None:
                owner = within if within is not None and of_class not in NAMED else Within(pointer, label, "")
                found = self._values(value, key, at, Within(owner.key, owner.label, key.property))
                properties.setdefault(key.property, []).extend(found)
            elif name not in self.form.ignored:
                self.unknown.append(Value(text=name, pointer=at))
        self.subjects[pointer] = Subject(
            key=pointer,
            classes=(of_class,),
            label=label,
            properties={name: tuple(values) for name, values in properties.items() if values},
            owner=None if within is None or of_class in NAMED else within.key,
            pointer=pointer,
        )

    def finish(self) -> Listed:
        """Return what was found, in the document's order."""
        return listed(self.subjects.values())

    def _values(self, value: object, key: Key, pointer: str, within: Within) -> Iterator[Value]:
        if isinstance(value, list):
            for number, one in enumerate(value):
                yield from self._values(one, key, f"{pointer}/{number}", within)
        elif isinstance(value, dict) and key.of_class is not None:
            self.take(value, self._class_of(value, key.of_class), pointer, within)
            yield Value(text=pointer, kind=Kind.SUBJECT, pointer=pointer)
        elif text := text_of(value):
            yield Value(text=text, pointer=pointer)

    def _class_of(self, part: Mapping[str, Any], otherwise: str) -> str:
        """Return the class that an object states (`@type`), where the form knows it."""
        stated = part.get("@type")
        name = stated.rpartition(":")[2] if isinstance(stated, str) else ""
        return name if name in self.form.classes else otherwise

    def _label(self, part: Mapping[str, Any], of_class: str, pointer: str, within: Within | None) -> str:
        title = _first(part, self.form.titles(of_class))
        if within is not None and of_class not in NAMED:
            return label_of_part(title, within.property, (of_class,), within.label)
        return label_of(title, _first(part, self.form.identifiers), pointer or self.shown)


def escape(name: str) -> str:
    """Return a key as a step of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")


def text_of(value: object) -> str:
    """Return what JSON holds as a text: an object as its JSON; nothing for null, an empty text and an empty object."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _first(part: Mapping[str, Any], names: Iterator[str] | tuple[str, ...]) -> str:
    """Return the first of the named texts that an object has."""
    return next((text for name in names if isinstance(part.get(name), str | int) and (text := text_of(part[name]))), "")
