"""A profile as SHACL shapes in Turtle, for tools that read no other form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standards.vocabulary import find_vocabulary
from validator.metadata.description import Kind
from validator.metadata.kinds import ANY, KINDS, LEXICAL, LITERAL, NODE
from validator.metadata.names import CLASSES, PREFIXES, expand
from validator.metadata.sentences import SPOKEN
from validator.metadata.values import is_certain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standards.profile import Profile, ProfileRow
    from validator.metadata.kinds import ValueKind

SH = "http://www.w3.org/ns/shacl#"
_NAME = re.compile(r"[A-Za-z][\w-]*:[A-Za-z][\w-]*")
_HEAD = """# {title}: what {id} asks, as SHACL. dsreg's own check names the dataset and the line besides.
# {reference}
"""


def to_shacl(profile: Profile) -> str:
    """Return the profile's rows as shapes: obligation as severity, messages, and the clause of each.

    Values that should or may come from a code list are said in a comment: SHACL has no severity for one of several.
    """
    shapes = [_node_shape(profile, name) for name in dict.fromkeys(row.subject_class for row in profile.rows)]
    body = "\n".join(shapes)
    used = {name for name in PREFIXES if re.search(rf"(?<![\w:]){name}:", body)}
    prefixes = {"sh": SH} | {name: PREFIXES[name] for name in sorted({*used, "rdfs", "xsd"})}
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    head = _HEAD.format(title=profile.title, id=profile.id, reference=profile.reference)
    return head + "\n".join(lines) + "\n\n" + body


def _node_shape(profile: Profile, of_class: str) -> str:
    rows = [row for row in profile.rows if row.subject_class == of_class]
    targets = [type_ for type_, name in CLASSES.items() if name == of_class] or [of_class]
    lines = [f"<urn:dsreg:profile:{profile.id}:{of_class}> a sh:NodeShape ;"]
    if all(":" in target for target in targets):
        lines += [f"    sh:targetClass {_term(target)} ;" for target in targets]
    if of_class in profile.closed:
        lines += ["    sh:closed true ;", f"    sh:ignoredProperties ( {_term('rdf:type')} ) ;"]
    lines += [f"    sh:property [\n{shape}    ] ;" for row in rows for shape in _property_shapes(profile, row)]
    lines.append(f"    rdfs:label {_text(SPOKEN.get(of_class, of_class))} .")
    return "\n".join(lines) + "\n"


def _property_shapes(profile: Profile, row: ProfileRow) -> Iterator[str]:
    """Yield a shape for what is missing, one for what is too much, one for the form, one for the list."""
    spoken = SPOKEN.get(row.subject_class, row.subject_class)
    wrong = "Warning" if profile.is_lenient and row.obligation != "mandatory" else "Violation"
    if row.obligation != "optional":
        asks, severity = ("requires", "Violation") if row.obligation == "mandatory" else ("recommends", "Warning")
        says = f"{spoken} has no {row.label} ({row.property}); {profile.title} {asks} one."
        alternatives = " ".join(map(_term, (row.property, *row.alternatives)))
        path = f"[ sh:alternativePath ( {alternatives} ) ]" if row.alternatives else None
        yield _shape(row, [f"sh:minCount {max(1, row.minimum)}"], severity, says, path=path)
    if row.maximum is not None:
        says = f"{spoken} has more than {row.maximum} of {row.label} ({row.property})."
        yield _shape(row, [f"sh:maxCount {row.maximum}"], wrong, says)
    form = [*_kind(KINDS[row.kind]), *([f"sh:pattern {_text(row.pattern)}"] if row.pattern else [])]
    if form:
        yield _shape(row, form, wrong, f"{row.label.capitalize()} ({row.property}) is not {KINDS[row.kind].words}.")
    if row.vocabulary is not None and row.vocabulary_level == "must":
        severity = wrong if is_certain(row) else "Warning"
        says = f"{row.label.capitalize()} ({row.property}) is not in the list {row.vocabulary}."
        yield _shape(row, [f"sh:in ( {' '.join(_members(row.vocabulary))} )"], severity, says)


def _shape(row: ProfileRow, asked: list[str], severity: str, message: str, *, path: str | None = None) -> str:
    parts = [
        f"sh:path {path or _term(row.property)}",
        *asked,
        f"sh:severity sh:{severity}",
        f"sh:name {_text(row.label)}",
        f"sh:message {_text(message)}",
        f"rdfs:seeAlso <{row.reference}>",
    ]
    return "".join(f"        {part} ;\n" for part in parts)


def _kind(kind: ValueKind) -> Iterator[str]:
    """Yield what SHACL says of a kind of value."""
    if kind.kinds == NODE:
        yield "sh:nodeKind sh:BlankNodeOrIRI"
        return
    if kind.kinds == LITERAL and not kind.datatypes:
        yield "sh:nodeKind sh:Literal"
    if kind.datatypes:
        each = (f"[ sh:datatype {name} ; {_pattern(LEXICAL.get(name))} ]" for name in sorted(kind.datatypes))
        yield f"sh:or ( {' '.join(each)} )"
        yield _pattern(kind.text)
    elif kind.text is not None and kind.kinds == ANY:
        yield f"sh:or ( [ sh:nodeKind sh:BlankNodeOrIRI ] [ {_pattern(kind.text)} ] )"
    elif kind.text is not None and Kind.LITERAL in kind.kinds:
        yield _pattern(kind.text)


def _pattern(text: re.Pattern[str] | None) -> str:
    return f"sh:pattern {_text(f'^(?:{text.pattern})$')}" if text is not None else ""


def _members(vocabulary: str) -> Iterable[str]:
    """Yield what stands in a code list, each in every way that the list takes it."""
    texts = (text for one in find_vocabulary(vocabulary).members for text in (one.value, *one.same))
    return dict.fromkeys(f"<{text}>" if text.startswith("http") else _text(text) for text in texts)


def _term(name: str) -> str:
    """Return a property or class as Turtle has it: its prefixed name where that can be written, else its address."""
    prefix = name.partition(":")[0]
    return name if prefix in PREFIXES and _NAME.fullmatch(name) else f"<{expand(name)}>"


def _text(text: str) -> str:
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    )
    return f'"{escaped}"'
