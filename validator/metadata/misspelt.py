"""Keys of a Table Schema that look misspelt: everybody may add keys, but a limit under a wrong name is never asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from validator.faults import Place, find
from validator.finding import Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from validator.finding import Finding

NEAR = 85
"""How alike a key and the one that was meant are, of 100: `minimun` is 86 per cent of `minimum`."""
SCHEMA = ("fieldsMatch", "missingValues", "primaryKey", "uniqueKeys", "foreignKeys")
FIELD = (
    *("constraints", "missingValues", "trueValues", "falseValues", "decimalChar", "groupChar", "bareNumber"),
    *("categories", "categoriesOrdered", "itemType"),
)
"""The keys that change what is asked, which no other key is likely to resemble."""
PLAIN = frozenset({"fields", "name", "type", "format", "title", "description", "example", "rdfType", "$schema"})
"""The other keys of the standard."""
CONSTRAINTS = (
    *("required", "unique", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("pattern", "enum", "jsonSchema"),
)


class Slip(NamedTuple):
    """A key that is none of the standard's: where it stands in the schema, and the key that was meant."""

    pointer: str
    key: str
    meant: str


def misspelt_keys(schema: Mapping[str, Any], pointer: str, place: Place) -> Iterator[Finding]:
    """Yield the keys of a schema, which stands at `pointer`, that are nearly those of the standard."""
    slips: dict[tuple[str, str], list[Slip]] = {}
    for slip in find_slips(schema):
        slips.setdefault((slip.key, slip.meant), []).append(slip)
    for (key, meant), found in slips.items():
        yield find(
            "property-unknown",
            place,
            property=key,
            severity=Severity.WARNING,
            count=len(found),
            message=f"The schema has the key {key}, which Table Schema does not know; was {meant} meant?",
            fix=f'Write "{meant}".',
            examples=[Example(pointer=f"{pointer}{one.pointer}", value=key, suggestion=meant) for one in found],
        )


def find_slips(schema: Mapping[str, Any]) -> Iterator[Slip]:
    """Yield the misspelt keys of a schema, of its fields and of their constraints."""
    yield from _near(schema, SCHEMA, "")
    fields = schema.get("fields")
    for number, field in enumerate(fields if isinstance(fields, list) else ()):
        if isinstance(field, dict):
            yield from _near(field, FIELD, f"/fields/{number}")
            constraints = field.get("constraints")
            if isinstance(constraints, dict):
                yield from _near(constraints, CONSTRAINTS, f"/fields/{number}/constraints")


def _near(document: Mapping[str, Any], known: tuple[str, ...], pointer: str) -> Iterator[Slip]:
    free = [name for name in known if name not in document]
    for key in document:
        if key not in known and key not in PLAIN and ":" not in key:
            # rapidfuzz is imported only where a key is unknown: 20 ms
            from rapidfuzz import fuzz, process  # noqa: PLC0415 - see above

            found = process.extractOne(key, free, scorer=fuzz.ratio, processor=str.lower, score_cutoff=NEAR)
            if found is not None:
                yield Slip(f"{pointer}/{key}", key, str(found[0]))
