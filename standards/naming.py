"""Which folder a person means: by its path, or as a standard of a library by id and version."""

from __future__ import annotations

from pathlib import Path

from standards.library import COMMUNITY, find_standard

DOCUMENT = "standard.json"


def standard_folder(named: str, library: Path = COMMUNITY) -> Path:
    """Return the folder of a standard that is named by its folder, its standard.json, or as id or id@version.

    Raise DsregError "standard-unknown" or "standard-version-unknown" where a library has no such standard.
    """
    path = Path(named)
    if path.name == DOCUMENT and path.is_file():
        return path.parent
    if path.is_dir():
        return path
    found = find_standard(named, library)
    return library.joinpath(*found.id.split("/"), found.version)
