"""A graph as nodes, and its two spellings: Turtle and JSON-LD.

Both are written directly, in the order in which the graph was made: the same graph gives the same bytes, and 10,000
datasets take a second where a general library takes twenty. A node's IRI may be a blank node (`_:dataset1`); a
registry's own exports have none, for they make a harvester believe that everything changed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from validator.metadata.names import PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CATALOGUE_PREFIXES = {name: PREFIXES[name] for name in ("dcat", "dct", "foaf", "skos", "spdx", "vcard", "xsd")}
"""The vocabularies that a registry's own exports use."""
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
UNWRITTEN = re.compile("[\x00-\x1f\x7f]")
BLANK = "_:"
TYPE = "rdf:type"
_LOCAL = re.compile(r"[A-Za-z_](?:[\w-]*\w)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Iri:
    """A node that is named by a full IRI, free of the characters that Turtle refuses in one, or by a blank node."""

    text: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, perhaps of a datatype (a prefixed name) or in a language (a tag)."""

    text: str
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One subject: its IRI, its class (a prefixed name, or nothing), its properties in order."""

    iri: str
    kind: str
    properties: dict[str, list[Iri | Literal]] = field(default_factory=dict)

    def add(self, name: str, *values: Iri | Literal | str | None) -> None:
        """Add values of a property; a plain text is a literal, nothing and the empty text are left out."""
        kept = [Literal(value) if isinstance(value, str) else value for value in values if value]
        if kept:
            self.properties.setdefault(name, []).extend(kept)


def link(iri: str | None) -> Iri | None:
    """Return the node of an IRI, or nothing for nothing."""
    return Iri(iri) if iri else None


def write_turtle(nodes: Iterable[Node], prefixes: Mapping[str, str] = CATALOGUE_PREFIXES) -> bytes:
    """Return the graph as Turtle."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in prefixes.items()]
    for node in nodes:
        stated = [f"a {_spell_name(node.kind, prefixes)}"] if node.kind else []
        for name, values in node.properties.items():
            spelt = ", ".join(_spell(value, prefixes) for value in values)
            stated.append(f"{_spell_name(name, prefixes)} {spelt}")
        if stated:
            lines += ["", f"{_spell_iri(node.iri)} " + " ;\n    ".join(stated) + " ."]
    return ("\n".join(lines) + "\n").encode()


def write_jsonld(nodes: Iterable[Node], prefixes: Mapping[str, str] = CATALOGUE_PREFIXES) -> bytes:
    """Return the graph as JSON-LD, its prefixes in a context of its own, a line for each node."""
    lines = ",\n".join(json.dumps(_to_object(node, prefixes), ensure_ascii=False) for node in nodes)
    return f'{{"@context": {json.dumps(prefixes)},\n"@graph": [\n{lines}\n]}}\n'.encode()


def write_json(document: object) -> bytes:
    """Return a document as JSON that reads well and is always the same; half a surrogate pair stays escaped."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")


def _spell_name(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return name if prefix in prefixes and _LOCAL.fullmatch(local) else f"<{expand(name)}>"


def _spell_iri(text: str) -> str:
    return text if text.startswith(BLANK) else f"<{text}>"


def _spell(value: Iri | Literal, prefixes: Mapping[str, str]) -> str:
    if isinstance(value, Iri):
        return _spell_iri(value.text)
    text = "".join(ESCAPES.get(one, one) for one in value.text)
    text = UNWRITTEN.sub(lambda found: f"\\u{ord(found[0]):04X}", text)
    if value.language:
        return f'"{text}"@{value.language}'
    return f'"{text}"' + (f"^^{_spell_name(value.datatype, prefixes)}" if value.datatype else "")


def _to_object(node: Node, prefixes: Mapping[str, str]) -> dict[str, Any]:
    properties = {
        name if name.partition(":")[0] in prefixes else expand(name): [_to_value(value) for value in values]
        for name, values in node.properties.items()
        if name != TYPE
    }
    kinds = [node.kind, *(one.text for one in node.properties.get(TYPE, ()))]
    stated = [one for one in kinds if one]
    types: dict[str, Any] = {"@type": stated[0] if len(stated) == 1 else stated} if stated else {}
    return {"@id": node.iri} | types | properties


def _to_value(value: Iri | Literal) -> object:
    if isinstance(value, Iri):
        return {"@id": value.text}
    if value.language:
        return {"@value": value.text, "@language": value.language}
    return {"@value": value.text, "@type": value.datatype} if value.datatype else value.text
