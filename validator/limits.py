"""How much is read before dsreg stops with a clear sentence: every limit, named once."""

from __future__ import annotations

from dataclasses import dataclass

from standards.errors import DsregError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes unless said otherwise.

    `memory` is what the table engine may hold before it spills to disk. `document` is one JSON document, `rdf` one file
    of statements, `ratio` how many times its packed size a file may unpack to, `fetched` what one address may hold and
    `fetching` the seconds that it may take; `named` is how many of a long list a sentence names,
    `links` how many addresses of one file are tried.
    """

    descriptor: int = 16 * 1024**2
    table: int = 64 * 1024**3
    record: int = 64 * 1024**2
    columns: int = 20_000
    sheet_columns: int = 16_000
    sheet_cells: int = 40_000_000
    document: int = 256 * 1024**2
    rdf: int = 1024**3
    ratio: int = 250
    fetched: int = 4 * 1024**3
    fetching: int = 600
    links: int = 10_000
    named: int = 10
    resources: int = 10_000
    depth: int = 64
    memory: str = "350MB"


LIMITS = Limits()


def beyond(shown: str, what: str, limit: int, *, size: int | str | None = None) -> DsregError:
    """Return the error of what goes beyond a limit; without a `size`, what is known is that it is more."""
    found = f"more than {limit:,}" if size is None else f"{size:,}" if isinstance(size, int) else size
    return DsregError("limit-reached", path=shown, what=what, size=found, limit=f"{limit:,}")
