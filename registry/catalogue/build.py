"""Build the static catalogue of a registry: read it, write every file into a new folder, put that folder in place."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from registry.catalogue.feeds import MARKER, catalogue_feeds, dataset_feeds, write_sitemap
from registry.catalogue.pages import missing_page, site_pages
from registry.dataset.catalogue import read_catalogue
from registry.own_standards import bring_standards
from registry.store import read_file, read_publishers, read_records
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from registry.dataset.catalogue import Catalogue
    from registry.store import Registry

ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the folder, how many datasets it shows, how many files it holds."""

    site: Path
    datasets: int
    files: int


def build_catalogue(registry: Registry, output: Path) -> Built:
    """Write the catalogue of a registry into a folder, in place of the catalogue that stood there.

    Raise DsregError "catalogue-not-ours" when the folder holds something else, "catalogue-path-unsafe" when a name in
    a record cannot stand in a site; then nothing has changed.
    """
    with bring_standards(registry) as own:
        catalogue = read_catalogue(
            registry.settings,
            commit=registry.tip,
            records=read_records(registry),
            publishers=read_publishers(registry),
            folders=own,
        )
    files = write_site(site_files(catalogue, lambda sha256: read_file(registry, sha256)), output)
    return Built(site=output, datasets=len(catalogue.datasets), files=files)


def site_files(catalogue: Catalogue, read_bytes: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file of the site; `read_bytes` returns a stored file by its sha256."""
    listed = []
    for written in site_pages(catalogue, read_bytes):
        listed.append((written.page.path, written.page.changed))
        yield written.page.path, written.content
    yield "404.html", missing_page(catalogue)
    yield "sitemap.xml", write_sitemap(catalogue, listed)
    yield from catalogue_feeds(catalogue)
    for dataset in catalogue.datasets:
        yield from dataset_feeds(catalogue, dataset)
        for version in dataset.versions:
            for download in version.all_downloads:
                yield download.path, read_bytes(download.sha256)
    for asset in sorted(ASSETS.iterdir()):
        yield f"assets/{asset.name}", asset.read_bytes()


def write_site(files: Iterable[tuple[str, bytes]], output: Path) -> int:
    """Write the files into a folder beside `output`, then put it in its place; return how many there are.

    Raise DsregError "catalogue-not-ours" when `output` is there and is not a catalogue.
    """
    count = 0
    with _in_place_of(output.resolve()) as folder:
        for path, content in files:
            target = folder.joinpath(*path.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:  # x: two things may not claim one path
                file.write(content)
            count += 1
    return count


def is_catalogue(folder: Path) -> bool:
    """Say whether the folder holds a catalogue that dsreg built."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(marker, dict) and marker.get("dsreg") == "catalogue"


@contextmanager
def _in_place_of(output: Path) -> Iterator[Path]:
    """Give a new folder to fill; when all went well it takes the place of `output`, else it is removed."""
    if not _may_replace(output):
        raise DsregError("catalogue-not-ours", path=output)
    output.parent.mkdir(parents=True, exist_ok=True)
    mark = uuid4().hex
    new, old = (output.with_name(f".{output.name}.{mark}.{role}") for role in ("new", "old"))
    new.mkdir()
    try:
        yield new
        if output.exists():
            output.rename(old)
        new.rename(output)
    except BaseException:
        if old.exists() and not output.exists():
            old.rename(output)
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _may_replace(output: Path) -> bool:
    if not output.exists():
        return True
    return output.is_dir() and (is_catalogue(output) or not any(output.iterdir()))
