"""`dsreg standard list`: the standards there are."""

from __future__ import annotations

import click

from standards.library import list_standards


@click.command(name="list")
def list_all() -> None:
    """List the standards there are."""
    for standard in list_standards():
        click.echo(f"{standard.id}@{standard.version}  {standard.status}  {standard.title}")
