"""`dsreg profile`: the metadata profiles there are, what one asks, and one in a form that other tools read."""

from __future__ import annotations

from pathlib import Path

import click

from dsreg.showing import write_output
from dsreg.version import VERSION
from standards.profile import find_profile
from standards.profile_showing import list_json, list_text, show_json, show_text
from validator.metadata.shacl import to_shacl

FORMATS = click.Choice(["text", "json"])
EXPORTS = {"shacl": to_shacl}


@click.group()
def profile() -> None:
    """See the profiles that descriptions of datasets are held to."""


@profile.command(name="list")
@click.option("--format", "form", type=FORMATS, default="text", help="How to write it.")
def list_all(form: str) -> None:
    """List the profiles there are."""
    click.echo(list_json(tool=VERSION) if form == "json" else list_text(), nl=False)


@profile.command()
@click.argument("name", metavar="ID")
@click.option("--format", "form", type=FORMATS, default="text", help="How to write it.")
def show(name: str, form: str) -> None:
    """Show what a profile asks, class by class.

    ID is a profile's id, such as dcat-ap-3, or the path of a profile's JSON.
    """
    found = find_profile(name)
    click.echo(show_json(found, tool=VERSION) if form == "json" else show_text(found), nl=False)


@profile.command()
@click.argument("name", metavar="ID")
@click.option("--to", "form", required=True, type=click.Choice(list(EXPORTS)), help="The form to write it in.")
@click.option("--output", type=click.Path(path_type=Path), help="Write it here, not to standard output.")
def export(name: str, form: str, output: Path | None) -> None:
    """Write a profile as SHACL shapes in Turtle.

    ID is a profile's id, such as dcat-ap-3, or the path of a profile's JSON.
    """
    text = EXPORTS[form](find_profile(name))
    if output is None:
        click.echo(text, nl=False)
    else:
        write_output(output, text)
        click.echo(f"Wrote {output.as_posix()}.", err=True)
