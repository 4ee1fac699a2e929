"""`dsreg standard`: see, write, check and compare standards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dsreg.lazy import LazyGroup

if TYPE_CHECKING:
    from dsreg.lazy import Commands

COMMANDS: Commands = {
    "list": ("dsreg.commands.standard_list", "list_all", "List the standards there are."),
    "show": ("dsreg.commands.standard_show", "show", "Show one: its purpose, columns, rules and changes."),
    "new": ("dsreg.commands.standard_new", "new", "Begin a standard in a new folder."),
    "check": ("dsreg.commands.standard_check", "check", "Say what a standard lacks before it can be admitted."),
    "diff": (
        "dsreg.commands.standard_diff",
        "diff",
        "Say what differs between two versions.",
    ),
    "export": ("dsreg.commands.standard_export", "export", "Write a standard in a form that other tools read."),
    "template": ("dsreg.commands.standard_template", "template", "Write an empty table to fill in."),
}


@click.group(cls=LazyGroup, table=COMMANDS)
def standard() -> None:
    """See the standards there are, write one, check it, compare two versions."""
