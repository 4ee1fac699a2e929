"""A description in another form: read by its own, written by another, and what was lost on the way."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standards.errors import DsregError
from validator.metadata.conversion.dcat import to_dcat
from validator.metadata.conversion.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from validator.metadata.description import Description

RDF = ("ttl", "jsonld", "xml", "nt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One form to write: how, the formats that it has (the first where none is asked for), and its own profile.

    `room` is the module and the function that write it; `is_one` says that it writes one document for all datasets.
    """

    room: tuple[str, str]
    formats: tuple[str, ...]
    profile: str
    is_one: bool = False


_HERE = "validator.metadata.conversion"
TARGETS: Mapping[str, Target] = {
    "dcat-ap": Target(room=(f"{_HERE}.rdf", "write_rdf"), formats=RDF, profile="dcat-ap-3", is_one=True),
    "dcat-us-1.1": Target(
        room=(f"{_HERE}.data_json", "data_json"), formats=("json",), profile="dcat-us-1.1", is_one=True
    ),
    "dcat-us-3": Target(room=(f"{_HERE}.dcat_us_3", "dcat_us_3"), formats=("json",), profile="dcat-us-3", is_one=True),
    "uk-exchange": Target(
        room=(f"{_HERE}.uk_exchange", "uk_exchange"), formats=("yaml", "json"), profile="uk-exchange"
    ),
    "schema-org": Target(room=(f"{_HERE}.schema_org", "schema_org"), formats=("jsonld",), profile="schema-org-dataset"),
    "croissant": Target(room=(f"{_HERE}.schema_org", "croissant"), formats=("jsonld",), profile="croissant-1"),
    "data-package": Target(room=(f"{_HERE}.data_package", "data_package"), formats=("json",), profile="data-package-2"),
    "ckan": Target(room=(f"{_HERE}.ckan", "ckan"), formats=("json",), profile="data-gov-uk"),
    "gemini-xml": Target(room=(f"{_HERE}.gemini", "gemini"), formats=("xml",), profile="gemini-2.3"),
}
"""Every form that a description can be written in, in plain sight. To add one: a room, and a line here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What was written: the documents (one, or one a record), their format, and what had no place in them.

    `dropped` counts values by (class, property); `datasets` is how many were written.
    """

    documents: tuple[bytes, ...]
    format: str
    dropped: Mapping[tuple[str, str], int]
    datasets: int

    def losses(self) -> list[str]:
        """Return what was dropped in words: "dct:creator of Dataset (2)"."""
        return [f"{name}{f' of {of}' if of else ''} ({count})" for (of, name), count in sorted(self.dropped.items())]


def convert(description: Description, to: str, form: str | None = None, *, base: str = "") -> Converted:
    """Return a description as another form has it.

    `form` is one of the target's formats; `base` the address below which datasets are named that have none. Raise
    DsregError "convert-format" for a format that the form is not written in, "convert-nothing" where no dataset is
    described.
    """
    target = TARGETS[to]
    form = form or target.formats[0]
    if form not in target.formats:
        raise DsregError("convert-format", to=to, format=form, known=target.formats)
    found = to_dcat(description, base)
    telling = Telling(found.description)
    count = len(telling.datasets())
    if not count:
        raise DsregError("convert-nothing", path=description.path)
    write = _room(*target.room)
    if to == "dcat-ap":
        documents: tuple[bytes, ...] = (write(found.description, form),)
        dropped = dict(found.dropped)
    else:
        written = write(telling)
        parts = [written] if target.is_one else list(written)
        documents = tuple(one if isinstance(one, bytes) else _spell(one, form) for one in parts)
        dropped = _sum(found.dropped, telling.dropped())
    return Converted(documents=documents, format=form, dropped=dropped, datasets=count)


def joined(converted: Converted) -> bytes:
    """Return all documents as one: itself, or a list of JSON or YAML. Raise DsregError "convert-many" for XML."""
    if len(converted.documents) == 1:
        return converted.documents[0]
    if converted.format == "xml":
        raise DsregError("convert-many", count=len(converted.documents))
    if converted.format == "yaml":
        lines = [("- " if not number else "  ") + line for one in converted.documents for number, line in _lines(one)]
        return ("\n".join(lines) + "\n").encode()
    return _spell([json.loads(one) for one in converted.documents], "json")


def _lines(document: bytes) -> list[tuple[int, str]]:
    return list(enumerate(document.decode().rstrip("\n").split("\n")))


def _room(module: str, function: str) -> Callable[..., Any]:
    # each form's room is entered only where it was asked for
    from importlib import import_module  # noqa: PLC0415

    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def _spell(document: object, form: str) -> bytes:
    if form == "yaml":
        # PyYAML is imported only for YAML
        from yaml import safe_dump  # noqa: PLC0415

        text: str = safe_dump(document, allow_unicode=True, sort_keys=False, width=100)
        return text.encode()
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")


def _sum(*counts: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for one in counts:
        for key, count in one.items():
            found[key] = found.get(key, 0) + count
    return found
