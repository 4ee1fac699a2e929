"""Reading values that others wrote: text that is safe to show, addresses that are safe to follow, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

# Control characters (XML refuses them), marks that turn the direction of the text around them, half surrogates.
UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# What RFC 3987 leaves out of an IRI, and Turtle out of an IRIREF.
NOT_IN_IRI = re.compile(r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`\ud800-\udfff]")
MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_DAY = r"-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01])"
_TIME = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?(?:Z|[+-][01][0-9]:[0-5][0-9])?"
DATE = re.compile(rf"[0-9]{{4}}(?:{_DAY}(?:{_TIME})?)?)?")


def read_text(value: object, *, limit: int = 20_000) -> str:
    """Return the text of a value, without the characters that should not be shown; other kinds give "".

    Beyond `limit` characters the text ends in "…".
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = UNSHOWN.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def read_texts(value: object, *, limit: int = 200) -> tuple[str, ...]:
    """Return the texts of a list, or of one value, in order and once each."""
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(dict.fromkeys(text for one in values if (text := read_text(one, limit=limit))))


def read_address(value: object) -> str | None:
    """Return an http or https address that can stand in a link and in RDF; None for anything else."""
    text = read_text(value, limit=4_000)
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return NOT_IN_IRI.sub(_escape, text) if is_web else None


def read_mail(value: object) -> str | None:
    """Return a bare e-mail address ("mailto:" taken off); None for anything else."""
    text = read_text(value, limit=300).removeprefix("mailto:")
    return text if MAIL.fullmatch(text) else None


def read_date(value: object) -> str:
    """Return an ISO 8601 date, date and time, year or year and month, as it stands; "" for anything else."""
    text = read_text(value, limit=40)
    return text if DATE.fullmatch(text) else ""


def read_count(value: object) -> int | None:
    """Return a whole number of things, at least 0; None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def read_mappings(value: object) -> tuple[Mapping[str, Any], ...]:
    """Return the objects of a list, leaving out what is no object."""
    return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list | tuple) else ()


def read_mapping(value: object) -> Mapping[str, Any]:
    """Return the object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def _escape(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
