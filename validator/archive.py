"""A package in a zip file: unpacked into a temporary folder, nothing outside it, within limits."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.dataset import DESCRIPTOR
from validator.limits import LIMITS, beyond
from validator.tables.formats.unpacking import Damaged, unpack_member

if TYPE_CHECKING:
    from pathlib import Path

START = b"PK\x03\x04"


def package_inside(path: Path) -> str | None:
    """Return the name of the descriptor in a zip file that holds a package, at its top or in its one folder."""
    try:
        with path.open("rb") as stream:
            if stream.read(len(START)) != START:
                return None
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if PurePosixPath(name).name == DESCRIPTOR and _is_safe(name)]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    nearest = min(names, key=lambda name: (name.count("/"), name), default=None)
    return nearest if nearest is not None and nearest.count("/") <= 1 else None


def unpack(path: Path, folder: Path, *, shown: str) -> None:
    """Write the files of a zip file into a folder. Raise DsregError for a damaged one, or one beyond a limit."""
    size = 0
    try:
        with zipfile.ZipFile(path) as archive:
            files = [info for info in archive.infolist() if _is_safe(info.filename) and not info.is_dir()]
            if len(files) > LIMITS.resources:
                raise beyond(shown, "the number of files in it", LIMITS.resources, size=len(files))
            for info in files:
                target = folder.joinpath(*PurePosixPath(info.filename).parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as stream:
                    for piece in unpack_member(archive, info, shown=shown):
                        size += len(piece)
                        if size > LIMITS.table:
                            raise beyond(shown, "its unpacked size in bytes", LIMITS.table)
                        stream.write(piece)
    except (Damaged, zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DsregError("file-damaged", path=shown, what="a zip file", reason=error) from error


def _is_safe(name: str) -> bool:
    """Say whether a name stays in the folder on every system; any other is left where it is."""
    pure = PurePosixPath(name)
    parts = [part for part in pure.parts if part.strip(". ") and not set(part) & set('\\:*?"<>|\0')]
    return bool(pure.parts) and not pure.is_absolute() and len(parts) == len(pure.parts)
