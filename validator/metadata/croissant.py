"""What no row can ask of Croissant: that its files, sets of records and fields lead to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.faults import Place, find
from validator.finding import Example
from validator.metadata.description import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.finding import Finding
    from validator.metadata.description import Description, Subject, Value

TYPED = {
    "dcat:distribution": ("FileObject", "FileSet"),
    "cr:recordSet": ("RecordSet",),
    "cr:field": ("Field",),
    "cr:subField": ("Field",),
}
"""The classes of what stands at a property, one of which it must say that it is."""
LINKS = frozenset(
    {
        "cr:containedIn",
        "cr:field",
        "cr:fileObject",
        "cr:fileSet",
        "cr:key",
        "cr:parentField",
        "cr:recordSet",
        "cr:references",
        "cr:source",
        "dcat:distribution",
    }
)
"""Properties whose value is the id of something in the same document."""

SOURCES = ("cr:source", "cr:value", "cr:data", "cr:subField")
"""What says where a field's values come from."""


def check_croissant(description: Description) -> Iterator[Finding]:
    """Yield references to nothing, things of another type than their place asks for, fields without source or type."""
    inline = _inline(description)
    for subject in description.subjects:
        for name, values in subject.properties.items():
            dangling = [one for one in values if name in LINKS and _leads_nowhere(one, subject)]
            if dangling:
                examples = [_example(description, one) for one in dangling]
                yield _find("reference-dangling", description, subject, name, count=len(dangling), examples=examples)
            for value in values if name in TYPED else ():
                yield from _check_type(description, value, TYPED[name])
        if "Field" in subject.classes:
            yield from _check_field(description, subject, is_inline=subject.key in inline)


def _inline(description: Description) -> frozenset[str]:
    """Return the fields of the sets whose records stand in the document itself."""
    return frozenset(
        field.text
        for subject in description.subjects
        if "RecordSet" in subject.classes and "cr:data" in subject.properties
        for field in subject.properties.get("cr:field", ())
    )


def _leads_nowhere(value: Value, subject: Subject) -> bool:
    """Say whether a value is the id of something that the document does not hold; within a source a text is one too."""
    return value.kind is Kind.IRI or (value.kind is Kind.TEXT and "Source" in subject.classes)


def _check_type(description: Description, value: Value, classes: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with the type of what stands at a property: it must say that it is of one of the classes."""
    part = description.subjects.get(value.text) if value.kind is Kind.SUBJECT else None
    if part is None:
        return  # a reference to nothing is told as such
    stated = part.properties.get("rdf:type", ())
    if any(one.text.rpartition(":")[2].rpartition("/")[2] in classes for one in stated):
        return
    wanted = " or ".join(f'"cr:{one}"' for one in classes)
    examples = [_example(description, one) for one in stated or (value,)]
    yield _find("value-malformed", description, part, "rdf:type", examples=examples, fix=f'Write "@type": {wanted}.')


def _check_field(description: Description, field: Subject, *, is_inline: bool) -> Iterator[Finding]:
    """Yield that a field does not say where its values come from, or of what type they are."""
    here = [Example(pointer=field.pointer, line=description.line_of(field.key))]
    if not is_inline and not any(field.properties.get(name) for name in SOURCES):
        yield _find(
            "property-missing",
            description,
            field,
            "cr:source",
            message=f"{field.label} has neither a source nor a value.",
            fix='Add "source", such as {"fileObject": {"@id": "toilets.csv"}, "extract": {"column": "Name"}}; '
            "see that the document's @context names the key.",
            examples=here,
        )
    if not _has_type(description, field):
        yield _find(
            "property-missing",
            description,
            field,
            "cr:dataType",
            message=f"{field.label} has no data type, and none of the fields that it comes from has one.",
            fix='Add "dataType", such as "sc:Text"; see that the document\'s @context names the key.',
            examples=here,
        )


def _has_type(description: Description, field: Subject, seen: frozenset[str] = frozenset()) -> bool:
    """Say whether a field has a data type, or one of the fields that it comes from has; its parts may have theirs."""
    if field.properties.get("cr:dataType") or field.properties.get("cr:subField"):
        return True
    sources = [description.subjects.get(one.text) for one in field.properties.get("cr:source", ())]
    before = [one for source in sources if source for one in source.properties.get("cr:field", ())]
    keys = [one.text for one in (*before, *field.properties.get("cr:parentField", ())) if one.text not in seen]
    above = [description.subjects.get(key) for key in keys]
    return any(_has_type(description, one, seen | {field.key, one.key}) for one in above if one is not None)


def _example(description: Description, value: Value) -> Example:
    return Example(pointer=value.pointer, line=description.line_of(value.pointer or ""), value=value.text)


def _find(  # noqa: PLR0913 - what, where, and the words for it
    code: str,
    description: Description,
    subject: Subject,
    name: str,
    *,
    examples: list[Example],
    count: int = 1,
    message: str = "",
    fix: str = "",
) -> Finding:
    return find(
        code,
        Place(path=description.path),
        subject=subject.label,
        property=name,
        count=count,
        message=message,
        fix=fix,
        examples=examples,
    )
