"""Which folder a person means: by its path, or as a standard of a library by id and version."""

from __future__ import annotations

from pathlib import Path

from standards.errors import DsregError
from standards.library import COMMUNITY, find_standard

DOCUMENT = "standard.json"


def standard_folder(named: str, *libraries: Path) -> Path:
    """Return the folder of a standard that is named by its folder, its standard.json, or as id or id@version.

    The libraries are asked first, then dsreg's own.
    Raise DsregError "standard-unknown" or "standard-version-unknown" where a library has no such standard.
    """
    path = Path(named)
    if path.name == DOCUMENT and path.is_file():
        return path.parent
    if path.is_dir():
        return path
    for library in libraries:
        try:
            found = find_standard(named, library)
        except DsregError:
            continue
        return library.joinpath(*found.id.split("/"), found.version)
    found = find_standard(named)
    return COMMUNITY.joinpath(*found.id.split("/"), found.version)
