"""The files of the site that machines read: every export, the search index, the site map, robots.txt, the marker."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from registry.catalogue.search import write_search_index
from registry.exports.all_exports import CATALOGUE_EXPORTS, DATASET_EXPORTS
from validator.metadata.conversion.graph import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from registry.dataset.catalogue import Catalogue
    from registry.dataset.dataset import Dataset

MARKER = "catalogue.json"
FORMAT = 1


def catalogue_feeds(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file about the whole catalogue."""
    for export in CATALOGUE_EXPORTS:
        yield export.name, export.write(catalogue)
    yield "search.json", write_search_index(catalogue)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {catalogue.address('sitemap.xml')}\n".encode()
    yield MARKER, write_marker(catalogue)


def dataset_feeds(catalogue: Catalogue, dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file about one dataset."""
    for export in DATASET_EXPORTS:
        yield f"{dataset.folder}/{export.name}", export.write(catalogue, dataset)


def write_sitemap(catalogue: Catalogue, pages: Iterable[tuple[str, str]]) -> bytes:
    """Return the site map of pages, each a path and the time at which it last changed ("" where that is not known)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<url><loc>{escape(catalogue.address(path))}</loc>{_changed(date)}</url>" for path, date in pages),
        "</urlset>",
    ]
    return ("\n".join(lines) + "\n").encode()


def write_marker(catalogue: Catalogue) -> bytes:
    """Return the file that says that a folder is a catalogue, of which registry's commit, for which address."""
    return write_json(
        {"dsreg": "catalogue", "format": FORMAT, "commit": catalogue.commit, "baseUrl": catalogue.base_url}
    )


def _changed(date: str) -> str:
    return f"<lastmod>{escape(date)}</lastmod>" if date else ""
