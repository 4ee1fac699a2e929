"""The index that the browser searches: what each dataset can be found by, most telling first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from registry.dataset.reading import read_address

if TYPE_CHECKING:
    from registry.dataset.catalogue import Catalogue
    from registry.dataset.dataset import Dataset

LONGEST = 600  # characters of a description that can be found


def write_search_index(catalogue: Catalogue) -> bytes:
    """Return the index as JSON: one row a dataset, its cells named by `fields` in order of weight.

    `key` is what the item of the page's list carries in `data-key`; `columns` is a list, so that a hit can say which.
    """
    document = {
        "fields": ["key", "title", "keywords", "publisher", "standards", "columns", "description"],
        "datasets": [_row(one) for one in catalogue.datasets],
    }
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def search_key(dataset: Dataset) -> str:
    """Return what names a dataset in the list and in the index."""
    return f"{dataset.publisher.id}/{dataset.name}"


def _row(dataset: Dataset) -> list[str | list[str]]:
    standards = dict.fromkeys(
        f"{table.standard.title} {table.standard.id}" for table in dataset.tables if table.standard
    )
    columns = dict.fromkeys(
        f"{column.name} {column.title}".strip() if column.title != column.name else column.name
        for table in dataset.tables
        for column in table.columns
    )
    return [
        search_key(dataset),
        dataset.title,
        " ".join([*dataset.keywords, *(one for one in dataset.themes if not read_address(one))]),
        dataset.publisher.title,
        " ".join(standards),
        list(columns),
        dataset.description[:LONGEST],
    ]
