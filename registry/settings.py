"""registry.json: what a registry is called, where its catalogue stands, and what it asks of a publication."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from standards.errors import DsregError

FORMAT = 1
PROFILES = ("data-gov-uk",)
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one registry.

    `base_url` is where the catalogue will be served, without a slash at its end. `profiles` are those that a
    publication's metadata must pass. `signatures` is "optional" or "required", `publishers` "open" (an unknown one is
    added) or "closed". `licence` is that of the records themselves; `contact` an e-mail address.
    """

    title: str
    base_url: str
    profiles: tuple[str, ...] = PROFILES
    signatures: str = "optional"
    publishers: str = "open"
    licence: str = LICENCE
    contact: str | None = None


def check_settings(settings: Settings) -> Settings:
    """Return the settings; raise DsregError "base-url" or "contact-malformed" for what no catalogue could show."""
    parts = urlsplit(settings.base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise DsregError("base-url", url=settings.base_url)
    if settings.contact is not None and not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", settings.contact):
        raise DsregError("contact-malformed", contact=settings.contact)
    return settings


def to_document(settings: Settings) -> dict[str, Any]:
    """Return the settings as registry.json holds them."""
    return {
        "format": FORMAT,
        "title": settings.title,
        "baseUrl": settings.base_url,
        "profiles": list(settings.profiles),
        "signatures": settings.signatures,
        "publishers": settings.publishers,
        "licence": settings.licence,
        "contact": settings.contact,
    }


def parse_settings(content: bytes) -> Settings:
    """Return the settings that the bytes of a registry.json say.

    Raise DsregError "registry-format" when a newer dsreg wrote it, "registry-damaged" when it cannot be understood.
    """
    try:
        document = json.loads(content)
        if document["format"] == FORMAT:
            return check_settings(_parse(document))
    except (ValueError, KeyError, TypeError, DsregError) as error:
        raise DsregError("registry-damaged", path="registry.json", reason=error) from error
    raise DsregError("registry-format", found=document["format"], known=FORMAT)


def _parse(document: dict[str, Any]) -> Settings:
    contact = document["contact"]
    return Settings(
        title=_text(document["title"]),
        base_url=_text(document["baseUrl"]),
        profiles=tuple(_text(profile) for profile in document["profiles"]),
        signatures=_one_of(document["signatures"], "optional", "required"),
        publishers=_one_of(document["publishers"], "open", "closed"),
        licence=_text(document["licence"]),
        contact=None if contact is None else _text(contact),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _one_of(value: object, *known: str) -> str:
    if value not in known:
        raise ValueError(value)
    return str(value)
