"""`dsreg init`: write a datapackage.json beside a bare table."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dsreg.table_options import ENCODING
from standards.library import find_standard
from validator.describing.describe import slug
from validator.metadata.draft import LICENCES, Answers, write_descriptor
from validator.options import Options

QUESTIONS = {
    "title": "Title (what the data is, in the words people search for)",
    "description": "Description (a sentence or two: what it holds, who it covers)",
    "publisher": "Publisher (the council or body that is responsible)",
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", help="What the data is.")
@click.option("--description", help="What it holds, in a sentence or two.")
@click.option("--publisher", help="The council or body that is responsible.")
@click.option("--licence", default="OGL-UK-3.0", show_default=True, type=click.Choice(list(LICENCES)))
@click.option("--id", "identifier", help="An address that will always mean this dataset.")
@click.option("--contact", default="", help="An e-mail address for questions about the data.")
@click.option("--standard", metavar="ID", help="The standard that the table keeps, such as uk/public-toilets.")
@ENCODING
def init(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: Path,
    title: str | None,
    description: str | None,
    publisher: str | None,
    licence: str,
    identifier: str | None,
    contact: str,
    standard: str | None,
    encoding: str | None,
) -> None:
    """Write a datapackage.json beside FILE, from options or from a few questions, so that it can be published."""
    found = find_standard(standard) if standard else None
    publisher = _ask("publisher", publisher)
    title = _ask("title", title, default=found.title if found else None)
    answers = Answers(
        title=title,
        description=_ask("description", description),
        identifier=identifier or f"urn:dsreg:{slug(publisher)}:{slug(file.stem)}",
        licence=licence,
        publisher=publisher,
        contact=contact,
        standard=f"{found.id}@{found.version}" if found else None,
    )
    target = write_descriptor(file, answers, Options(encoding=encoding, examples=0))
    click.echo(f"Wrote {target.as_posix()}. Look at it, then: dsreg validate {target.as_posix()}")


def _ask(name: str, given: str | None, *, default: str | None = None) -> str:
    """Return what an option gave, else what a person answers; wrong use where nobody can be asked."""
    if given:
        return given
    if not sys.stdin.isatty():
        if default is not None:
            return default
        message = f"--{name} is needed, since there is nobody to ask"
        raise click.UsageError(message)
    return str(click.prompt(QUESTIONS[name], default=default))
