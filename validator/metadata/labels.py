"""The words that name a described thing to a person: a dataset by its title, all else by the dataset that owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED = frozenset({"Catalog", "Dataset", "DatasetSeries", "DataService"})
"""Classes whose members a person knows by their own name; all else is named by the one of these that owns it."""
TITLES = ("dct:title", "foaf:name", "skos:prefLabel", "vcard:fn", "rdfs:label", "schema:name")
SPOKEN = {
    "dcat:contactPoint": "contact point",
    "dcat:distribution": "distribution",
    "dcat:record": "catalogue record",
    "dct:creator": "creator",
    "dct:license": "licence",
    "dct:publisher": "publisher",
    "dct:spatial": "spatial coverage",
    "dct:temporal": "temporal coverage",
    "spdx:checksum": "checksum",
}
"""What a person calls the thing at the end of a property."""
LONGEST = 200
"""How many characters of a name are shown: a title of a megabyte names nothing."""


def label_of(title: str, identifier: str, otherwise: str) -> str:
    """Return the words that name a dataset: 'Alcohol licences' (tpym-hws7)."""
    name, identifier = _cut(title or identifier or otherwise), _cut(identifier)
    return f"'{name}'" + (f" ({identifier})" if identifier and identifier != name else "")


def label_of_part(title: str, of: str, classes: Sequence[str], owner: str) -> str:
    """Return the words that name a part: 'March', distribution of 'Alcohol licences' (tpym-hws7).

    `of` is the property that leads to the part, `owner` the words that name the dataset.
    """
    what = SPOKEN.get(of, classes[0] if classes else "part")
    return f"'{_cut(title)}', {what} of {owner}" if title else f"{what} of {owner}"


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
