"""Scores as W3C's Data Quality Vocabulary, with the metrics that data.europa.eu publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.metadata.conversion.graph import Iri, Literal, Node, write_turtle
from validator.metadata.conversion.terms import is_iri
from validator.metadata.names import PREFIXES
from validator.metadata.scoring.indicators import DIMENSIONS, INDICATORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.metadata.scoring.score import DatasetScore, Scores

VOCABULARY = "https://piveau.eu/ns/voc#"
DQV = {name: PREFIXES[name] for name in ("dcat", "dct", "dqv", "skos", "xsd")} | {"pv": VOCABULARY}


def render_dqv(scores: Scores) -> str:
    """Return the scores as Turtle: the metrics, then for each dataset a measurement of each and of the sum."""
    nodes = [*_metrics(), *(node for number, one in enumerate(scores.scores, 1) for node in _dataset(one, number))]
    return write_turtle(nodes, DQV).decode()


def _metrics() -> Iterator[Node]:
    for name in DIMENSIONS:
        node = Node(VOCABULARY + name, "dqv:Dimension")
        node.add("skos:prefLabel", Literal(name, language="en"))
        yield node
    for metric in dict.fromkeys(one.metric for one in INDICATORS):
        found = [one for one in INDICATORS if one.metric == metric]
        node = Node(VOCABULARY + metric, "dqv:Metric")
        node.add("dqv:expectedDataType", Iri(PREFIXES["xsd"] + "integer"))
        node.add("dqv:inDimension", Iri(VOCABULARY + found[0].dimension))
        node.add("skos:definition", Literal("; ".join(one.advice for one in found), language="en"))
        yield node
    node = Node(VOCABULARY + "scoring", "dqv:Metric")
    node.add("dqv:expectedDataType", Iri(PREFIXES["xsd"] + "integer"))
    yield node


def _dataset(score: DatasetScore, number: int) -> Iterator[Node]:
    key = score.key if is_iri(score.key) else f"_:dataset{number}"
    points: dict[str, int] = {}
    for one in score.measured:
        if one.is_met is not None:
            points[one.indicator.metric] = points.get(one.indicator.metric, 0) + one.points
    points["scoring"] = score.points
    dataset = Node(key, "dcat:Dataset")
    dataset.add("dct:title", score.title)
    dataset.add("dqv:hasQualityMeasurement", *(Iri(f"_:m{number}-{metric}") for metric in points))
    yield dataset
    for metric, earned in points.items():
        node = Node(f"_:m{number}-{metric}", "dqv:QualityMeasurement")
        node.add("dqv:computedOn", Iri(key))
        node.add("dqv:isMeasurementOf", Iri(VOCABULARY + metric))
        node.add("dqv:value", Literal(str(earned), "xsd:integer"))
        yield node
