"""Packing: one publication leaves one small pack of git; many of them are rolled up now and then, while alone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from registry import git
from standards.errors import DsregError

if TYPE_CHECKING:
    from pathlib import Path

# git looks an object up in one pack after the other, so few packs read quickly
MANY = 40


def roll_up(directory: Path) -> None:
    """Join small packs into larger ones, if there are many, so that their sizes at least double from one to the next.

    The largest are left alone: what a publication costs does not grow with the registry. Nothing is dropped, not even
    what no commit reaches. It is housekeeping: should git fail at it, the next publication tries again.
    """
    if sum(1 for _ in (directory / "objects" / "pack").glob("*.pack")) < MANY:
        return
    with suppress(DsregError):
        git.run(directory, "-c", "repack.writeBitmaps=false", "repack", "--geometric=2", "-d", "-n", "--quiet")
