"""A dataset as the outside sees it: one record's descriptor and report, read with care, and where it will stand.

Pages, search and every export read this value, so that what a strange descriptor may hold is met in one place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from registry.dataset.download import Download, check_path, read_download
from registry.dataset.reading import (
    read_address,
    read_date,
    read_mail,
    read_mapping,
    read_mappings,
    read_text,
    read_texts,
)
from registry.dataset.table import read_findings, read_table
from registry.dataset.terms import find_frequency, find_licence
from registry.record import StoredFile
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.dataset.table import FindStandard, Table
    from registry.dataset.terms import Frequency, Licence
    from registry.record import Publisher, Record, Version
    from validator.finding import Finding

NUMBERED = re.compile(r"[0-9][0-9A-Za-z.+-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask: a name, an e-mail address, a page; each may be missing, not all of them."""

    name: str = ""
    mail: str | None = None
    page: str | None = None

    @property
    def mail_link(self) -> str | None:
        """Return the mailto: address."""
        return f"mailto:{quote(self.mail, safe='@')}" if self.mail else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something named and perhaps linked: where data came from, who contributed, which place is meant."""

    title: str
    address: str | None = None
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time that the data is about; either end may be open."""

    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVersion:
    """One version that can be downloaded: its number, the time of its publication, its files, its descriptor."""

    version: str
    date: str
    downloads: tuple[Download, ...]
    descriptor: Download

    @property
    def all_downloads(self) -> tuple[Download, ...]:
        """Return the files and, unless one of them stands in its place, the descriptor."""
        is_taken = any(one.path == self.descriptor.path for one in self.downloads)
        return self.downloads if is_taken else (*self.downloads, self.descriptor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One dataset of the catalogue. `versions` are newest first; `findings` are those about no table of it."""

    publisher: Publisher
    name: str
    title: str
    description: str
    identifier: str
    licences: tuple[Licence, ...]
    keywords: tuple[str, ...]
    themes: tuple[str, ...]
    contact: Contact | None
    contributors: tuple[Source, ...]
    sources: tuple[Source, ...]
    frequency: Frequency | None
    place: Source | None
    period: Period | None
    landing_page: str | None
    tables: tuple[Table, ...]
    versions: tuple[PublishedVersion, ...]
    findings: tuple[Finding, ...]
    record: Record

    @property
    def folder(self) -> str:
        """Return where the dataset stands in the site."""
        return dataset_folder(self.publisher.id, self.name)

    @property
    def latest(self) -> PublishedVersion:
        """Return the newest version."""
        return self.versions[0]

    @property
    def issued(self) -> str:
        """Return when the first version was published."""
        return self.versions[-1].date

    @property
    def modified(self) -> str:
        """Return when the newest version was published."""
        return self.latest.date

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Return everything that was found, in its tables and elsewhere."""
        return tuple(one for table in self.tables for one in table.findings) + self.findings


def dataset_folder(publisher: str, name: str) -> str:
    """Return where a dataset stands in the site."""
    return f"datasets/{publisher}/{name}"


def read_dataset(record: Record, publisher: Publisher, *, find_standard: FindStandard) -> Dataset:
    """Return the dataset of a record.

    `find_standard` returns the standard of a reference such as `uk/public-toilets@1.0.0`, None when there is none.
    Raise DsregError "catalogue-path-unsafe" when a name in the record cannot stand in a site.
    """
    descriptor = record.descriptor
    versions = tuple(_version(record, one) for one in reversed(record.versions))
    downloads = {one.name: one for one in versions[0].downloads}
    findings, inputs = read_findings(record.report), read_mappings(record.report.get("inputs"))
    tables = tuple(
        read_table(one, inputs=inputs, findings=findings, downloads=downloads, find_standard=find_standard)
        for one in read_mappings(descriptor.get("resources"))
    )
    return Dataset(
        publisher=publisher,
        name=record.name,
        title=read_text(descriptor.get("title"), limit=300) or record.name,
        description=read_text(descriptor.get("description")),
        identifier=read_text(descriptor.get("id"), limit=2_000) or f"{record.publisher}/{record.name}",
        licences=_licences(descriptor),
        keywords=read_texts(descriptor.get("keywords")),
        themes=read_texts(descriptor.get("theme"), limit=2_000),
        contact=_contact(descriptor),
        contributors=tuple(one for one in _named(descriptor.get("contributors")) if one.title != publisher.title),
        sources=_named(descriptor.get("sources")),
        frequency=find_frequency(descriptor.get("accrualPeriodicity")),
        place=_place(descriptor.get("spatial")),
        period=_period(descriptor.get("temporal")),
        landing_page=read_address(descriptor.get("landingPage")) or read_address(descriptor.get("homepage")),
        tables=tables,
        versions=versions,
        findings=tuple(one for one in findings if all(one not in table.findings for table in tables)),
        record=record,
    )


def _version(record: Record, version: Version) -> PublishedVersion:
    folder = f"{dataset_folder(record.publisher, record.name)}/{version.version}"
    check_path(folder)
    if not NUMBERED.fullmatch(version.version):
        raise DsregError("catalogue-path-unsafe", path=folder)
    return PublishedVersion(
        version=version.version,
        date=read_date(version.date),
        downloads=tuple(read_download(file, folder) for file in version.files),
        descriptor=read_download(StoredFile(path="datapackage.json", sha256=version.record, bytes=0), folder),
    )


def _licences(descriptor: Mapping[str, Any]) -> tuple[Licence, ...]:
    stated = read_mappings(descriptor.get("licenses")) or read_mappings([descriptor.get("license")])
    found = [find_licence(one.get("name"), title=one.get("title"), path=one.get("path")) for one in stated]
    return tuple(one for one in found if one)


def _contact(descriptor: Mapping[str, Any]) -> Contact | None:
    stated = read_mapping(descriptor.get("contactPoint"))
    name = read_text(stated.get("name") or stated.get("fn"), limit=300)
    mail = read_mail(stated.get("email") or stated.get("hasEmail"))
    page = read_address(stated.get("url"))
    return Contact(name=name, mail=mail, page=page) if name or mail or page else None


def _named(value: object) -> tuple[Source, ...]:
    found = (
        Source(
            title=read_text(one.get("title"), limit=300) or read_text(one.get("path"), limit=300),
            address=read_address(one.get("path")),
            role=", ".join(read_texts(one.get("roles") or one.get("role"))),
        )
        for one in read_mappings(value)
    )
    return tuple(one for one in found if one.title)


def _place(value: object) -> Source | None:
    first = value[0] if isinstance(value, list) and value else value
    stated = read_mapping(first)
    address = read_address(stated.get("uri") or stated.get("@id") or first)
    title = read_text(stated.get("name") or stated.get("title") or stated.get("text"), limit=300)
    title = title or read_text(first, limit=300)
    return Source(title=title, address=address) if title else None


def _period(value: object) -> Period | None:
    start, _, end = read_text(value).partition("/")
    stated = {"start": start, "end": end, **read_mapping(value)}
    period = Period(
        start=read_date(stated.get("startDate") or stated["start"]),
        end=read_date(stated.get("endDate") or stated["end"]),
    )
    return period if period.start or period.end else None
