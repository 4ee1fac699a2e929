"""The library of community standards, and folders like it: find a standard by its id, or by where it stands."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from standards.errors import DsregError
from standards.near import near_names
from standards.standard import Standard, parse_standard

COMMUNITY = Path(__file__).resolve().parent / "community"
DOCUMENT = "standard.json"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+", re.ASCII)
VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+", re.ASCII)
PATH = re.compile(r"[./\\~]|[A-Za-z]:|.*\\|.*\.json$")
"""What begins or ends like this was meant as a path, and can be no id."""
TRUST = ("draft", "deprecated", "candidate", "agreed")
"""Which version is taken where none is asked for: the latest of the status that stands last here."""


def list_standards(*folders: Path) -> tuple[Standard, ...]:
    """Return every version of every standard in the folders (the library's, if none is named), oldest version first."""
    standards, faults = survey_standards(*folders)
    if faults:
        raise faults[0]
    return standards


def survey_standards(*folders: Path) -> tuple[tuple[Standard, ...], tuple[DsregError, ...]]:
    """Return what list_standards does, as far as it can be read, and what is wrong with each of the others."""
    found: dict[tuple[str, str], Standard] = {}
    faults = []
    for path in (
        path for folder in reversed(folders or (COMMUNITY,)) for path in sorted(folder.glob(f"**/{DOCUMENT}"))
    ):
        try:
            standard = load_standard(path.parent)
        except DsregError as error:
            faults.append(error)
        else:
            found[standard.id, standard.version] = standard
    ordered = sorted(found.values(), key=lambda standard: (standard.id, _order(standard.version)))
    return tuple(ordered), tuple(faults)


def load_standard(folder: Path) -> Standard:
    """Return the standard of one folder that holds a standard.json.

    One from outside the library is held to its form first. Raise DsregError "file-missing", "file-unreadable" or
    "standard-faulty".
    """
    path = folder / DOCUMENT
    content = _read(path)
    document = _parse(content, shown=str(path))
    if not folder.resolve().is_relative_to(COMMUNITY):
        # the library's own are held to the form by a test
        from standards.form import refuse_malformed  # noqa: PLC0415

        refuse_malformed(document, shown=str(path))
    return parse_standard(document, sha256=hashlib.sha256(content).hexdigest())


def find_standard(reference: str, *folders: Path) -> Standard:
    """Return the standard that `reference` names in the folders (the library's, if none is named): see find_folder."""
    return load_standard(find_folder(reference, *folders))


def find_folder(reference: str, *folders: Path) -> Path:
    """Return the folder of the standard that `reference` names: `id`, `id@1`, `id@1.2` or `id@1.2.0`.

    A whole version is that one. Of several that fit, the latest agreed is taken, else the latest candidate; a draft
    only where there is nothing else. Where two folders hold the same version, the one named first has it. Raise
    DsregError "standard-unknown" (with the known ids) or "standard-version-unknown" (with its versions).
    """
    name, _, wanted = reference.partition("@")
    versions = _find_versions(name, folders)
    if not versions:
        known = list_ids(*folders)
        raise DsregError("standard-unknown", standard=name, near=near_names(name, known), known=known)
    return _best(versions, wanted, name=name)


def locate_standard(named: str, *folders: Path) -> Path:
    """Return the folder of the standard that a person names: by id (see find_folder), or by a path.

    A path is that of its folder, of its standard.json, or of a folder of its versions; `@` and a version may follow.
    What is an id in the folders is never taken for a path. Raise DsregError as find_folder does, and
    "standard-folder-missing" for a path that leads nowhere, or "standard-folder-bare" for a folder that holds none.
    """
    name, _, wanted = named.partition("@")
    if not _find_versions(name, folders):
        for text, version in ((named, ""), (name, wanted)):
            path = Path(text)
            if path.name == DOCUMENT and path.is_file():
                return path.parent
            versions = _versions(path)
            if versions:
                return _best(versions, version, name=text)
            if (path / DOCUMENT).is_file():
                return path
            if path.is_dir():
                raise DsregError("standard-folder-bare", path=text)
        if PATH.match(named):
            raise DsregError("standard-folder-missing", path=named)
    return find_folder(named, *folders)


def list_ids(*folders: Path) -> list[str]:
    """Return the ids of the standards in the folders (the library's, if none is named)."""
    found = {
        path.parents[1].relative_to(folder).as_posix()
        for folder in folders or (COMMUNITY,)
        for path in folder.glob(f"**/{DOCUMENT}")
        if VERSION.fullmatch(path.parent.name)
    }
    return sorted(found)


def community_of(folder: Path, standard: Standard) -> Path | None:
    """Return the folder that a standard's folder stands in with its like; None where its path is not its name."""
    whole = folder.resolve()
    name = (*standard.id.split("/"), standard.version)
    return whole.parents[len(name) - 1] if whole.parts[-len(name) :] == name else None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DsregError("file-missing", path=str(path)) from error
    except OSError as error:
        raise DsregError("file-unreadable", path=str(path), reason=(error.strerror or str(error)).lower()) from error


def _parse(content: bytes, *, shown: str) -> dict[str, Any]:
    """Return the document, which is an object; refuse_malformed says whether it is a standard."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DsregError("standard-faulty", standard=shown, reason=f"it is not valid JSON: {error}") from error
    if not isinstance(document, dict):
        raise DsregError("standard-faulty", standard=shown, reason="it is no JSON object")
    return document


def _find_versions(name: str, folders: tuple[Path, ...]) -> dict[str, Path]:
    """Return the folder of each version of the standard with that id, wherever it stands."""
    found: dict[str, Path] = {}
    if ID.fullmatch(name):
        for folder in reversed(folders or (COMMUNITY,)):
            found |= _versions(folder.joinpath(*name.split("/")))
    return found


def _versions(folder: Path) -> dict[str, Path]:
    """Return the folder of each version of one standard."""
    found = (path.parent for path in folder.glob(f"*/{DOCUMENT}"))
    return {path.name: path for path in found if VERSION.fullmatch(path.name)}


def _best(versions: dict[str, Path], wanted: str, *, name: str) -> Path:
    fitting = [version for version in versions if f"{version}.".startswith(f"{wanted}." if wanted else "")]
    if not fitting:
        raise DsregError("standard-version-unknown", standard=name, version=wanted, known=sorted(versions, key=_order))
    if len(fitting) == 1:
        return versions[fitting[0]]
    return versions[max(fitting, key=lambda version: (_trust(versions[version]), _order(version)))]


def _trust(folder: Path) -> int:
    """Return how far a version is to be preferred, by its status."""
    path = folder / DOCUMENT
    status = _parse(_read(path), shown=str(path)).get("status", "")
    return TRUST.index(status) if status in TRUST else -1


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
