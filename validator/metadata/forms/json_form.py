"""A form of JSON or YAML as a table: which key of which class is which property; and a document read by it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from validator.limits import LIMITS, beyond
from validator.metadata.description import Kind, Subject, Value, listed
from validator.metadata.labels import NAMED, TITLES, label_of, label_of_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from validator.metadata.description import Listed

IGNORED = frozenset({"@context", "@id", "@type", "$schema"})
"""Keys that say how to read the document and describe nothing."""
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|@none")
"""A key of an object that says one text in several languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a key says: the property, and the class of an object that stands there (else it is kept as its JSON).

    With a `separator` one text may hold several values.
    """

    property: str
    of_class: str | None = None
    separator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonForm:
    """One form: its id, and for each class the keys that it has.

    A person knows a thing by the first of `identifiers` that it has; `ignored` are keys that describe nothing. `types`
    are the classes of what an object may say that it is, beside the classes' own names; `wider` are those that a class
    is at the same time. With `links` an object that holds nothing but an `@id` stands for the object that has it.
    """

    id: str
    classes: Mapping[str, Mapping[str, Key]]
    identifiers: tuple[str, ...] = ("identifier", "@id")
    ignored: frozenset[str] = IGNORED
    types: Mapping[str, str] = field(default_factory=dict)
    wider: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: bool = False

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


def same(name: str) -> str:
    """Return a key as it is: the form's own names are written in full."""
    return name


@dataclass(slots=True)
class Walk:
    """One document on its way to subjects. `unknown` are the keys for which the form has no place.

    `named` gives the form's name of a key as the document writes it.
    """

    form: JsonForm
    shown: str
    named: Callable[[str], str] = same
    subjects: dict[str, Subject] = field(default_factory=dict)
    unknown: list[Value] = field(default_factory=list)
    _ids: dict[str, str] = field(default_factory=dict)

    def take(self, part: Mapping[str, Any], of_class: str, pointer: str = "", within: Within | None = None) -> None:
        """Add an object of the document, and then all that stands in it, as subjects.

        Raise DsregError "limit-reached" where things stand too deep in one another.
        """
        if pointer.count("/") > LIMITS.depth:
            raise beyond(self.shown, "its depth", LIMITS.depth)
        keys, label = self.form.classes.get(of_class, {}), self._label(part, of_class, pointer, within)
        owner = within if within is not None and of_class not in NAMED else Within(pointer, label, "")
        subject = Subject(
            key=pointer,
            classes=(of_class, *self.form.wider.get(of_class, ())),
            label=label,
            owner=None if within is None or of_class in NAMED else within.key,
            pointer=pointer,
        )
        self.subjects[pointer] = subject  # before what stands in it
        self._know(part, pointer)
        properties: dict[str, list[Value]] = {}
        for name, value in part.items():
            at, key = f"{pointer}/{escape(name)}", keys.get(self.named(name))
            if key is not None:
                found = self._values(value, key, at, Within(owner.key, owner.label, key.property))
                properties.setdefault(key.property, []).extend(found)
            elif name not in self.form.ignored:
                self.unknown.append(Value(text=name, pointer=at))
        filled = {name: tuple(values) for name, values in properties.items() if values}
        self.subjects[pointer] = replace(subject, properties=filled)

    def finish(self) -> Listed:
        """Return what was found, in the document's order; what names another object of it leads there."""
        if not self.form.links:
            return listed(self.subjects.values())
        return listed(replace(one, properties=self._linked(one.properties)) for one in self.subjects.values())

    def _linked(self, properties: Mapping[str, tuple[Value, ...]]) -> dict[str, tuple[Value, ...]]:
        return {name: tuple(self._led(value) for value in values) for name, values in properties.items()}

    def _led(self, value: Value) -> Value:
        found = self._ids.get(value.text) if value.kind is Kind.IRI else None
        return value if found is None else replace(value, text=found, kind=Kind.SUBJECT)

    def _know(self, part: Mapping[str, Any], pointer: str) -> None:
        """Keep the name by which other objects may refer to this one: its id, else what it is called."""
        titles = ("@id", "name", "schema:name") if self.form.links else ()
        for stated in (part.get(title) for title in titles):
            if isinstance(stated, str) and stated:
                self._ids.setdefault(stated, pointer)

    def _values(self, value: object, key: Key, pointer: str, within: Within) -> Iterator[Value]:
        if isinstance(value, list):
            for number, one in enumerate(value):
                yield from self._values(one, key, f"{pointer}/{number}", within)
        elif isinstance(value, dict):
            yield from self._object(value, key, pointer, within)
        elif text := text_of(value):
            for one in (text,) if key.separator is None else text.split(key.separator):
                yield Value(text=one.strip(), pointer=pointer)

    def _object(self, value: dict[str, Any], key: Key, pointer: str, within: Within) -> Iterator[Value]:
        """Yield what an object stands for: a text with its language, another object, itself, or a text in several."""
        if "@value" in value:
            for found in self._values(value["@value"], key, pointer, within):
                yield replace(found, language=text_of(value.get("@language")))
        elif self.form.links and value.keys() == {"@id"}:
            yield Value(text=text_of(value["@id"]), kind=Kind.IRI, pointer=pointer)
        elif key.of_class is not None:
            self.take(value, self.class_of(value, key.of_class), pointer, within)
            yield Value(text=pointer, kind=Kind.SUBJECT, pointer=pointer)
        elif value and all(map(LANGUAGE.fullmatch, value)):
            for language, one in value.items():
                for found in self._values(one, key, f"{pointer}/{language}", within):
                    yield replace(found, language=found.language or language.replace("@none", ""))
        elif text := text_of(value):
            yield Value(text=text, pointer=pointer)

    def class_of(self, part: Mapping[str, Any], otherwise: str) -> str:
        """Return the class that an object states (`@type`), where the form knows it."""
        stated = part.get("@type", ())
        for one in stated if isinstance(stated, list) else (stated,):
            name = self.named(one) if isinstance(one, str) else ""
            known = self.form.types.get(name, name.rpartition(":")[2])
            if known in self.form.classes:
                return known
        return otherwise

    def _label(self, part: Mapping[str, Any], of_class: str, pointer: str, within: Within | None) -> str:
        named = part if self.named is same else {self.named(name): value for name, value in part.items()}
        title = _first(named, self.form.titles(of_class))
        if within is not None and of_class not in NAMED:
            return label_of_part(title, within.property, (of_class,), within.label)
        return label_of(title, _first(named, self.form.identifiers), pointer or self.shown)


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
    for name in names:
        stated = part.get(name)
        if isinstance(stated, dict):  # one text in several languages
            stated = stated.get("@value", next(iter(stated.values()), ""))
        if isinstance(stated, str | int) and (text := text_of(stated)):
            return text
    return ""
