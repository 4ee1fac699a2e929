"""What one subject says that cannot be right, whatever a profile asks: fillers, dates in disorder, unknown licences."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from standards.identifiers.email import EMAIL
from standards.vocabulary import find_vocabulary
from validator.finding import Severity
from validator.metadata.description import Kind
from validator.metadata.fault import Fault
from validator.metadata.fillers import is_filler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.metadata.demands import Demands
    from validator.metadata.description import Subject, Value

BASE = "file:///"
"""How an address that is relative to its RDF file was read."""
WORDED = {
    "adms:versionNotes": "note on the version",
    "dcat:contactPoint": "contact",
    "dct:creator": "creator",
    "dct:description": "description",
    "dct:identifier": "identifier",
    "dct:license": "licence",
    "dct:provenance": "provenance",
    "dct:publisher": "publisher",
    "dct:rights": "rights",
    "dct:spatial": "place",
    "dct:temporal": "time covered",
    "dct:title": "title",
    "foaf:name": "name",
    "rdfs:comment": "summary",
    "schema:name": "name",
    "skos:prefLabel": "name",
    "vcard:fn": "name",
    "vcard:hasEmail": "e-mail address",
    "vcard:hasTelephone": "telephone number",
    "vcard:organization-name": "name",
}
"""Properties whose values are a person's own words; "unknown" may well be a frequency, and "test" a keyword."""
ADDRESSES = {
    "dcat:accessURL": "access address",
    "dcat:downloadURL": "download address",
    "dcat:endpointDescription": "description of the service",
    "dcat:endpointURL": "address of the service",
    "dcat:landingPage": "web page",
    "foaf:homepage": "home page",
    "foaf:page": "page",
}
"""Properties whose values are web addresses."""
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?(?=T|$)")
ORDERED = {
    "dct:modified": (("dct:issued", "published"), ("dct:created", "made")),
    "dcat:endDate": (("dcat:startDate", "started"),),
    "schema:endDate": (("schema:startDate", "started"),),
}
"""For a property, those whose date may not be later, each with the word for it."""
ENDS = {"dct:modified": "changed"}
WORDS = frozenset({Kind.LITERAL, Kind.TEXT})


def look(subject: Subject, demands: Demands) -> Iterator[Fault]:
    """Yield what a subject says that cannot be right, in the order of its properties."""
    for name in subject.properties:
        for check in CHECKS.get(name, ()):
            yield from check(subject, name, demands)


def _fillers(subject: Subject, name: str, _: Demands) -> Iterator[Fault]:
    for value in subject.properties[name]:
        if value.kind in WORDS and is_filler(value.text):
            yield Fault(
                code="value-placeholder",
                subject=subject,
                property=name,
                severity=Severity.WARNING,
                message=f'The {WORDED[name]} ({name}) of {subject.label} is a filler: "{value.text}".',
                value=value,
            )


def _relative(subject: Subject, name: str, _: Demands) -> Iterator[Fault]:
    for value in subject.properties[name]:
        if value.is_inside or (value.kind is not Kind.IRI and value.kind not in WORDS):
            continue
        is_node = value.kind is Kind.IRI
        if not (value.text.startswith(BASE) if is_node else value.text and not ABSOLUTE.match(value.text)):
            continue
        written = value.text.removeprefix(BASE)
        yield Fault(
            code="url-relative",
            subject=subject,
            property=name,
            severity=Severity.WARNING,
            message=f'The {ADDRESSES[name]} ({name}) of {subject.label} is not a whole web address: "{written}".',
            value=value,
            suggestion=f"https://{written}" if written.startswith("www.") else None,
        )


def _in_order(subject: Subject, name: str, demands: Demands) -> Iterator[Fault]:
    last = subject.properties[name][0]
    for earlier, done in ORDERED[name]:
        first = subject.properties.get(earlier)
        if first and _is_before(last.text, first[0].text):
            said = f"{ENDS.get(name, 'ended')} {last.text}, before it was {done}, {first[0].text}"
            yield _disorder(subject, name, last, said, demands)


def _in_order_within(subject: Subject, name: str, demands: Demands) -> Iterator[Fault]:
    """Yield the periods that are written in one text, as 2025-04-01/2026-03-31, and end before they start."""
    for value in subject.properties[name]:
        start, slash, end = value.text.partition("/")
        if slash and value.kind in WORDS and _is_before(end, start):
            yield _disorder(subject, name, value, f"the time covered ends {end}, before its start, {start}", demands)


def _disorder(subject: Subject, name: str, value: Value, said: str, demands: Demands) -> Fault:
    return Fault(
        code="date-order",
        subject=subject,
        property=name,
        severity=demands.severity(subject, name),
        message=f"{subject.label}: {said}.",
        value=value,
    )


def _is_before(end: str, start: str) -> bool:
    """Say whether one date is certainly before another: as far as both say, without the time of day."""
    first, last = DATE.match(start), DATE.match(end)
    if first is None or last is None:
        return False
    length = min(len(first[0]), len(last[0]))
    return last[0][:length] < first[0][:length]


def _licences(subject: Subject, name: str, demands: Demands) -> Iterator[Fault]:
    licences = find_vocabulary("licence")
    for value in subject.properties[name]:
        if value.kind is Kind.SUBJECT or value.is_inside or licences.find(value.text) is not None:
            continue
        if demands.refuses(subject, name, value) or is_filler(value.text):
            continue
        meant = licences.suggest(value.text)
        is_address = value.kind is Kind.IRI or ABSOLUTE.match(value.text) is not None
        yield Fault(
            code="licence-unknown",
            subject=subject,
            property=name,
            # a licence of its own address may be a good one: the list that dsreg holds is not whole
            severity=Severity.WARNING if is_address else demands.severity(subject, name),
            message=f'The licence of {subject.label} is not one that is known: "{value.text}".',
            value=value,
            suggestion=None if meant is None else meant.value,
            fix=f"Write {meant.value}." if meant is not None else "",
        )


def _addresses(subject: Subject, name: str, demands: Demands) -> Iterator[Fault]:
    for value in subject.properties[name]:
        written = value.text[len("mailto:") :] if value.text.lower().startswith("mailto:") else value.text
        if value.kind is Kind.SUBJECT or EMAIL_FORM.fullmatch(written) or is_filler(written):
            continue
        yield Fault(
            code="value-malformed",
            subject=subject,
            property=name,
            severity=demands.severity(subject, name),
            message=f'The e-mail address of {subject.label} is none: "{value.text}".',
            value=value,
            fix="Write an e-mail address with one @, such as data@example.org.",
        )


EMAIL_FORM = re.compile(EMAIL.grammar)
Check = Callable[["Subject", str, "Demands"], "Iterator[Fault]"]
OF_ONE: dict[str, Check] = {
    "dct:license": _licences,
    "dct:modified": _in_order,
    "dct:temporal": _in_order_within,
    "dcat:endDate": _in_order,
    "schema:endDate": _in_order,
    "vcard:hasEmail": _addresses,
}
"""What is asked of the values of one property alone: of two dates in an order, it is the later one."""
CHECKS: dict[str, tuple[Check, ...]] = {
    name: (
        *((_fillers,) if name in WORDED else ()),
        *((_relative,) if name in ADDRESSES else ()),
        *((OF_ONE[name],) if name in OF_ONE else ()),
    )
    for name in (*WORDED, *ADDRESSES, *OF_ONE)
}
"""All that is asked of a property's values."""
