"""The kinds of value that a profile asks for: what each accepts, and the words for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.metadata.description import Kind

if TYPE_CHECKING:
    from validator.metadata.description import Value

IRI = r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+"
_DAY = (
    r"[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|[12][0-9]))"
)
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
_EXACTLY = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?"
_OFFSET = r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])"
_ZONE = rf"{_OFFSET}?"
DATE = rf"[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?|{_DAY}(?:T{_TIME}{_ZONE})?"
ZONED = rf"[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?{_ZONE}|{_DAY}(?:T{_TIME})?{_ZONE}"
DURATION = (
    r"-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
)
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_HEX = r"(?:[0-9A-Fa-f]{2})+"
TEMPORAL = frozenset({"xsd:date", "xsd:dateTime", "xsd:dateTimeStamp", "xsd:gYear", "xsd:gYearMonth"})
WHOLE = frozenset(
    {f"xsd:{name}" for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long", "short")}
    | {f"xsd:unsigned{name}" for name in ("Int", "Long", "Short", "Byte")}
)
LEXICAL: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(WHOLE, re.compile(r"\+?[0-9]+")),
    **dict.fromkeys(("xsd:integer", "xsd:int", "xsd:long", "xsd:short"), re.compile(r"[+-]?[0-9]+")),
    "xsd:date": re.compile(f"{_DAY}{_ZONE}"),
    "xsd:dateTime": re.compile(f"{_DAY}T{_EXACTLY}{_ZONE}"),
    "xsd:dateTimeStamp": re.compile(f"{_DAY}T{_EXACTLY}{_OFFSET}"),
    "xsd:gYear": re.compile(rf"[0-9]{{4}}{_ZONE}"),
    "xsd:gYearMonth": re.compile(rf"[0-9]{{4}}-(?:0[1-9]|1[0-2]){_ZONE}"),
    "xsd:duration": re.compile(DURATION),
    "xsd:decimal": re.compile(_NUMBER),
    "xsd:hexBinary": re.compile(_HEX),
}
"""What a literal of a datatype looks like, where the datatype asks for more than the kind (XML Schema 1.1, part 2)."""
# tuples, not sets: the hash of an enumeration's member is taken in Python, a million times in a big catalogue
LITERAL = (Kind.LITERAL, Kind.TEXT)
NODE = (Kind.IRI, Kind.SUBJECT)
ANY = tuple(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueKind:
    """What a value may be: which of RDF's kinds, which datatypes a literal (none: any), what its text looks like.

    What JSON holds as a text must match `text`, whatever RDF would make of it.
    """

    words: str
    kinds: tuple[Kind, ...] = ANY
    datatypes: frozenset[str] = frozenset()
    text: re.Pattern[str] | None = None

    def accepts(self, value: Value) -> bool:
        """Say whether a value is of this kind."""
        if value.is_inside:
            return True
        if value.kind not in self.kinds and value.kind is not Kind.TEXT:
            return False
        if value.kind is Kind.LITERAL and self.datatypes and value.datatype not in self.datatypes:
            return False
        if self.text is None or value.kind not in LITERAL:
            return True
        exact = LEXICAL.get(value.datatype, self.text) if self.datatypes else self.text
        return all(looks.fullmatch(value.text) for looks in (self.text, exact)) and is_possible(value.text)


def is_possible(date: str) -> bool:
    """Say whether a text that begins with a date is not the 29th of February of a year that has none."""
    if date[4:10] != "-02-29" or not date[:4].isdigit():
        return True
    year = int(date[:4])
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _literal(words: str, text: str | None = None, datatypes: frozenset[str] = frozenset()) -> ValueKind:
    pattern = None if text is None else re.compile(text)
    return ValueKind(words=words, kinds=LITERAL, text=pattern, datatypes=datatypes)


ADDRESS = "a full address, such as https://example.org/id/dataset/toilets"
ANYTHING = ValueKind(words="a value")
KINDS: dict[str, ValueKind] = {
    "any": ANYTHING,
    "literal": _literal("a text"),
    "literal-or-iri": ANYTHING,
    "node": ValueKind(words=ADDRESS, kinds=NODE, text=re.compile(IRI)),
    "iri": ValueKind(words=ADDRESS, text=re.compile(IRI)),
    "date": ValueKind(words="a date, such as 2026-03-31", text=re.compile(DATE)),
    "temporal": _literal('a date, such as "2026-03-31"^^xsd:date', ZONED, TEMPORAL),
    "duration": _literal('a duration, such as "P1D"^^xsd:duration', DURATION, frozenset({"xsd:duration"})),
    "decimal": _literal('a number, such as "10.0"^^xsd:decimal', _NUMBER, WHOLE | {"xsd:decimal"}),
    "nonNegativeInteger": _literal('a whole number, such as "11230"^^xsd:nonNegativeInteger', r"\+?[0-9]+", WHOLE),
    "hexBinary": _literal('hexadecimal digits, such as "9f86d081"^^xsd:hexBinary', _HEX, frozenset({"xsd:hexBinary"})),
    "day": _literal("a date, such as 2026-03-31", _DAY),
    "curie": _literal("an address, or a short form of one", r"\S+"),
    "positiveInteger": _literal("a whole number from 1", r"\+?0*[1-9][0-9]*", WHOLE),
    "subject": ValueKind(words="a group of keys of its own", kinds=(Kind.SUBJECT,), text=re.compile(r"(?!)")),
    "agent": ANYTHING,
    "contact": ANYTHING,
    "place": ANYTHING,
    "period": ANYTHING,
    "frequency": ANYTHING,
    "distribution": ANYTHING,
    "media-type": ANYTHING,
}
"""What a row may name as its kind."""
