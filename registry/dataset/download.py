"""A file as the catalogue offers it: where it stands in the site, and a name that no browser runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from registry.dataset.terms import INERT, Format, extension, find_format
from registry.names import DEVICES
from standards.errors import DsregError

if TYPE_CHECKING:
    from registry.record import StoredFile

UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]|[. ]$')


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file of one version: `name` as its publisher called it, `path` where it stands in the site."""

    name: str
    path: str
    format: Format
    bytes: int
    sha256: str

    @property
    def href(self) -> str:
        """Return the path as it is written in an address."""
        return quote(self.path)

    @property
    def is_renamed(self) -> bool:
        """Say whether the file is offered under another name, because a browser could run it."""
        return not self.path.endswith(f"/{self.name}")


def read_download(file: StoredFile, folder: str) -> Download:
    """Return the download of a stored file that is offered in `folder` of the site.

    Raise DsregError "catalogue-path-unsafe" when the file's name leads out of the folder or cannot be a file's.
    """
    check_path(file.path)
    suffix = "" if extension(file.path) in INERT else ".download"
    return Download(
        name=file.path,
        path=f"{folder}/{file.path}{suffix}",
        format=find_format(file.path),
        bytes=file.bytes,
        sha256=file.sha256,
    )


def check_path(path: str) -> None:
    """Raise DsregError "catalogue-path-unsafe" unless the path can stand in a site on every system."""
    if not all(_is_safe(part) for part in path.split("/")):
        raise DsregError("catalogue-path-unsafe", path=path)


def _is_safe(part: str) -> bool:
    return bool(part) and not UNSAFE.search(part) and part.partition(".")[0].lower() not in DEVICES
