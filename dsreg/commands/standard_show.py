"""`dsreg standard show`: one standard, whole."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dsreg.version import VERSION
from standards.library import COMMUNITY, DOCUMENT, load_standard, locate_standard
from standards.showing import show_json, show_text


@click.command()
@click.argument("named", metavar="ID[@VERSION]")
@click.option("--library", "libraries", multiple=True, type=click.Path(path_type=Path), help="A folder of standards.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it.")
def show(named: str, libraries: tuple[Path, ...], form: str) -> None:
    """Show a standard: what it is for, whom it follows, its columns, rules and changes.

    It is named by its id, such as uk/public-toilets or uk/brownfield-land@1, or by its folder.
    """
    folder = locate_standard(named, *libraries, COMMUNITY)
    standard = load_standard(folder)
    if form == "json":
        document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
        click.echo(show_json(standard, document, tool=VERSION), nl=False)
    else:
        click.echo(show_text(standard), nl=False)
