"""Generated descriptions, one in three values wrong, and the two ways to hold them to shapes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib import RDF, XSD, BNode, Literal, URIRef

from standards.profile import find_profile
from standards.vocabulary import find_vocabulary
from validator.metadata.forms.rdf import read_rdf
from validator.metadata.names import CLASSES, expand, shorten
from validator.metadata.profile import check_profile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib.term import Node

    from standards.profile import Profile, ProfileRow

    Pair = tuple[str, str]

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
LITERALS = [
    Literal("Public toilets"),
    Literal("Public toilets", lang="en"),
    Literal("A description of the dataset that is long enough for a search engine to show it.", lang="en"),
    Literal("2026-03-31", datatype=XSD.date),
    Literal("2026-02-30", datatype=XSD.date),
    Literal("2026-03-31T10:00:00Z", datatype=XSD.dateTime),
    Literal("2026-03-31", datatype=XSD.dateTime),
    Literal("2026-04", datatype=XSD.gYearMonth),
    Literal("2026", datatype=XSD.gYear),
    Literal("letzten Mittwoch"),
    Literal("2026-03-31"),
    Literal("P1D", datatype=XSD.duration),
    Literal("P", datatype=XSD.duration),
    Literal("10.5", datatype=XSD.decimal),
    Literal("12", datatype=XSD.nonNegativeInteger),
    Literal("-12", datatype=XSD.nonNegativeInteger),
    Literal("12 kb"),
    Literal("9f86", datatype=XSD.hexBinary),
    Literal("9f8", datatype=XSD.hexBinary),
    Literal("true", datatype=XSD.boolean),
    Literal("https://example.org/data/toilets.csv"),
]


def _values(row: ProfileRow, chance: random.Random) -> list[Node]:
    """Return some values for a row: none, one or several, right or wrong."""
    nodes: list[Node] = [URIRef(f"https://example.org/thing/{chance.randrange(999)}")]
    if row.pattern is None:
        nodes.append(BNode())
    if row.vocabulary is not None:
        members = find_vocabulary(row.vocabulary).members
        nodes += [URIRef(chance.choice(members).value) for _ in range(4)]
    several = chance.choice([0, 1, 1, 1, 2])
    return [chance.choice(nodes if chance.random() < 0.5 else LITERALS) for _ in range(several)]


@pytest.fixture
def generated() -> Callable[[Profile, int], rdflib.Graph]:
    """Return a maker of descriptions: four things each, of classes of the profile, whatever its rows have."""

    def make(profile: Profile, descriptions: int) -> rdflib.Graph:
        chance, graph = random.Random(profile.id), rdflib.Graph()  # noqa: S311 - the same things in every run
        types = {type_: name for type_, name in CLASSES.items() if type_.partition(":")[0] != "schema"}
        used = sorted({row.subject_class for row in profile.rows} & set(types.values()))
        for number in range(descriptions * 4):
            subject, of_class = URIRef(f"https://example.org/id/{number}"), chance.choice(used)
            graph.add(
                (subject, RDF.type, URIRef(expand(chance.choice([one for one in types if types[one] == of_class]))))
            )
            for row in profile.rows:
                if row.subject_class == of_class and row.property != "dct:identifier" and chance.random() < 0.6:
                    for value in _values(row, chance):
                        graph.add((subject, URIRef(expand(row.property)), value))
        return graph

    return make


@pytest.fixture
def found_by_us(tmp_path: Path) -> Callable[..., set[Pair]]:
    """Return what dsreg finds: the subject and property of each finding; the code lists aside, if asked."""

    def check(graph: rdflib.Graph, profile: Profile, *, lists: bool = True) -> set[Pair]:
        path = tmp_path / "generated.nt"
        graph.serialize(path, format="nt", encoding="utf-8")
        description = read_rdf(path, "n-triples", path.name)
        keys = {subject.label: subject.key for subject in description.subjects}
        must = {row.property for row in profile.rows if row.vocabulary and row.vocabulary_level == "must"}
        return {
            (keys[finding.subject or ""], finding.property or "")
            for finding in check_profile(description, profile)
            if finding.code != "value-not-in-list" or (lists and finding.property in must)
        }

    return check


@pytest.fixture
def found_by_pyshacl() -> Callable[[rdflib.Graph, rdflib.Graph], set[Pair]]:
    """Return what pyshacl finds by the shapes: the focus node and the path of each result."""
    import pyshacl  # noqa: PLC0415 - 1 s, and only these tests need it

    def check(graph: rdflib.Graph, shapes: rdflib.Graph) -> set[Pair]:
        _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, do_owl_imports=False)
        return {
            (str(results.value(result, SH.focusNode)), _property(results.value(result, SH.resultPath), results))
            for result in results.subjects(RDF.type, SH.ValidationResult)
            if results.value(result, SH.resultPath) is not None
        }

    return check


def _property(path: Node | None, results: rdflib.Graph) -> str:
    """Return the property of a path; of a path of alternatives the first, as a row has them."""
    if isinstance(path, URIRef):
        return shorten(str(path))
    first = results.value(results.value(path, SH.alternativePath), RDF.first)
    return shorten(str(first))


@pytest.fixture
def profile_of() -> Callable[[str], Profile]:
    """Return what finds a profile."""
    return find_profile
