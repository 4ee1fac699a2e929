"""The admission rule: what a standard's folder lacks before others should rely on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standards.errors import DsregError
from standards.form import list_form_faults
from standards.library import DOCUMENT, VERSION, community_of, load_standard
from validator.admission.shortfall import Shortfall, lack
from validator.admission.showing import check_examples
from validator.admission.writing import check_words

if TYPE_CHECKING:
    from pathlib import Path

    from standards.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """A standard's folder, the standard where it can be read, what it lacks, and what its examples prove.

    `demands` is how many things the standard demands, all of which some example must break.
    """

    folder: str
    standard: Standard | None
    shortfalls: tuple[Shortfall, ...]
    demands: int = 0
    examples: int = 0

    @property
    def is_admitted(self) -> bool:
        """Say whether nothing is lacking."""
        return not self.shortfalls


def check_standard(folder: Path, *libraries: Path) -> Admission:
    """Return what a standard's folder lacks; `libraries` stand beside dsreg's own for what it refers to.

    Raise DsregError "file-missing" or "file-unreadable" where there is no standard.json to be read.
    """
    shown = folder.as_posix()
    faults = _form_faults(folder)
    if faults:
        shortfalls = tuple(lack("form", DOCUMENT, reason=fault.rstrip(".")) for fault in faults)
        return Admission(folder=shown, standard=None, shortfalls=shortfalls)
    try:
        standard = load_standard(folder)
    except DsregError as error:
        if error.code != "standard-faulty":
            raise
        fault = lack("unsound", DOCUMENT, reason=str(error.facts["reason"]).rstrip("."))
        return Admission(folder=shown, standard=None, shortfalls=(fault,))
    shown_examples = check_examples(folder, standard)
    words = (*_named(folder, standard), *check_words(folder, standard, *libraries))
    return Admission(
        folder=shown,
        standard=standard,
        shortfalls=(*words, *shown_examples.shortfalls),
        demands=shown_examples.demands,
        examples=shown_examples.examples,
    )


def _form_faults(folder: Path) -> tuple[str, ...]:
    """Return what keeps the document from being of its form. Raise DsregError where it cannot be read."""
    path = folder / DOCUMENT
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DsregError("file-missing", path=path.as_posix()) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DsregError("file-unreadable", path=path.as_posix(), reason=reason) from error
    except (ValueError, RecursionError) as error:
        return (f"it is not valid JSON: {error}",)
    return list_form_faults(document)


def _named(folder: Path, standard: Standard) -> tuple[Shortfall, ...]:
    """Return a shortfall where a folder is named as in a library, but by another version or id."""
    if not VERSION.fullmatch(folder.resolve().name) or community_of(folder, standard):
        return ()
    return (lack("folder-name", folder.as_posix(), name=f"{standard.id}/{standard.version}"),)
