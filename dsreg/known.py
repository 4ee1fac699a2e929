"""Where a command finds standards: in folders that are named, in dsreg's own library, in a registry."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standards.library import COMMUNITY

if TYPE_CHECKING:
    from collections.abc import Callable


def known_folders(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with --library and --registry; it is given `folders`, the one that counts first in front."""

    @click.option(
        "--library",
        "libraries",
        multiple=True,
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="A folder of standards, beside those of dsreg.",
    )
    @click.option(
        "--registry", metavar="DIR", type=click.Path(path_type=Path), help="Know this registry's standards too."
    )
    @wraps(command)
    def call(*, libraries: tuple[Path, ...], registry: Path | None, **asked: Any) -> None:  # noqa: ANN401 - its own options
        command(folders=(*libraries, COMMUNITY, *_own_standards(registry)), **asked)

    return call


def _own_standards(registry: Path | None) -> tuple[Path, ...]:
    """Return the folders of a registry's own standards; they are there until the command ends."""
    if registry is None:
        return ()
    # git is needed only for the standards of a registry
    from registry.own_standards import bring_standards  # noqa: PLC0415
    from registry.store import open_registry  # noqa: PLC0415 - see above

    return click.get_current_context().with_resource(bring_standards(open_registry(registry)))
