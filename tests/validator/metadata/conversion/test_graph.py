from __future__ import annotations

from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from validator.metadata.conversion.graph import Iri, Node, write_jsonld, write_turtle
from validator.metadata.conversion.graph import Literal as Text

# rdflib 7 reads JSON-LD by a class that it deprecates itself
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

HERE = "https://example.org/x"
TITLE = URIRef("http://purl.org/dc/terms/title")
TRICKY = ['"', "\\", '"""', "\n\r\t", "\x00\x1f\x7f", "é€😀", "<b>", "@en", "'", "a\\u0041b", "^^xsd:date"]


def node(**properties: Any) -> Node:  # noqa: ANN401 - values of a property
    """Return a node with the dct properties given."""
    made = Node(HERE, "dcat:Dataset")
    for name, value in properties.items():
        made.add(f"dct:{name}", value)
    return made


def parse(content: bytes, form: str) -> Graph:
    """Return the graph that rdflib reads."""
    return Graph().parse(data=content.decode(), format=form)


@pytest.mark.parametrize("text", TRICKY)
@pytest.mark.parametrize(("write", "form"), [(write_turtle, "turtle"), (write_jsonld, "json-ld")])
def test_every_text_is_read_back_as_it_was(text: str, write: Any, form: str) -> None:  # noqa: ANN401 - a function
    assert list(parse(write([node(title=text)]), form).objects(URIRef(HERE), TITLE)) == [Literal(text)]


def test_both_spellings_say_the_same() -> None:
    made = [node(title="One", issued=Text("2026-01-01", "xsd:date"), source=Iri("https://example.org/a%20b?c#d"))]
    assert isomorphic(parse(write_turtle(made), "turtle"), parse(write_jsonld(made), "json-ld"))


def test_nothing_is_left_out_silently_but_nothing() -> None:
    made = Node(HERE, "dcat:Dataset")
    made.add("dct:title", "One", "", None, "Two")
    assert made.properties == {"dct:title": [Text("One"), Text("Two")]}


def test_a_node_without_properties_is_written() -> None:
    assert len(parse(write_turtle([Node(HERE, "dcat:Dataset")]), "turtle")) == 1
