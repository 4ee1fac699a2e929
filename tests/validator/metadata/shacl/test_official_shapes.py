"""dcat-ap-3 against the official SHACL of DCAT-AP 3.0.1, its faults mended that docs/dcat-ap-shapes.md lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib import RDF, BNode, Literal, URIRef
from rdflib.collection import Collection

from standards.profile import find_profile
from validator.metadata.names import expand, shorten

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
NO_MAXIMUM = {
    ("dcat:Catalog", "dct:rights"),
    ("dcat:Distribution", "dct:rights"),
    ("dcat:Dataset", "dcat:spatialResolutionInMeters"),
    ("dcat:CatalogRecord", "dct:conformsTo"),
}
"""Properties that the text of 3.0.1 allows any number of, and the base shapes one."""
ANY_NODE = {"dcatap:applicableLegislation", "dcat:theme"}
"""Properties whose values the base shapes want as addresses alone; the whole shapes take blank nodes too."""
NO_KIND = {
    ("foaf:Agent", "dct:type"),
    ("dcat:CatalogRecord", "foaf:primaryTopic"),
    ("dcat:CatalogRecord", "dct:conformsTo"),
    ("dcat:CatalogRecord", "adms:status"),
    ("dcat:CatalogRecord", "dct:language"),
    ("dcat:CatalogRecord", "dct:source"),
    ("dcat:Catalog", "dct:publisher"),
    ("spdx:Checksum", "spdx:algorithm"),
    ("dct:LicenseDocument", "dct:type"),
    ("dct:PeriodOfTime", "time:hasBeginning"),
    ("dct:PeriodOfTime", "time:hasEnd"),
    ("dcat:Relationship", "dct:relation"),
    ("dcat:Relationship", "dcat:hadRole"),
}
"""Properties of which the base shapes leave open whether a text will do; the whole shapes do not."""
LEFT_OUT = {("dcat:Catalog", "dct:temporal"), ("dcat:DataService", "foaf:page"), ("dcat:Dataset", "dcat:hasVersion")}
"""Properties that the base shapes do not have; all hold nodes."""
SUPERSEDED = ("dcat:Dataset", "dct:hasVersion")
"""A property of which the base shapes speak, and the text no more."""
NOT_RECOMMENDED = {("dcat:DatasetSeries", "dct:spatial"), ("dcat:DatasetSeries", "dct:temporal")}
"""Properties that the text recommends, and the recommended shapes do not."""


@pytest.fixture
def corrected(real_data: Path) -> rdflib.Graph:
    """Return the base and the recommended shapes, corrected; the test is skipped where they are not at hand."""
    folder = real_data / "dcat" / "semiceu-dcat-ap-3.0.1" / "shapes"
    if not folder.is_dir():
        pytest.skip("the official shapes are not beside the repository")
    text = (folder / "shapes.ttl").read_text(encoding="utf-8")
    shapes = rdflib.Graph().parse(data=re.sub(r"\bsh:shape\b", "sh:node", text), format="turtle")
    shapes.parse(folder / "shapes_recommended.ttl", format="turtle")
    for target, property_, shape in _property_shapes(shapes):
        _correct(shapes, target, property_, shape)
    (identifier,) = shapes.subjects(SH.targetClass, URIRef(expand("adms:Identifier")))
    _add(shapes, identifier, "skos:notation", (SH.minCount, Literal(1)), (SH.nodeKind, SH.Literal))
    for target, property_ in LEFT_OUT | NO_KIND:
        node = next(shapes.subjects(SH.targetClass, URIRef(expand(target))))
        _add(shapes, node, property_, (SH.nodeKind, SH.BlankNodeOrIRI))
    for target, property_ in NOT_RECOMMENDED:
        node = next(shapes.subjects(SH.targetClass, URIRef(expand(target))))
        _add(shapes, node, property_, (SH.minCount, Literal(1)))
    return _with_something_listed(shapes)


def _with_something_listed(shapes: rdflib.Graph) -> rdflib.Graph:
    """Return the shapes with the text's wish for a dataset or a service in a catalogue."""
    catalogue = next(shapes.subjects(SH.targetClass, URIRef(expand("dcat:Catalog"))))
    shape, path, either = BNode(), BNode(), BNode()
    Collection(shapes, either, [URIRef(expand("dcat:dataset")), URIRef(expand("dcat:service"))])
    for triple in (
        (catalogue, SH.property, shape),
        (shape, SH.path, path),
        (path, SH.alternativePath, either),
        (shape, SH.minCount, Literal(1)),
    ):
        shapes.add(triple)
    return shapes


def _property_shapes(shapes: rdflib.Graph) -> list[tuple[str, str, rdflib.term.Node]]:
    return [
        (shorten(str(target)), shorten(str(path)) if isinstance(path, URIRef) else "", shape)
        for node, target in shapes.subject_objects(SH.targetClass)
        for shape in shapes.objects(node, SH.property)
        for path in shapes.objects(shape, SH.path)
    ]


def _correct(shapes: rdflib.Graph, target: str, property_: str, shape: rdflib.term.Node) -> None:
    if (target, property_) == SUPERSEDED or not property_:  # the one without a property asks of a series' datasets
        shapes.remove((None, SH.property, shape))
    if (target, property_) == ("dct:Location", "locn:geometry"):
        shapes.remove((shape, SH.nodeKind, None))
    if (target, property_) in NO_MAXIMUM:
        shapes.remove((shape, SH.maxCount, None))
    if (target, property_) == ("dcat:CatalogRecord", "foaf:primaryTopic"):
        shapes.remove((shape, SH.node, None))
    if property_ in ANY_NODE and shapes.value(shape, SH.nodeKind) == SH.IRI:
        shapes.set((shape, SH.nodeKind, SH.BlankNodeOrIRI))


def _add(
    shapes: rdflib.Graph,
    node: rdflib.term.Node,
    property_: str,
    *asked: tuple[rdflib.term.Node, rdflib.term.Node],
) -> None:
    shape = BNode()
    shapes.add((node, SH.property, shape))
    shapes.add((shape, SH.path, URIRef(expand(property_))))
    for name, value in asked:
        shapes.add((shape, name, value))


def test_the_corrected_official_shapes_find_the_same_subjects_and_properties(
    corrected: rdflib.Graph,
    generated: Callable[..., rdflib.Graph],
    found_by_us: Callable[..., set[tuple[str, str]]],
    found_by_pyshacl: Callable[..., set[tuple[str, str]]],
) -> None:
    profile = find_profile("dcat-ap-3")
    graph = generated(profile, 200)
    # the base shapes ask nothing of subclasses: the profile's own class stands beside an organisation's
    for agent in ("foaf:Organization", "foaf:Person", "org:Organization"):
        for subject in graph.subjects(RDF.type, URIRef(expand(agent))):
            graph.add((subject, RDF.type, URIRef(expand("foaf:Agent"))))
    ours = found_by_us(graph, profile, lists=False)
    theirs = found_by_pyshacl(graph, corrected)
    assert len(theirs) > 200
    assert (sorted(ours - theirs), sorted(theirs - ours)) == ([], [])
