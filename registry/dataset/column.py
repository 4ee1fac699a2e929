"""A column as a reader meets it: what it means, what kind of value it holds, how full it is, what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.dataset.reading import read_count, read_mapping, read_mappings, read_text
from standards.identifiers.all_identifiers import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standards.schema import Field
    from standards.standard import Standard

KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "yes or no",
    "date": "date",
    "datetime": "date and time",
    "time": "time",
    "year": "year",
    "yearmonth": "year and month",
    "duration": "length of time",
    "geopoint": "point on a map",
    "geojson": "shape on a map",
    "array": "list",
    "list": "list",
    "object": "structure",
    "any": "anything",
}
TEXT_KINDS = {"email": "e-mail address", "uri": "web address", "uuid": "UUID", "binary": "binary"}
MEASURED = frozenset({"whole number", "number", "date", "date and time", "time", "year", "year and month"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `kind` in plain words, `identifier` by its name (uprn), counts as the validation took them.

    `low` and `high` are the smallest and largest value, `frequent` the commonest values with their counts.
    """

    name: str
    title: str
    meaning: str
    kind: str
    identifier: str | None = None
    filled: int | None = None
    rows: int | None = None
    distinct: int | None = None
    low: str = ""
    high: str = ""
    frequent: tuple[tuple[str, int], ...] = ()
    example: str = ""

    @property
    def share(self) -> int | None:
        """Return how many of 100 rows have a value; 0 and 100 mean none and all, nothing else."""
        if self.filled is None or not self.rows:
            return None
        if 0 < self.filled < self.rows:
            return min(99, max(1, round(100 * self.filled / self.rows)))
        return 100 if self.filled else 0


def read_columns(
    resource: Mapping[str, Any], *, summaries: Iterable[Mapping[str, Any]], standard: Standard | None
) -> tuple[Column, ...]:
    """Return the columns of a resource in the order of its file.

    Names and counts come from the report's summaries (else the names of the resource's own schema), meanings from
    the resource's schema, else from the standard.
    """
    schema = read_mapping(resource.get("schema"))
    own = {read_text(one.get("name"), limit=200): one for one in read_mappings(schema.get("fields"))}
    agreed = {field.name: field for field in standard.schema.fields} if standard else {}
    seen = sorted(summaries, key=lambda one: read_count(one.get("column")) or 0)
    if not seen:
        return tuple(_column({"field": name}, own[name], agreed.get(name)) for name in own if name)
    named = ((read_text(one.get("field"), limit=200), one) for one in seen)
    return tuple(_column(one, own.get(name, {}), agreed.get(name)) for name, one in named if name)


def kind_words(kind: str, layout: str = "default") -> str:
    """Return a Table Schema type and format in plain words."""
    return TEXT_KINDS.get(layout, KINDS["string"]) if kind == "string" else KINDS.get(kind, kind)


def identifier_words(name: str) -> str:
    """Return what an identifier is called inside a sentence; its name when it is not known."""
    title = IDENTIFIERS[name].title if name in IDENTIFIERS else name
    is_proper = " " in title and title.istitle()
    return title if is_proper else title[:1].lower() + title[1:]


def _column(seen: Mapping[str, Any], own: Mapping[str, Any], agreed: Field | None) -> Column:
    kind = _first(own.get("type"), seen.get("type"), agreed and agreed.type) or "string"
    layout = _first(own.get("format"), seen.get("format"), agreed and agreed.format) or "default"
    frequent = tuple(_frequent(seen.get("frequent")))
    return Column(
        name=read_text(seen.get("field"), limit=200),
        title=_first(own.get("title"), seen.get("title"), agreed and agreed.title),
        meaning=_first(own.get("description"), seen.get("description"), agreed and agreed.description),
        kind=kind_words(kind, layout),
        identifier=_first(seen.get("identifier"), agreed and agreed.identifier) or None,
        filled=read_count(seen.get("filled")),
        rows=read_count(seen.get("rows")),
        distinct=read_count(seen.get("distinct")),
        low=read_text(seen.get("min"), limit=60),
        high=read_text(seen.get("max"), limit=60),
        frequent=frequent,
        example=next((text for text, _ in frequent), "")
        or _first(seen.get("min"), own.get("example"), agreed and agreed.example, limit=60),
    )


def _first(*values: object, limit: int = 2_000) -> str:
    return next((text for one in values if (text := read_text(one, limit=limit))), "")


def _frequent(value: object) -> Iterable[tuple[str, int]]:
    for pair in value if isinstance(value, list | tuple) else ():
        if isinstance(pair, list | tuple) and len(pair) == 2:  # noqa: PLR2004 - a value and its count
            text, count = read_text(pair[0], limit=60), read_count(pair[1])
            if text and count:
                yield text, count
