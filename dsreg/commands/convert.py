"""`dsreg convert`: a description in another form, and what had no place there."""

from __future__ import annotations

from pathlib import Path

import click

from dsreg.showing import write_output
from dsreg.waiting import waiting
from validator.metadata.conversion.check import faults_of
from validator.metadata.conversion.convert import TARGETS, convert, joined
from validator.metadata.reading import read_description

FORMATS = sorted({one for target in TARGETS.values() for one in target.formats})


@click.command("convert")
@click.argument("path", metavar="IN", type=click.Path(path_type=Path))
@click.option("--to", required=True, type=click.Choice(list(TARGETS)), help="The form to write.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="How it is spelt; else the form's first.")
@click.option("--output", type=click.Path(path_type=Path), help="Write it here; a folder takes one file a record.")
@click.option("--base", default="", metavar="URL", help="Name datasets without an address of their own below this one.")
def convert_(path: Path, to: str, form: str | None, output: Path | None, base: str) -> None:
    """Write the description IN in another form: what it cannot hold is named on standard error, property by property.

    IN is a data.json, a datapackage.json or its folder, DCAT in any spelling of RDF, or another form of metadata.
    Values are mapped through the code lists: frequency, licence, access rights, format, language, theme. What the form
    requires and IN does not say is named too: nothing is made up.

    Exit code 0: written. 2: asked wrongly. 3: could not look.
    """
    if output is not None and not output.suffix:
        output.mkdir(parents=True, exist_ok=True)
    with waiting():
        converted = convert(read_description(path), to, form, base=base)
        faults = faults_of(converted, to)
    if output is None:
        click.echo(joined(converted), nl=False)
    elif output.is_dir() or not output.suffix:
        for number, document in enumerate(converted.documents, 1):
            name = f"{number:0{len(str(len(converted.documents)))}}.{converted.format}"
            write_output(output / name, document.decode())
    else:
        write_output(output, joined(converted).decode())
    for loss in converted.losses():
        click.echo(f"dropped: {loss}", err=True)
    for fault in faults:
        click.echo(fault, err=True)
