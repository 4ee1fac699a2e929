"""`dsreg standard list`: the standards there are."""

from __future__ import annotations

from pathlib import Path

import click

from dsreg.version import VERSION
from standards.library import COMMUNITY, list_standards
from standards.listing import LIST_FORMS, select_standards

STATUSES = ("draft", "candidate", "agreed", "deprecated")


@click.command(name="list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Those of this status alone.")
@click.option(
    "--library",
    "libraries",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of standards, beside those of dsreg.",
)
@click.option("--format", "form", type=click.Choice(list(LIST_FORMS)), default="text", help="How to write it.")
def list_all(words: tuple[str, ...], statuses: tuple[str, ...], libraries: tuple[Path, ...], form: str) -> None:
    """List the standards there are, or those in which each WORD stands: in a title, a purpose, a column."""
    found = select_standards(list_standards(*libraries, COMMUNITY), words=words, statuses=statuses)
    click.echo(LIST_FORMS[form](found, tool=VERSION), nl=False)
