"""The statements of an RDF file, held small, and read as subjects when asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validator.metadata.description import Kind, Subject, Value
from validator.metadata.labels import NAMED, TITLES, label_of, label_of_part
from validator.metadata.names import CLASSES, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

    Term = str | Literal
    """An IRI or a blank node (`_:b0`) as text; a literal as the parser gave it."""

BLANK = "_:"
TYPE = "rdf:type"
PLAIN = frozenset({"xsd:string", "rdf:langString"})
DEEPEST = 16


@dataclass(slots=True)
class Graph:
    """Statements by subject, in the file's order: each subject's properties and objects in turn, in one flat list.

    A hundred thousand datasets of 37 statements each stay well under a gibibyte so.
    """

    statements: dict[str, list[Term]] = field(default_factory=dict)
    _above: dict[str, tuple[str, str]] = field(default_factory=dict)

    def take(self, triples: Iterable[Quad]) -> None:
        """Add statements; each text is held once."""
        # pyoxigraph is imported only for RDF
        from pyoxigraph import Literal, NamedNode  # noqa: PLC0415

        def key_of(term: NamedNode | BlankNode | Triple) -> str:
            """Return the text of an IRI, of a blank node with its mark, of a statement about a statement as it is."""
            return term.value if isinstance(term, NamedNode) else str(term)

        statements, held, names = self.statements, dict[str, str](), dict[str, str]()
        for triple in triples:
            key, predicate, found = key_of(triple.subject), triple.predicate.value, triple.object
            name = names.get(predicate) or names.setdefault(predicate, shorten(predicate))
            term: Term
            if isinstance(found, Literal):
                term = found
            else:
                text = key_of(found)
                term = held.setdefault(text, text)
            known = statements.get(key)
            if known is None:
                known = statements[held.setdefault(key, key)] = []
            known.append(name)
            known.append(term)

    def __iter__(self) -> Iterator[Subject]:
        """Yield each subject."""
        return map(self._subject, self.statements)

    def get(self, key: str) -> Subject | None:
        """Return the subject of that key."""
        return self._subject(key) if key in self.statements else None

    def named_above(self, key: str) -> str:
        """Return the nearest subject, this one or above, that is no blank node: a file can say where it stands."""
        for _ in range(DEEPEST):
            if not key.startswith(BLANK) or key not in self.above():
                break
            key = self.above()[key][0]
        return key

    def above(self) -> dict[str, tuple[str, str]]:
        """Return, for each subject without a name of its own, the subject that names it first, and the property."""
        if not self._above:
            for key, flat in self.statements.items():
                for name, term in zip(flat[::2], flat[1::2], strict=True):
                    if isinstance(term, str) and term in self.statements and name != TYPE:
                        self._above.setdefault(term, (key, str(name)))
        return self._above

    def _subject(self, key: str) -> Subject:
        flat, properties = self.statements[key], dict[str, list[Value]]()
        for name, term in zip(flat[::2], flat[1::2], strict=True):
            properties.setdefault(str(name), []).append(self._value(term))
        types = properties.get(TYPE, ())
        classes = tuple(dict.fromkeys(CLASSES.get(shorten(one.text), shorten(one.text)) for one in types))
        owner = self._owner(key, classes)
        return Subject(
            key=key,
            classes=classes,
            label=self._label(key, classes, owner),
            properties={name: tuple(values) for name, values in properties.items()},
            owner=owner,
        )

    def _value(self, term: Term) -> Value:
        if isinstance(term, str):
            return Value(text=term, kind=Kind.SUBJECT if term in self.statements else Kind.IRI)
        if term.language:
            return Value(text=term.value, kind=Kind.LITERAL, language=term.language)
        datatype = shorten(term.datatype.value)
        return Value(
            text=term.value,
            kind=Kind.LITERAL,
            datatype="" if datatype in PLAIN else datatype,
        )

    def _owner(self, key: str, classes: tuple[str, ...]) -> str | None:
        """Return the nearest subject above that a person knows by name."""
        if not NAMED.isdisjoint(classes):
            return None
        above = self.above()
        for _ in range(DEEPEST):
            if key not in above:
                return None
            key = above[key][0]
            if not NAMED.isdisjoint(self._classes(key)):
                return key
        return None

    def _label(self, key: str, classes: tuple[str, ...], owner: str | None) -> str:
        title = self._first(key, TITLES)
        if owner is None:
            return label_of(title, self._first(key, ("dct:identifier",)) or _bare(key), key)
        return label_of_part(title, self.above()[key][1], classes, self._label(owner, (), None))

    def _classes(self, key: str) -> Iterator[str]:
        flat = self.statements[key]
        return (
            CLASSES.get(shorten(term), "")
            for name, term in zip(flat[::2], flat[1::2], strict=True)
            if name == TYPE and isinstance(term, str)
        )

    def _first(self, key: str, names: tuple[str, ...]) -> str:
        flat = self.statements[key]
        for wanted in names:
            for name, term in zip(flat[::2], flat[1::2], strict=True):
                if name == wanted and not isinstance(term, str):
                    return term.value
        return ""


def _bare(key: str) -> str:
    return "" if key.startswith(BLANK) else key
