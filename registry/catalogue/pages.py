"""The pages for people: one function a kind of page, each from values to path and bytes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from registry.catalogue import spelling
from registry.catalogue.preview import has_preview, read_preview
from registry.catalogue.quality import SHOWN
from registry.catalogue.snippets import write_citation, write_snippets
from registry.catalogue.writing import Page, make_writer
from registry.exports.all_exports import CATALOGUE_EXPORTS, DATASET_EXPORTS
from registry.exports.schema_org import dataset_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from registry.catalogue.preview import Preview
    from registry.catalogue.snippets import Snippet
    from registry.catalogue.writing import Written
    from registry.dataset.catalogue import Catalogue
    from registry.dataset.dataset import Dataset
    from registry.dataset.table import Table
    from registry.record import Publisher
    from standards.standard import Standard

    ReadFile = Callable[[str], bytes]
    Write = Callable[..., Written]

NEWEST = 5


def site_pages(catalogue: Catalogue, read_file: ReadFile) -> Iterator[Written]:
    """Yield every page of the site; `read_file` returns the bytes of a stored file by its sha256."""
    write = make_writer(catalogue)
    yield _home(catalogue, write)
    for dataset in catalogue.datasets:
        yield _dataset(catalogue, dataset, write, read_file)
    yield _publishers(catalogue, write)
    for publisher in catalogue.publishers:
        yield _publisher(catalogue, publisher, write)
    yield _standards(catalogue, write)
    for standard in catalogue.standards:
        yield _standard(catalogue, standard, write)
    yield _about(catalogue, write)


def missing_page(catalogue: Catalogue) -> bytes:
    """Return 404.html, which a host shows at any depth: its links start at the root of the host."""
    page = Page(path="404.html", title="There is no such page", description="The address leads nowhere.")
    root = urlsplit(catalogue.base_url).path
    return make_writer(catalogue)("404.html", page, root=root).content


def _home(catalogue: Catalogue, write: Write) -> Written:
    page = Page(path="index.html", title=catalogue.title, description=catalogue.description)
    newest = sorted(catalogue.datasets, key=lambda one: one.modified, reverse=True)[:NEWEST]
    kept = sum(1 for one in catalogue.datasets if _keeps_a_standard(one))
    return write("home.html", page, newest=newest, kept=kept, exports=CATALOGUE_EXPORTS)


def _dataset(catalogue: Catalogue, dataset: Dataset, write: Write, read_file: ReadFile) -> Written:
    page = Page(
        path=f"{dataset.folder}/index.html",
        title=dataset.title,
        description=spelling.shorten(dataset.description or dataset.title),
        above=((dataset.publisher.title, f"publishers/{dataset.publisher.id}/index.html"),),
        changed=dataset.modified,
    )
    tables = [_shown(catalogue, table, read_file) for table in dataset.tables]
    return write(
        "dataset.html",
        page,
        dataset=dataset,
        tables=tables,
        examples_shown=SHOWN,
        citation=write_citation(catalogue, dataset),
        document=dataset_document(catalogue, dataset),
        exports=DATASET_EXPORTS,
    )


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table with what its page shows of its bytes; no preview where its format has none."""

    table: Table
    preview: Preview | None = None
    snippets: tuple[Snippet, ...] = ()


def _shown(catalogue: Catalogue, table: Table, read_file: ReadFile) -> ShownTable:
    if not has_preview(table):
        return ShownTable(table)
    file = table.downloads[0]
    return ShownTable(
        table,
        preview=read_preview(read_file(file.sha256), delimiter=table.delimiter),
        snippets=write_snippets(table, catalogue.base_url + file.href),
    )


def _publishers(catalogue: Catalogue, write: Write) -> Written:
    page = Page(path="publishers/index.html", title="Publishers", description=f"Who publishes in {catalogue.title}.")
    return write("publishers.html", page, **_groups(catalogue))


def _publisher(catalogue: Catalogue, publisher: Publisher, write: Write) -> Written:
    datasets = [one for one in catalogue.datasets if one.publisher.id == publisher.id]
    page = Page(
        path=f"publishers/{publisher.id}/index.html",
        title=publisher.title,
        description=f"{spelling.spell_count(len(datasets), 'dataset')} of {publisher.title}.",
        above=(("Publishers", "publishers/index.html"),),
        changed=max((one.modified for one in datasets), default=""),
    )
    return write("publisher.html", page, publisher=publisher, datasets=datasets)


def _standards(catalogue: Catalogue, write: Write) -> Written:
    page = Page(
        path="standards/index.html", title="Standards", description="What publishers agreed about kinds of tables."
    )
    return write("standards.html", page, **_groups(catalogue))


def _standard(catalogue: Catalogue, standard: Standard, write: Write) -> Written:
    naming = [one for one in catalogue.datasets if any(table.standard == standard for table in one.tables)]
    keeping = [one for one in naming if _keeps(one, standard)]
    page = Page(
        path=f"standards/{standard.id}/{standard.version}/index.html",
        title=f"{standard.title} {standard.version}",
        description=spelling.shorten(standard.purpose),
        above=(("Standards", "standards/index.html"),),
        changed=max((one.modified for one in naming), default=""),
    )
    return write(
        "standard.html",
        page,
        standard=standard,
        keeping=keeping,
        failing=[one for one in naming if one not in keeping],
        others=[one for one in catalogue.standards if one.id == standard.id and one != standard],
    )


def _about(catalogue: Catalogue, write: Write) -> Written:
    page = Page(path="about/index.html", title="About this catalogue", description=f"How {catalogue.title} works.")
    return write("about.html", page, catalogue_exports=CATALOGUE_EXPORTS, dataset_exports=DATASET_EXPORTS)


def _groups(catalogue: Catalogue) -> dict[str, object]:
    """Return how many datasets each publisher has and how many keep each standard."""
    publishing = Counter(one.publisher.id for one in catalogue.datasets)
    keeping = Counter(
        (standard.id, standard.version)
        for dataset in catalogue.datasets
        for standard in catalogue.standards
        if _keeps(dataset, standard)
    )
    return {
        "by_publisher": [(one, publishing[one.id]) for one in catalogue.publishers],
        "by_standard": [(one, keeping[one.id, one.version]) for one in catalogue.standards],
    }


def _keeps(dataset: Dataset, standard: Standard) -> bool:
    tables = [table for table in dataset.tables if table.standard == standard]
    return bool(tables) and all(table.keeps_standard for table in tables)


def _keeps_a_standard(dataset: Dataset) -> bool:
    return any(table.keeps_standard for table in dataset.tables)
