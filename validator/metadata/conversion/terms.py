"""Texts as RDF has them: addresses, dates with their datatype, members of code lists; and back."""

from __future__ import annotations

import re
from urllib.parse import quote

from standards.vocabulary import find_vocabulary

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
MAIL = re.compile(r"[^\s@:]+@[^\s@]+")
MEDIA_TYPE = re.compile(r"(?:application|audio|font|image|message|model|multipart|text|video)/[\w.+-]+")
IANA = "https://www.iana.org/assignments/media-types/"
_REFUSED = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f]")
_DATES = {
    r"-?[0-9]{4}": "xsd:gYear",
    r"-?[0-9]{4}-[0-9]{2}": "xsd:gYearMonth",
    r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}": "xsd:date",
    r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?": "xsd:dateTime",
}


def is_iri(text: str) -> bool:
    """Say whether a text is a full address, or another IRI such as urn:uuid:…; a line of words is none."""
    return IRI.fullmatch(text) is not None and (WEB.match(text) is not None or not text.lower().startswith("http"))


def escape_iri(text: str) -> str:
    """Return an address with what an IRI may not hold written in percent."""
    return _REFUSED.sub(lambda found: quote(found[0], safe=""), text)


def mail_address(text: str) -> str:
    """Return an e-mail address as an IRI where the text is one; else the text."""
    return f"mailto:{text}" if MAIL.fullmatch(text) else text


def date_type(text: str) -> str:
    """Return the datatype of a date, nothing for what is none."""
    return next((datatype for form, datatype in _DATES.items() if re.fullmatch(form, text)), "")


def code_of(name: str, text: str) -> str | None:
    """Return the member of a code list that a text means, as the list writes it."""
    member = find_vocabulary(name).suggest(text)
    return member.value if member else None


def short_of(name: str, text: str) -> str | None:
    """Return the member of a code list that a text means, without the start that all its members share."""
    vocabulary = find_vocabulary(name)
    member = vocabulary.suggest(text)
    return member.value.removeprefix(vocabulary.start) if member else None


def media_type_of(text: str) -> str:
    """Return a media type as type/subtype, from its IANA address or from what people write for it."""
    bare = re.sub(r"^https?://www\.iana\.org/assignments/media-types/", "", text)
    return bare if MEDIA_TYPE.fullmatch(bare) else short_of("media-type", text) or text
