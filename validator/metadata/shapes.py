"""Shapes that a person brings: a description held to SHACL by pyshacl, each result a finding with its line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.faults import Place, find
from validator.finding import Example, Severity
from validator.metadata.forms.graph import BLANK, Graph
from validator.metadata.forms.rdf import FORMS, read_rdf
from validator.metadata.names import expand, shorten
from validator.metadata.recognition import tell_form
from validator.metadata.sentences import name_subject
from validator.tables.source import read_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import rdflib

    from validator.finding import Finding
    from validator.metadata.description import Description, Subject

SH = "http://www.w3.org/ns/shacl#"
SEVERITIES = {f"{SH}Warning": Severity.WARNING, f"{SH}Info": Severity.NOTICE}
CODES = {
    "MinCount": "property-missing",
    "QualifiedMinCount": "property-missing",
    "HasValue": "property-missing",
    "MaxCount": "property-repeated",
    "QualifiedMaxCount": "property-repeated",
    "Closed": "property-unknown",
    "In": "value-not-in-list",
}
"""From a constraint of SHACL to the code of its fault; all others are about a value's form."""
ELSEWHERE = re.compile(r"\b(?:SERVICE|FROM)\b", re.IGNORECASE)
HTTPS_SCHEMA = "https://schema.org/"


def check_shapes(description: Description, shapes: Path) -> Iterator[Finding]:
    """Yield what a description in RDF does not keep of the shapes; nothing is fetched, and no owl:imports followed.

    Raise DsregError "shapes-not-rdf" for a description in another form, "shapes-unreadable" for what is no SHACL, for
    shapes that point at what is not there, and for queries that would ask another machine.
    """
    if description.form not in FORMS or not isinstance(description.subjects, Graph):
        raise DsregError("shapes-not-rdf", path=description.path)
    asked = _read_shapes(shapes)
    is_https = any(str(term).startswith(HTTPS_SCHEMA) for term in asked.all_nodes())
    results = _validate(_to_rdflib(description.subjects, is_https=is_https), asked, shown=shapes.as_posix())
    found = (
        _finding(description, results, result, shapes=asked, asked_by=shapes.name) for result in _subjects(results)
    )
    yield from sorted(found, key=_order)


def _read_shapes(path: Path) -> rdflib.Graph:
    """Return the shapes, read as a description is: no network, no entities, within the limits."""
    shown = path.as_posix()
    if not path.is_file():
        raise DsregError("shapes-unreadable", path=shown, reason="there is no such file")
    form = tell_form(path, read_head(path, shown=shown))
    if form not in FORMS:
        raise DsregError("shapes-unreadable", path=shown, reason="it is not RDF")
    read = read_rdf(path, form, shown)
    graph = _to_rdflib(read.subjects, is_https=False) if isinstance(read.subjects, Graph) else None
    if graph is None or not any(str(kind).startswith(SH) for kind in graph.objects()):
        raise DsregError("shapes-unreadable", path=shown, reason="no shape of SHACL stands in it")
    if any(ELSEWHERE.search(str(text)) for text in _queries(graph)):
        raise DsregError("shapes-unreadable", path=shown, reason="a query in it asks another machine")
    return graph


def _queries(graph: rdflib.Graph) -> Iterator[object]:
    # rdflib is imported only for shapes
    from rdflib import URIRef  # noqa: PLC0415

    for name in ("select", "ask", "construct"):
        yield from graph.objects(None, URIRef(f"{SH}{name}"))


def _to_rdflib(graph: Graph, *, is_https: bool) -> rdflib.Graph:
    """Return the statements as pyshacl takes them, every blank node under the name that it has here."""
    # rdflib is imported only for shapes
    from rdflib import BNode, Literal, URIRef  # noqa: PLC0415
    from rdflib import Graph as Statements  # noqa: PLC0415 - see above

    def node(text: str) -> BNode | URIRef:
        return BNode(text.removeprefix(BLANK)) if text.startswith(BLANK) else URIRef(text)

    made = Statements()
    for key, flat in graph.statements.items():
        for name, term in zip(map(str, flat[::2]), flat[1::2], strict=True):
            is_schema = is_https and name.startswith("schema:")
            whole = HTTPS_SCHEMA + name.removeprefix("schema:") if is_schema else expand(name)
            if isinstance(term, str):
                made.add((node(key), URIRef(whole), node(term)))
            else:
                datatype = None if term.language else URIRef(term.datatype.value)
                made.add((node(key), URIRef(whole), Literal(term.value, lang=term.language, datatype=datatype)))
    return made


def _validate(data: rdflib.Graph, shapes: rdflib.Graph, *, shown: str) -> rdflib.Graph:
    # pyshacl is imported only for shapes: 1.2 s
    import pyshacl  # noqa: PLC0415
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure  # noqa: PLC0415 - see above

    try:
        _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, do_owl_imports=False)
    except (ReportableRuntimeError, ValidationFailure) as error:
        reason = str(getattr(error, "message", error)).strip().partition("\n")[0]
        raise DsregError("shapes-unreadable", path=shown, reason=reason.rstrip(".")) from error
    if not hasattr(results, "subjects"):
        raise DsregError("shapes-unreadable", path=shown, reason=str(results).strip().partition("\n")[0].rstrip("."))
    return results  # type: ignore[no-any-return] # pyshacl names three things that this may be; the graph is left


def _subjects(results: rdflib.Graph) -> Iterator[rdflib.term.Node]:
    from rdflib import URIRef  # noqa: PLC0415 - see above

    report = URIRef(f"{SH}result")
    for top in results.subjects(None, URIRef(f"{SH}ValidationReport")):
        yield from results.objects(top, report)


def _finding(
    description: Description, results: rdflib.Graph, result: rdflib.term.Node, *, shapes: rdflib.Graph, asked_by: str
) -> Finding:
    """Return one result as a finding about the thing that a person knows."""
    from rdflib import RDFS, BNode, URIRef  # noqa: PLC0415 - see above

    def said(name: str) -> rdflib.term.Node | None:
        return results.value(result, URIRef(f"{SH}{name}"))

    focus, path, value, source = said("focusNode"), said("resultPath"), said("value"), said("sourceShape")
    key = f"{BLANK}{focus}" if isinstance(focus, BNode) else str(focus)
    subject = description.subjects.get(key)
    constraint = str(said("sourceConstraintComponent")).rpartition("#")[2].removesuffix("ConstraintComponent")
    reference = shapes.value(source, RDFS.seeAlso) if source is not None else None
    message = str(said("resultMessage") or f"it does not keep sh:{constraint}").strip()
    shown = None if value is None or isinstance(value, BNode) else str(value)
    found = find(
        CODES.get(constraint, "value-malformed"),
        Place(path=description.path),
        subject=subject.label if subject else key,
        property=shorten(str(path)) if isinstance(path, URIRef) else None,
        severity=SEVERITIES.get(str(said("resultSeverity")), Severity.ERROR),
        message=f"{_named(subject, key)}: {message if message.endswith('.') else f'{message}.'}",
        fix=f"{asked_by} asks for it.",
        examples=[Example(line=description.line_of(key), value=shown)],
    )
    return found if reference is None else replace(found, reference=str(reference))


def _named(subject: Subject | None, key: str) -> str:
    if subject is None:
        return key
    return name_subject(subject, subject.classes[0]) if subject.classes else subject.label


def _order(finding: Finding) -> tuple[object, ...]:
    (example,) = finding.examples
    return (
        example.line or 0,
        finding.subject,
        finding.property or "",
        finding.code,
        finding.message,
        example.value or "",
    )
