"""`dsreg standard list`: the standards there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dsreg.known import known_folders
from dsreg.version import VERSION
from dsreg.words import exit_code
from dsreg.words import words as spell_out
from standards.library import survey_standards
from standards.listing import LIST_FORMS, select_standards

if TYPE_CHECKING:
    from pathlib import Path

STATUSES = ("draft", "candidate", "agreed", "deprecated")


@click.command(name="list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Those of this status alone.")
@known_folders
@click.option("--format", "form", type=click.Choice(list(LIST_FORMS)), default="text", help="How to write it.")
def list_all(words: tuple[str, ...], statuses: tuple[str, ...], folders: tuple[Path, ...], form: str) -> None:
    """List the standards there are, or those in which each WORD stands: in a title, a purpose, a column.

    Exit code 0: all could be read. 2: one of a folder cannot be used; it is named, and the others are listed.
    """
    readable, faults = survey_standards(*folders)
    found = select_standards(readable, words=words, statuses=statuses)
    click.echo(LIST_FORMS[form](found, tool=VERSION), nl=False)
    for fault in faults:
        click.echo(f"dsreg: {spell_out(fault)}", err=True)
    click.get_current_context().exit(max(map(exit_code, faults), default=0))
