"""`dsreg standard`: see, write, check and compare standards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dsreg.lazy import LazyGroup

if TYPE_CHECKING:
    from dsreg.lazy import Commands

COMMANDS: Commands = {
    "list": ("dsreg.commands.standard_list", "list_all", "List the standards there are."),
    "diff": (
        "dsreg.commands.standard_diff",
        "diff",
        "Say what differs between two versions.",
    ),
}


@click.group(cls=LazyGroup, table=COMMANDS)
def standard() -> None:
    """See the standards there are, write one, check it, compare two versions."""
