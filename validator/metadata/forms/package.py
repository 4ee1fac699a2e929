"""A datapackage.json read as a description, without the files that it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.dataset import open_package
from validator.metadata.descriptor import describe

if TYPE_CHECKING:
    from pathlib import Path

    from validator.metadata.description import Description


def read_package(path: Path, _form: str, shown: str, _of_class: str | None) -> Description:
    """Return what a package, or the folder that holds it, says of itself; it is a dataset with its distributions."""
    return describe(open_package(path, shown=None if path.is_dir() else shown))
