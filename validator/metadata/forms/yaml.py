"""YAML read as plainly as JSON: no anchors, no tags, every text a text; and the line of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml import AliasEvent, MappingNode, SafeLoader, SequenceNode, YAMLError, compose, parse

from standards.errors import DsregError
from validator.limits import LIMITS, beyond
from validator.metadata.forms.json_form import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.nodes import Node

    from validator.metadata.forms.lines import LineOf

NULL = "tag:yaml.org,2002:null"


def parse_yaml(text: str, *, shown: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return a YAML document as texts, lists and dictionaries; an empty one as None.

    A date, a number and a yes stay the text that was written. Raise DsregError "not-yaml" with the line where it breaks
    off, for an anchor, an alias or a tag (a small file could unpack to gigabytes, or name a program), and for a key
    that stands twice; "limit-reached" for too deep a nesting.
    """
    node = _compose(text, shown=shown)
    return None if node is None else _plain(node, shown=shown)


def lines_of_yaml(text: str) -> LineOf:
    """Return what finds the line of a JSON pointer; of the nearest part above it, where it names nothing."""
    known: dict[str, int] = {}

    def line_of(pointer: str) -> int | None:
        node = None if known else _compose(text, shown="")
        known.update({} if node is None else dict(_lines(node, "", node.start_mark.line)))
        while pointer and pointer not in known:
            pointer = pointer.rpartition("/")[0]
        return known.get(pointer)

    return line_of


def _compose(text: str, *, shown: str) -> Node | None:
    """Return the tree of the text, each part knowing where it stands."""
    try:
        for event in parse(text, SafeLoader):
            anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
            if isinstance(event, AliasEvent) or anchor is not None or tag is not None:
                where = f"at line {event.start_mark.line + 1}" if event.start_mark else "in it"
                reason = f"an anchor, an alias or a tag stands {where}; write the value out"
                raise DsregError("not-yaml", path=shown, reason=reason)
        return compose(text, SafeLoader)
    except YAMLError as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
        where = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise DsregError("not-yaml", path=shown, reason=f"{problem}{where}") from error
    except RecursionError as error:
        raise beyond(shown, "its depth", LIMITS.depth) from error


def _plain(node: Node, *, shown: str, depth: int = 0) -> Any:  # noqa: ANN401 - YAML holds anything
    if depth > LIMITS.depth:
        raise beyond(shown, "its depth", LIMITS.depth)
    if isinstance(node, SequenceNode):
        return [_plain(one, shown=shown, depth=depth + 1) for one in node.value]
    if isinstance(node, MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            if str(key.value) in found:
                line = key.start_mark.line + 1
                raise DsregError("not-yaml", path=shown, reason=f'"{key.value}" stands twice, again at line {line}')
            found[str(key.value)] = _plain(value, shown=shown, depth=depth + 1)
        return found
    return None if node.tag == NULL else node.value


def _lines(node: Node, pointer: str, line: int) -> Iterator[tuple[str, int]]:
    yield pointer, line + 1
    if isinstance(node, SequenceNode):
        for number, one in enumerate(node.value):
            yield from _lines(one, f"{pointer}/{number}", one.start_mark.line)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _lines(value, f"{pointer}/{escape(str(key.value))}", key.start_mark.line)
