"""A community standard: what was agreed about one kind of table, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standards.schema import Field, Level, Reference, RowRule, Schema
from standards.soundness import refuse_unsound

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The text that a standard follows: its title, where it is, and what it says of the matter."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A place where the source's own documents disagree, and which of them is followed."""

    about: str
    texts: str
    followed: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became different in a version: from which day it is in force, since when that is known, what it is.

    Dates are ISO 8601; `announced` is empty where a change was not announced before it came.
    """

    version: str
    date: str
    summary: str
    announced: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One table of a package standard: its name there, and the standard that it is held to, as id or id@version."""

    name: str
    standard: str


NOTICE_DAYS = 90
"""The days between the announcement of a breaking change and its coming, where a standard does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One version of one standard.

    A standard describes a table of its own (`schema`), ties the tables of other standards together (`members`), or
    both: then its own table is the first. `sha256` is that of the bytes of its standard.json, so that a report can be
    checked later. `successor` is what replaces a deprecated one, as id@version. `notice_days` is how long before it
    comes a breaking change is announced.
    """

    id: str
    version: str
    status: str
    title: str
    purpose: str
    steward: str
    follows: tuple[Authority, ...]
    basis: str
    licence: str
    contradictions: tuple[Contradiction, ...]
    schema: Schema
    sha256: str
    successor: str | None = None
    members: tuple[Member, ...] = ()
    changes: tuple[Change, ...] = ()
    notice_days: int = NOTICE_DAYS

    @property
    def has_table(self) -> bool:
        """Say whether it describes a table of its own."""
        return bool(self.schema.fields)

    @property
    def own_table(self) -> str:
        """Return the name of its own table among those that it ties together: the last part of its id."""
        return self.id.rpartition("/")[2]


def parse_standard(document: Mapping[str, Any], *, sha256: str) -> Standard:
    """Return the standard that a standard.json document describes.

    The document's form is standards/forms/standard.json (JSON Schema); a test holds every standard of the library
    to it, so this function trusts it. Raise DsregError "standard-faulty" where its parts do not fit together.
    """
    standard = Standard(
        id=document["id"],
        version=document["version"],
        status=document["status"],
        title=document["title"],
        purpose=document["purpose"],
        steward=document["steward"],
        follows=tuple(Authority(**text) for text in document["follows"]),
        basis=document["basis"],
        licence=document["licence"],
        contradictions=tuple(Contradiction(**one) for one in document.get("contradictions", ())),
        schema=_parse_schema(document),
        sha256=sha256,
        successor=document.get("successor"),
        members=tuple(Member(**one) for one in document.get("tables", ())),
        changes=tuple(Change(**one) for one in document.get("changes", ())),
        notice_days=document.get("noticeDays", NOTICE_DAYS),
    )
    refuse_unsound(standard)
    return standard


def _parse_schema(document: Mapping[str, Any]) -> Schema:
    return Schema(
        fields=tuple(_parse_field(one) for one in document.get("fields", ())),
        missing_values=tuple(document.get("missingValues", ("",))),
        primary_key=tuple(document.get("primaryKey", ())),
        unique_keys=tuple(tuple(key) for key in document.get("uniqueKeys", ())),
        rules=tuple(_parse_rule(one) for one in document.get("rules", ())),
        is_standard=True,
    )


OWN_KEYS = frozenset(
    {"name", "type", "format", "title", "description", "constraints", "level", "aliases", "identifier", "example"}
    | {"unit", "personalData", "references"}
)


def _parse_field(document: Mapping[str, Any]) -> Field:
    link = document.get("references")
    return Field(
        name=document["name"],
        type=document.get("type", "string"),
        format=document.get("format", "default"),
        title=document.get("title", ""),
        description=document.get("description", ""),
        constraints=document.get("constraints", {}),
        options={key: value for key, value in document.items() if key not in OWN_KEYS},
        level=Level(document.get("level", "may")),
        aliases=tuple(document.get("aliases", ())),
        identifier=document.get("identifier"),
        references=None if link is None else Reference(**link),
        example=document.get("example", ""),
        unit=document.get("unit", ""),
        personal_data=document.get("personalData"),
    )


def _parse_rule(document: Mapping[str, Any]) -> RowRule:
    return RowRule(
        name=document["name"],
        kind=document["kind"],
        fields=tuple(document["fields"]),
        says=document["says"],
        values=tuple(document.get("values", ())),
        expression=document.get("expression", ""),
        severity=document.get("severity", "error"),
    )
