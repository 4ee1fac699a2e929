"""Packed files: a gzip file holds one table, a zip file one or several."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.limits import LIMITS, beyond
from validator.tables.formats.format import INSIDE, TABLE_SUFFIXES, damaged
from validator.tables.formats.unpacking import Damaged, unpack_gzip, unpack_member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validator.tables.formats.format import Opening
    from validator.tables.task import TableTask

DEPTH = 2


def open_gzip(task: TableTask, opening: Opening) -> Iterator[TableTask]:
    """Yield the tables of what a gzip file holds."""
    inner = Path(task.path.name).stem if task.path.suffix.lower() in {".gz", ".gzip"} else task.path.name
    name = task.name if opening.is_resource else Path(inner).stem
    path = _fresh(opening, inner)
    try:
        _write(unpack_gzip(task.path, shown=task.shown), path)
    except (Damaged, OSError) as error:
        raise damaged(task, "a gzip file", error) from error
    yield from _inside(replace(task, path=path, name=name, original=task.original or task.path), opening)


def open_zip(task: TableTask, opening: Opening) -> Iterator[TableTask]:
    """Yield the tables of a zip file: the member that was asked for, else each one that a table's name ends."""
    try:
        with zipfile.ZipFile(task.path) as archive:
            _refuse_other_files(task, archive)
            chosen = _choose(task, opening, archive)
            is_alone = len(chosen) == 1
            for info in chosen:
                path = _fresh(opening, PurePosixPath(info.filename).name)
                _write(unpack_member(archive, info, shown=task.shown), path)
                original = task.original or task.path
                member = replace(task, path=path, original=original)
                if not (opening.is_resource and is_alone):
                    shown, name = f"{task.shown}{INSIDE}{info.filename}", PurePosixPath(info.filename).stem
                    member = replace(member, shown=shown, name=name)
                try:
                    yield from _inside(member, opening)
                except DsregError as error:
                    opening.failed.append(error)
                path.unlink(missing_ok=True)
    except (Damaged, zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged(task, "a zip file", error) from error


OTHER_FILES = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
    "xl/workbook.bin": "an Excel binary workbook; save it as .xlsx",
    "META-INF/MANIFEST.MF": "a Java archive",
}
"""Kinds of file that are zip files inside, each by a member that tells it."""


def _refuse_other_files(task: TableTask, archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    looks_like = next((kind for member, kind in OTHER_FILES.items() if member in names), None)
    is_text_document = "mimetype" in names and "content.xml" in names
    if looks_like or is_text_document:
        raise DsregError("not-a-table", path=task.shown, looks_like=looks_like or "an OpenDocument file")


def _choose(task: TableTask, opening: Opening, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    files = [
        info for info in archive.infolist() if info.filename and not info.is_dir() and not _is_hidden(info.filename)
    ]
    if opening.member is not None:
        found = [info for info in files if info.filename == opening.member]
        if not found:
            known = [info.filename for info in files][: LIMITS.named]
            raise DsregError("member-unknown", path=task.shown, member=opening.member, known=known or "nothing")
        return found[:1]
    named = [info for info in files if PurePosixPath(info.filename).suffix.lower() in TABLE_SUFFIXES]
    chosen = named or (files if len(files) == 1 else [])
    if not chosen:
        raise DsregError("nothing-inside", path=task.shown)
    if len(chosen) > LIMITS.resources:
        raise beyond(task.shown, "the number of tables in it", LIMITS.resources, size=len(chosen))
    return chosen


def _is_hidden(name: str) -> bool:
    """Say whether a name is one of those that file managers leave in archives."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in parts)


def _inside(task: TableTask, opening: Opening) -> Iterator[TableTask]:
    # what is packed can be anything, a packed file too
    from validator.tables.formats.all_formats import open_tables  # noqa: PLC0415 - they need each other

    if opening.depth >= DEPTH:
        raise beyond(task.shown, "the number of archives inside one another", DEPTH)
    yield from open_tables(task, replace(opening, depth=opening.depth + 1, member=None))


def _fresh(opening: Opening, name: str) -> Path:
    """Return a new path in the temporary folder; of the archive's own name only a plain ending is kept."""
    suffix = PurePosixPath(name).suffix.lower()
    number = sum(1 for _ in opening.folder.iterdir())
    return opening.folder / f"{opening.depth}-{number}{suffix if suffix in TABLE_SUFFIXES else ''}"


def _write(pieces: Iterable[bytes], path: Path) -> None:
    with path.open("wb") as stream:
        for piece in pieces:
            stream.write(piece)
