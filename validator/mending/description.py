"""A description mended: what people wrote for a value becomes the value, and every other byte stays as it was."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standards.errors import DsregError
from standards.vocabulary import find_vocabulary
from validator.mending.change import Change
from validator.metadata.check import find_all
from validator.metadata.forms.all_forms import FORMS
from validator.metadata.forms.json_form import escape
from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from yaml.nodes import Node

    from validator.finding import Finding
    from validator.options import Options

RDF = frozenset({"turtle", "n-triples", "rdf-xml", "json-ld"})
YAML = frozenset({".yaml", ".yml"})
MARK = "\ufeff"
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./+-]*(?::[A-Za-z0-9_./+-]+)*")
"""Texts that YAML reads as they are, without quotation marks, those of NOT_TEXT aside."""
NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One text of a document: where it begins and ends, as it is written and as it reads."""

    start: int
    end: int
    written: str
    text: str


def mend_text(path: Path, form: str, options: Options) -> tuple[str, list[Change]]:
    """Return the text of a description with what is certain put right, and the changes.

    Raise DsregError "not-mendable" for RDF, in which nothing says where a value stands.
    """
    if form in RDF:
        raise DsregError("not-mendable", path=path.as_posix(), reason="it is RDF, in which no value has a line")
    text = path.read_bytes().decode("utf-8")
    mark, text = (MARK, text[1:]) if text.startswith(MARK) else ("", text)
    leaves = dict(_yaml_leaves(text) if path.suffix.lower() in YAML else _json_leaves(text))
    edits: dict[int, tuple[Leaf, str]] = {}
    changes = []
    for change in wanted(check(path, form, options)):
        pointer = _leaf_pointer(leaves, change)
        if pointer is None or leaves[pointer].start in edits:
            continue
        after = _name_of(change.after) if pointer.endswith("/name") else change.after
        leaf = leaves[pointer]
        edits[leaf.start] = (leaf, after)
        changes.append(replace(change, pointer=pointer, after=after))
    for _, (leaf, after) in sorted(edits.items(), reverse=True):
        text = text[: leaf.start] + _written(leaf, after, is_yaml=path.suffix.lower() in YAML) + text[leaf.end :]
    return mark + text, changes


def check(path: Path, form: str, options: Options) -> tuple[Finding, ...]:
    """Return what is wrong with a description, by the profiles that were asked for or those of its form."""
    description = read_description(path, form, of_class=options.subject_class)
    profiles = options.profiles or (FORMS[form].profile,)
    is_package = form == "data-package" and not options.profiles
    return tuple(find_all(description, profiles, as_warnings=is_package))


def wanted(findings: Iterable[Finding]) -> Iterator[Change]:
    """Yield the changes that findings propose."""
    for finding in findings:
        for example in finding.examples:
            if example.suggestion and example.pointer is not None and example.value is not None:
                yield Change(
                    code=finding.code,
                    field=finding.property,
                    before=example.value,
                    after=example.suggestion,
                    line=example.line,
                    pointer=example.pointer,
                )


def _leaf_pointer(leaves: Mapping[str, Leaf], change: Change) -> str | None:
    """Return where the text that is to be changed stands: at the pointer, or in the object there that holds it."""
    pointer, text = change.pointer or "", change.before.strip()
    for one in (pointer, *(f"{pointer}/{key}" for key in ("path", "name", "title"))):
        if one in leaves and leaves[one].text.strip() == text:
            return one
    return None


def _name_of(licence: str) -> str:
    """Return the short name of a licence, which a Data Package has beside its address."""
    member = find_vocabulary("licence").find(licence)
    return licence if member is None else next((one for one in member.same if re.fullmatch(r"[\w.-]+", one)), licence)


def _json_leaves(text: str) -> Iterator[tuple[str, Leaf]]:
    # json-source-map is imported only where a place is asked for
    from json_source_map import calculate  # noqa: PLC0415

    for pointer, entry in calculate(text).items():
        start, end = entry.value_start.position, entry.value_end.position
        if text[start] == '"':
            written = text[start:end]
            yield pointer, Leaf(start=start, end=end, written=written, text=json.loads(written, strict=False))


def _yaml_leaves(text: str) -> Iterator[tuple[str, Leaf]]:
    # PyYAML is imported only for YAML
    from yaml import SafeLoader, compose  # noqa: PLC0415

    node = compose(text, SafeLoader)
    if node is not None:
        yield from _leaves_below(node, "", text)


def _leaves_below(node: Node, pointer: str, text: str) -> Iterator[tuple[str, Leaf]]:
    from yaml import MappingNode, SequenceNode  # noqa: PLC0415 - see above

    if isinstance(node, SequenceNode):
        for number, one in enumerate(node.value):
            yield from _leaves_below(one, f"{pointer}/{number}", text)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _leaves_below(value, f"{pointer}/{escape(str(key.value))}", text)
    else:
        start, end = node.start_mark.index, node.end_mark.index
        yield pointer, Leaf(start=start, end=end, written=text[start:end], text=str(node.value))


def _written(leaf: Leaf, after: str, *, is_yaml: bool) -> str:
    """Return a text as the one that it replaces was written: with the same quotation marks, or without."""
    is_plain = is_yaml and leaf.written[:1] not in {'"', "'", "|", ">"}
    if is_plain and PLAIN.fullmatch(after) and after.lower() not in NOT_TEXT:
        return after
    return f"'{after}'" if leaf.written.startswith("'") and "'" not in after else json.dumps(after, ensure_ascii=False)
