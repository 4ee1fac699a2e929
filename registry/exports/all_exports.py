"""Every form in which the catalogue and its datasets can be taken away, in plain sight.

To add one: a module that returns bytes, and a line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.exports.data_package import write_data_package
from registry.exports.dcat import catalogue_nodes, dataset_nodes
from registry.exports.dcat_us import write_data_json
from validator.metadata.conversion.graph import write_json, write_jsonld, write_turtle

if TYPE_CHECKING:
    from collections.abc import Callable

    from registry.dataset.catalogue import Catalogue
    from registry.dataset.dataset import Dataset


@dataclass(frozen=True, slots=True)
class CatalogueExport:
    """One file at the root of the site: its name, its media type, what it is, how it is written."""

    name: str
    media_type: str
    title: str
    write: Callable[[Catalogue], bytes]


@dataclass(frozen=True, slots=True)
class DatasetExport:
    """One file beside each dataset's page: its name, its media type, what it is, how it is written."""

    name: str
    media_type: str
    title: str
    write: Callable[[Catalogue, Dataset], bytes]


CATALOGUE_EXPORTS = (
    CatalogueExport("catalog.ttl", "text/turtle", "DCAT as Turtle", lambda all_: write_turtle(catalogue_nodes(all_))),
    CatalogueExport(
        "catalog.jsonld", "application/ld+json", "DCAT as JSON-LD", lambda all_: write_jsonld(catalogue_nodes(all_))
    ),
    CatalogueExport("data.json", "application/json", "data.json (DCAT-US 1.1)", write_data_json),
)

DATASET_EXPORTS = (
    DatasetExport("dataset.jsonld", "application/ld+json", "JSON-LD", lambda *one: write_jsonld(dataset_nodes(*one))),
    DatasetExport("dataset.ttl", "text/turtle", "Turtle", lambda *one: write_turtle(dataset_nodes(*one))),
    DatasetExport("datapackage.json", "application/json", "Data Package", lambda _, one: write_data_package(one)),
    DatasetExport(
        "report.json", "application/json", "Validation report", lambda _, one: write_json(dict(one.record.report))
    ),
)
