"""Where a thing stands in the text it was read from: the line of a JSON pointer, the line of an RDF subject."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from validator.metadata.forms.graph import Graph

    LineOf = Callable[[str], int | None]
    Start = tuple[str, int]
    """A subject as it is written, and the offset at which it begins."""

_NAME = r"(?:[\w:%-]++|\\.|(?<=[\w:])\.(?=[\w:%\\-]))++"
_SUBJECT = rf"<[^<>\s]*+>|{_NAME}"
# The start of a statement on a line of its own, after a line that ends one and holds no comment.
TURTLE_LINE = re.compile(rf"^(?:[^#<\n]++|<[^<>\n]*+>)*+(?:(?<=\.)|(?<=\.[ \t\r]))\n(?=\s*+({_SUBJECT}))", re.MULTILINE)
# What Turtle is made of, as far as the start of a statement asks: texts, comments, addresses, names, marks.
# Nothing is given back once it is taken: a text of ten megabytes, or a mark that is never closed, costs one pass.
TURTLE = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""|'
    r"'''(?:[^'\\]++|\\.|'(?!''))*+'''|"
    r'"(?:[^"\\\n]++|\\.)*+"|'
    r"'(?:[^'\\\n]++|\\.)*+'|"
    r"#[^\n]*+|"
    rf"{_SUBJECT}|[.;,\[\](){{}}@^]",
    re.DOTALL,
)
PREFIX = re.compile(r"@?prefix\s+([\w.-]*+):\s*+<([^<>\s]*+)>", re.IGNORECASE)
BASE = re.compile(r"@?base\s+<([^<>\s]*+)>", re.IGNORECASE)
TRIPLE = re.compile(r"^[ \t]*+(<[^<>\s]*+>)", re.MULTILINE)
ABOUT = re.compile(r"""\babout\s*+=\s*+(?:"([^"<]*+)"|'([^'<]*+)')""")
ID = re.compile(r'"@?id"\s*+:\s*+("(?:[^"\\]++|\\.)*+")')


def lines_of_json(text: str) -> LineOf:
    """Return what finds the line of a JSON pointer; of the nearest part above it, where it names nothing."""
    known: dict[str, int] = {}
    if "\n" not in text:  # a file of one line may be of 100 MB
        return lambda _: 1

    def line_of(pointer: str) -> int | None:
        if not known:
            known.update(_pointers(text))
        while pointer and pointer not in known:
            pointer = pointer.rpartition("/")[0]
        return known.get(pointer)

    return line_of


def _pointers(text: str) -> Iterator[tuple[str, int]]:
    # json-source-map is imported only where a line is asked for
    from json_source_map import calculate  # noqa: PLC0415

    for pointer, entry in calculate(text).items():
        yield pointer, (entry.key_start or entry.value_start).line + 1


def lines_of_rdf(path: Path, form: str, graph: Graph, base: str) -> LineOf:
    """Return what finds the line at which a subject begins; its owner's line, where it has no name of its own.

    Lines are counted when the first is asked for: first by the quick way of the form, then, for a subject that it
    missed, by the thorough one.
    """
    known: dict[str, int] = {}
    ways = [*WAYS[form]]

    def line_of(key: str) -> int | None:
        named = graph.named_above(key)
        while named not in known and ways:
            text = path.read_text(encoding="utf-8-sig", errors="replace")
            for subject, line in _numbered(text, ways.pop(0)(text, base)):
                known.setdefault(subject, line)
        return known.get(named)

    return line_of


def _numbered(text: str, starts: Iterable[Start]) -> Iterator[tuple[str, int]]:
    line, before = 1, 0
    for subject, offset in starts:
        line += text.count("\n", before, offset)
        before = offset
        yield subject, line


def _lines_of_turtle(text: str, base: str) -> Iterator[Start]:
    """Yield the statements that begin a line, in a text in which no literal runs over several lines."""
    if '"""' in text or "'''" in text:
        return
    whole = _expansion(text, base)
    for match in TURTLE_LINE.finditer(text):
        yield whole(match[1]), match.start(1)


def _tokens_of_turtle(text: str, base: str) -> Iterator[Start]:
    """Yield each statement's subject: what follows a full stop that ends a statement, or a directive."""
    whole, is_start, depth = _expansion(text, base), True, 0
    for match in TURTLE.finditer(text):
        token = match[0]
        if token[0] == "#":
            continue
        depth += (token in {"[", "("}) - (token in {"]", ")"})
        if is_start and token.lower() in {"prefix", "base"}:
            continue
        if is_start and token != "@":  # noqa: S105 - a mark of Turtle
            yield whole(token), match.start()
        is_start = token == "." and depth == 0  # noqa: S105 - a mark of Turtle


def _expansion(text: str, base: str) -> Callable[[str], str]:
    """Return what makes a whole IRI of an address in brackets or of a prefixed name."""
    prefixes = dict(PREFIX.findall(text))
    stated = BASE.search(text)
    start = urljoin(base, stated[1]) if stated else base

    def whole(written: str) -> str:
        if written.startswith("<"):
            return urljoin(start, written[1:-1])
        prefix, _, local = written.partition(":")
        return urljoin(start, str(prefixes.get(prefix, ""))) + re.sub(r"\\(.)", r"\1", local)

    return whole


def _triples(text: str, _: str) -> Iterator[Start]:
    for match in TRIPLE.finditer(text):
        yield match[1][1:-1], match.start(1)


def _abouts(text: str, base: str) -> Iterator[Start]:
    for match in ABOUT.finditer(text):
        yield urljoin(base, match[1] or match[2] or ""), match.start()


def _ids(text: str, base: str) -> Iterator[Start]:
    """Yield the nodes of JSON-LD by the text of their id: whole, and by its last part where it is a short one."""
    for match in ID.finditer(text):
        yield urljoin(base, json.loads(match[1])), match.start()


WAYS: dict[str, tuple[Callable[[str, str], Iterator[Start]], ...]] = {
    "turtle": (_lines_of_turtle, _tokens_of_turtle),
    "n-triples": (_triples,),
    "rdf-xml": (_abouts,),
    "json-ld": (_ids,),
}
