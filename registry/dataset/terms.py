"""Terms of the outside world: formats, licences and frequencies, each with its words and its codes elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from registry.dataset.reading import read_address, read_text

EU = "http://publications.europa.eu/resource/authority"


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: what people call it, its IANA media type, its code in the EU's list of file types."""

    label: str
    media_type: str
    eu: str | None = None

    @property
    def iri(self) -> str | None:
        """Return the IRI of the EU's file type, where the list has one."""
        return f"{EU}/file-type/{self.eu}" if self.eu else None


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OTHER = Format("file", "application/octet-stream")

FORMATS = {
    "csv": Format("CSV", "text/csv", "CSV"),
    "tsv": Format("TSV", "text/tab-separated-values", "TSV"),
    "txt": Format("text", "text/plain", "TXT"),
    "md": Format("Markdown", "text/markdown"),
    "json": Format("JSON", "application/json", "JSON"),
    "geojson": Format("GeoJSON", "application/geo+json", "GEOJSON"),
    "jsonl": Format("JSON Lines", "application/jsonl"),
    "ndjson": Format("JSON Lines", "application/jsonl"),
    "jsonld": Format("JSON-LD", "application/ld+json", "JSON_LD"),
    "ttl": Format("Turtle", "text/turtle", "RDF_TURTLE"),
    "parquet": Format("Parquet", "application/vnd.apache.parquet", "PARQUET"),
    "xlsx": Format("Excel", SHEET, "XLSX"),
    "xls": Format("Excel (old)", "application/vnd.ms-excel", "XLS"),
    "ods": Format("OpenDocument sheet", "application/vnd.oasis.opendocument.spreadsheet", "ODS"),
    "gpkg": Format("GeoPackage", "application/geopackage+sqlite3", "GPKG"),
    "zip": Format("ZIP", "application/zip", "ZIP"),
    "gz": Format("gzip", "application/gzip", "GZIP"),
    "pdf": Format("PDF", "application/pdf", "PDF"),
}
# Formats that a browser never runs. A file of any other kind is offered under a name that it only downloads.
INERT = frozenset(FORMATS)


def find_format(path: str) -> Format:
    """Return the format that a file's name tells."""
    suffix = extension(path)
    return FORMATS.get(suffix) or (Format(suffix.upper(), OTHER.media_type) if suffix.isalnum() else OTHER)


def extension(path: str) -> str:
    """Return the last extension of a file's name, in small letters and without its dot."""
    return PurePosixPath(path).suffix.removeprefix(".").lower()


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its title, a short form of it, and the address of its text where that is known."""

    title: str
    short: str
    address: str | None


_OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version"
_CC = "https://creativecommons.org"
_ODC = "https://opendatacommons.org/licenses"

LICENCES = {
    "ogl-uk-3.0": Licence("Open Government Licence v3.0", "OGL v3", f"{_OGL}/3/"),
    "ogl-uk-2.0": Licence("Open Government Licence v2.0", "OGL v2", f"{_OGL}/2/"),
    "ogl-uk-1.0": Licence("Open Government Licence v1.0", "OGL v1", f"{_OGL}/1/"),
    "cc0-1.0": Licence("CC0 1.0 (public domain)", "CC0", f"{_CC}/publicdomain/zero/1.0/"),
    "cc-by-4.0": Licence("Creative Commons Attribution 4.0", "CC BY 4.0", f"{_CC}/licenses/by/4.0/"),
    "cc-by-sa-4.0": Licence("Creative Commons Attribution-ShareAlike 4.0", "CC BY-SA", f"{_CC}/licenses/by-sa/4.0/"),
    "odc-by-1.0": Licence("Open Data Commons Attribution 1.0", "ODC-By", f"{_ODC}/by/1-0/"),
    "odbl-1.0": Licence("Open Database Licence 1.0", "ODbL", f"{_ODC}/odbl/1-0/"),
    "odc-pddl-1.0": Licence("Open Data Commons Public Domain Dedication 1.0", "PDDL", f"{_ODC}/pddl/1-0/"),
}


def find_licence(name: object, *, title: object = None, path: object = None) -> Licence | None:
    """Return the licence of one item of a descriptor's `licenses`; None when it says nothing."""
    name_text, title_text = read_text(name, limit=200), read_text(title, limit=200)
    stated = read_address(path)
    known = LICENCES.get(name_text.lower()) or _licence_at(stated)
    if known:
        return Licence(title_text or known.title, known.short, stated or known.address)
    words = title_text or name_text or stated
    return Licence(words, name_text or words, stated) if words else None


def _licence_at(address: str | None) -> Licence | None:
    if address is None:
        return None
    return next((one for one in LICENCES.values() if _bare(one.address) == _bare(address)), None)


def _bare(address: str | None) -> str:
    return (address or "").partition("://")[2].removeprefix("www.").rstrip("/").lower()


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a dataset is renewed: in words, as ISO 8601 repeats (data.json), as the EU's code (DCAT-AP)."""

    words: str
    iso: str | None = None
    eu: str | None = None

    @property
    def iri(self) -> str | None:
        """Return the IRI of the EU's frequency, where the list has one."""
        return f"{EU}/frequency/{self.eu}" if self.eu else None


# Keys are the names of http://purl.org/cld/freq/, in small letters.
FREQUENCIES = {
    "triennial": Frequency("every three years", "R/P3Y", "TRIENNIAL"),
    "biennial": Frequency("every two years", "R/P2Y", "BIENNIAL"),
    "annual": Frequency("every year", "R/P1Y", "ANNUAL"),
    "semiannual": Frequency("twice a year", "R/P6M", "ANNUAL_2"),
    "threetimesayear": Frequency("three times a year", "R/P4M", "ANNUAL_3"),
    "quarterly": Frequency("every quarter", "R/P3M", "QUARTERLY"),
    "bimonthly": Frequency("every two months", "R/P2M", "BIMONTHLY"),
    "monthly": Frequency("every month", "R/P1M", "MONTHLY"),
    "semimonthly": Frequency("twice a month", "R/P0.5M", "MONTHLY_2"),
    "biweekly": Frequency("every two weeks", "R/P2W", "BIWEEKLY"),
    "threetimesamonth": Frequency("three times a month", "R/P0.33M", "MONTHLY_3"),
    "weekly": Frequency("every week", "R/P1W", "WEEKLY"),
    "semiweekly": Frequency("twice a week", "R/P3.5D", "WEEKLY_2"),
    "threetimesaweek": Frequency("three times a week", "R/P0.33W", "WEEKLY_3"),
    "daily": Frequency("every day", "R/P1D", "DAILY"),
    "continuous": Frequency("all the time", "R/PT1S", "CONT"),
    "irregular": Frequency("from time to time", "irregular", "IRREG"),
}


def find_frequency(value: object) -> Frequency | None:
    """Return the frequency that a text names: a word, an IRI of either list, an ISO 8601 repeat.

    Other words stand for themselves; None when there are none.
    """
    text = read_text(value, limit=200)
    last = text.replace("#", "/").replace(":", "/").rstrip("/").rpartition("/")[2].lower()
    for name, frequency in FREQUENCIES.items():
        if last in {name, (frequency.eu or "").lower()} or text.upper() == (frequency.iso or "").upper():
            return frequency
    return Frequency(text) if text else None
