"""`dsreg standard show`: one standard, whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from dsreg.known import known_folders
from dsreg.version import VERSION
from standards.library import DOCUMENT, load_standard, locate_standard
from standards.showing import show_json, show_text

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("named", metavar="ID[@VERSION]")
@known_folders
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it.")
def show(named: str, folders: tuple[Path, ...], form: str) -> None:
    """Show a standard: what it is for, whom it follows, its columns, rules and changes.

    It is named by its id, such as uk/public-toilets or uk/brownfield-land@1, or by its folder.
    """
    folder = locate_standard(named, *folders)
    standard = load_standard(folder)
    if form == "json":
        document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
        click.echo(show_json(standard, document, tool=VERSION), nl=False)
    else:
        click.echo(show_text(standard), nl=False)
