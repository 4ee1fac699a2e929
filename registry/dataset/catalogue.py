"""The catalogue of one registry at one commit, as a value: what pages, search and exports are made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from registry.dataset.dataset import Contact, read_dataset
from registry.dataset.reading import read_address, read_mail, read_text
from registry.record import Publisher
from standards.errors import DsregError
from standards.library import COMMUNITY, find_standard, list_standards

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from registry.dataset.dataset import Dataset
    from registry.record import Record
    from registry.settings import Settings
    from standards.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that a site is built from. `base_url` ends in a slash; `commit` is the registry's.

    `datasets` are sorted by title; `standards` are the library's, the
    registry's own and those that a dataset names, by id and version.
    """

    title: str
    description: str
    base_url: str
    licence: str | None
    contact: Contact
    commit: str
    publishers: tuple[Publisher, ...]
    datasets: tuple[Dataset, ...]
    standards: tuple[Standard, ...]

    def address(self, path: str) -> str:
        """Return the address at which a path of the site can be read; a page is named by its folder."""
        return self.base_url + path.removesuffix("index.html")


def read_catalogue(
    settings: Settings,
    *,
    commit: str,
    records: Iterable[Record],
    publishers: Iterable[Publisher] = (),
    folders: tuple[Path, ...] = (),
) -> Catalogue:
    """Return the catalogue of a registry's records; a publisher that is not listed is called by its id.

    `folders` hold the standards that the registry adds to the library.
    """
    titles = {one.id: read_text(one.title, limit=300) for one in publishers}

    @cache
    def find(reference: str) -> Standard | None:
        return look_up(reference, *folders)

    datasets = [
        read_dataset(
            one, Publisher(id=one.publisher, title=titles.get(one.publisher) or one.publisher), find_standard=find
        )
        for one in records
    ]
    title = read_text(settings.title, limit=300)
    return Catalogue(
        title=title,
        description=f"The datasets that are published in {title}, with what is in them and how good they are.",
        base_url=(read_address(settings.base_url) or "").rstrip("/") + "/",
        licence=read_address(settings.licence),
        contact=Contact(name=title, mail=read_mail(settings.contact)),
        commit=read_text(commit, limit=100),
        publishers=_publishers(datasets),
        datasets=tuple(sorted(datasets, key=lambda one: (one.title.casefold(), one.folder))),
        standards=_standards(datasets, *folders),
    )


def look_up(reference: str, *folders: Path) -> Standard | None:
    """Return the standard of the library or of folders beside it that a reference names, None when there is none."""
    try:
        return find_standard(reference, COMMUNITY, *folders)
    except DsregError:
        return None


def _publishers(datasets: Iterable[Dataset]) -> tuple[Publisher, ...]:
    found = {one.publisher.id: one.publisher for one in datasets}
    return tuple(sorted(found.values(), key=lambda one: (one.title.casefold(), one.id)))


def _standards(datasets: Iterable[Dataset], *folders: Path) -> tuple[Standard, ...]:
    used = [table.standard for one in datasets for table in one.tables if table.standard]
    found = {(one.id, one.version): one for one in [*list_standards(COMMUNITY, *folders), *used]}
    return tuple(sorted(found.values(), key=lambda one: (one.title.casefold(), one.id, one.version)))
