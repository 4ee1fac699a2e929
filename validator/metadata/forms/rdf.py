"""RDF read as a description: Turtle, N-Triples, RDF/XML and JSON-LD, by pyoxigraph, with nothing fetched."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.dataset import parse_json
from validator.limits import LIMITS, beyond
from validator.metadata.description import Description
from validator.metadata.forms.contexts import with_contexts
from validator.metadata.forms.graph import Graph
from validator.metadata.forms.lines import lines_of_rdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Quad

FORMS = {"turtle": "TURTLE", "n-triples": "N_TRIPLES", "rdf-xml": "RDF_XML", "json-ld": "JSON_LD"}
"""From a description's form to the parser's name for it."""
BASE = "file:///"
"""Stands for where the file is: an address that is relative to it must not become one of a person's disk."""


def read_rdf(path: Path, form: str, shown: str, _: str | None = None) -> Description:
    """Return what an RDF file says.

    Raise DsregError "not-rdf" with the line where the text breaks off, "rdf-entities" for a document type or an entity,
    "not-recognised" where it says nothing, "context-elsewhere" for a JSON-LD context that is not beside the file,
    "limit-reached" for a file that is too long.
    """
    size = path.stat().st_size
    if size > LIMITS.rdf:
        raise beyond(shown, "its size in bytes", LIMITS.rdf, size=size)
    graph = Graph()
    try:
        graph.take(_quads(path, form, shown=shown))
    except SyntaxError as error:
        where = f" at line {error.lineno}" if error.lineno else ""
        raise DsregError("not-rdf", path=shown, reason=f"{_reason(error)}{where}") from error
    except (ValueError, OSError) as error:
        raise DsregError("not-rdf", path=shown, reason=str(error)) from error
    if not graph.statements:
        raise DsregError("not-recognised", path=shown, reason="no statement stands in it")
    return Description(path=shown, form=form, subjects=graph, line_of=lines_of_rdf(path, form, graph, BASE))


def _quads(path: Path, form: str, *, shown: str) -> Iterator[Quad]:
    # pyoxigraph is imported only for RDF
    from pyoxigraph import RdfFormat, parse  # noqa: PLC0415

    kind = getattr(RdfFormat, FORMS[form])
    if form == "json-ld":
        document = with_contexts(parse_json(path.read_bytes(), shown=shown), path.parent, shown=shown)
        yield from parse(json.dumps(document), kind, base_iri=BASE)
        return
    if form == "rdf-xml":
        refuse_entities(path, shown=shown)
    yield from parse(path=str(path), format=kind, base_iri=BASE)


def refuse_entities(path: Path, *, shown: str) -> None:
    """Raise DsregError "rdf-entities" for an XML file that declares a document type or an entity.

    One can make a small file unpack to gigabytes, or read another file; no catalogue needs either.
    """
    # defusedxml is imported only for XML
    from xml.sax import ContentHandler, SAXParseException  # noqa: PLC0415 - only its empty handler

    from defusedxml import DefusedXmlException  # noqa: PLC0415
    from defusedxml.sax import parse  # noqa: PLC0415 - see above

    try:
        parse(str(path), ContentHandler(), forbid_dtd=True)
    except DefusedXmlException as error:
        raise DsregError("rdf-entities", path=shown) from error
    except SAXParseException as error:
        reason = f"{error.getMessage()} at line {error.getLineNumber()}"
        raise DsregError("not-rdf", path=shown, reason=reason) from error


def _reason(error: SyntaxError) -> str:
    return re.sub(r"^Parser error (?:at|between) line \d+[^:]*: ", "", error.msg).rstrip(".")
