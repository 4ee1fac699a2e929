"""`dsreg standard diff`: what differs between two versions of a standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dsreg.known import known_folders
from dsreg.version import VERSION
from standards.comparison.compare import compare
from standards.comparison.telling import COMPARISON_FORMS
from standards.library import load_standard, locate_standard

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@known_folders
@click.option("--format", "form", type=click.Choice(list(COMPARISON_FORMS)), default="text", help="How to write it.")
def diff(before: str, after: str, folders: tuple[Path, ...], form: str) -> None:
    """Say what differs between A and B, and which version number follows.

    A and B are folders with a standard.json, or standards by id and version, such as uk/brownfield-land@1. Each
    difference is breaking (a file that passed can fail, or its reader be misled), compatible or editorial.

    Exit code 0: B may come as it is. 1: its number is too low, or it comes before its notice is over.
    """
    comparison = compare(*(load_standard(locate_standard(named, *folders)) for named in (before, after)))
    click.echo(COMPARISON_FORMS[form](comparison, tool=VERSION), nl=False)
    click.get_current_context().exit(0 if comparison.is_sound else 1)
