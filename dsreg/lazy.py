"""A group of commands that imports one only when it is run: a hook starts in a fraction of a second."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

Commands = dict[str, tuple[str, str, str]]
"""A command's name → the module it stands in, its function there, its short help."""


class LazyGroup(click.Group):
    """A group of commands that a visible table lists, in the order in which a person meets them."""

    def __init__(self, *arguments: Any, table: Commands, **options: Any) -> None:  # noqa: ANN401 - click's own
        """Take the table; all else is click's."""
        super().__init__(*arguments, **options)
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names, in the table's order."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Return the command, importing its module now."""
        if cmd_name not in self._table:
            return None
        module, function, _ = self._table[cmd_name]
        command: click.Command = getattr(import_module(module), function)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the list of commands from their short helps, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, _, short) in self._table.items()])
