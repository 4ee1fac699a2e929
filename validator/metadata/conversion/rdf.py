"""DCAT-AP as RDF: Turtle and JSON-LD written here, RDF/XML and N-Triples by pyoxigraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.metadata.conversion.graph import Iri, Literal, Node, write_jsonld, write_turtle
from validator.metadata.description import Kind
from validator.metadata.forms.rdf import BASE
from validator.metadata.names import PREFIXES, expand, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.metadata.description import Description, Value

FORMATS = ("ttl", "jsonld", "xml", "nt")


def write_rdf(description: Description, form: str) -> bytes:
    """Return a description in DCAT's words as RDF, in one of FORMATS: the same description gives the same bytes."""
    nodes = list(_nodes(description))
    prefixes = _used(nodes)
    if form == "jsonld":
        return write_jsonld(nodes, prefixes)
    turtle = write_turtle(nodes, prefixes)
    return turtle if form == "ttl" else _other(turtle, form, prefixes)


def _other(turtle: bytes, form: str, prefixes: dict[str, str]) -> bytes:
    # pyoxigraph is imported only for these two spellings
    from pyoxigraph import RdfFormat, parse, serialize  # noqa: PLC0415

    kind = RdfFormat.RDF_XML if form == "xml" else RdfFormat.N_TRIPLES
    triples = [one.triple for one in parse(turtle, RdfFormat.TURTLE, base_iri=BASE)]
    written = serialize(triples, format=kind, prefixes=prefixes if form == "xml" else None)
    return (written or b"").rstrip(b"\n") + b"\n"


def _nodes(description: Description) -> Iterator[Node]:
    """Yield each subject; blank nodes are numbered in the order in which they are met, so that they stay the same."""
    names: dict[str, str] = {}

    def named(key: str) -> str:
        if not key.startswith("_:"):
            return key.removeprefix(BASE)
        return names.setdefault(key, f"_:b{len(names) + 1}")

    for subject in description.subjects:
        types = [shorten(one.text) for one in subject.properties.get("rdf:type", ())]
        node = Node(named(subject.key), types[0] if types else "")
        node.add("rdf:type", *(Iri(expand(one)) for one in types[1:]))
        for name, values in subject.properties.items():
            if name != "rdf:type":
                node.add(name, *(_value(one, named(one.text) if _is_node(one) else "") for one in values))
        yield node


def _is_node(value: Value) -> bool:
    return value.kind in {Kind.IRI, Kind.SUBJECT}


def _value(value: Value, name: str) -> Iri | Literal:
    if _is_node(value):
        return Iri(name)
    return Literal(value.text, value.datatype or None, value.language or None)


def _used(nodes: list[Node]) -> dict[str, str]:
    """Return the prefixes that the graph uses."""
    words = {node.kind for node in nodes} | {name for node in nodes for name in node.properties}
    words |= {
        one.datatype
        for node in nodes
        for values in node.properties.values()
        for one in values
        if isinstance(one, Literal) and one.datatype
    }
    found = {word.partition(":")[0] for word in words}
    return {prefix: iri for prefix, iri in PREFIXES.items() if prefix in found}
