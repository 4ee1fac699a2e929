"""`dsreg standard new`: a new standard's folder."""

from __future__ import annotations

from pathlib import Path

import click

from dsreg.waiting import waiting
from validator.scaffolding.scaffold import read_start, write_scaffold


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--from", "source", type=click.Path(path_type=Path), help="A schema, or a table, to start from.")
@click.option("--output", required=True, type=click.Path(path_type=Path), help="The new folder.")
def new(identifier: str, source: Path | None, output: Path) -> None:
    """Begin a standard called ID, such as uk/benches, in a folder that a person completes.

    It can start from a Table Schema, a Data Package, a CSVW metadata file, a JSON Schema, or from a table that is
    published already, whose types and identifiers are then told from its values. What is not known is marked with
    “To be written”; dsreg standard check lists it.
    """
    with waiting():
        start = None if source is None else read_start(source)
        files = write_scaffold(identifier, output, start)
    for path in files:
        click.echo(f"Wrote {path.as_posix()}")
    for note in start.notes if start else ():
        click.echo(note, err=True)
    click.echo(f"dsreg standard check {output.as_posix()}   says what is still to be written.", err=True)
