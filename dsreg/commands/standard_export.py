"""`dsreg standard export`: a standard in a form that other tools read."""

from __future__ import annotations

from pathlib import Path

import click

from dsreg.known import known_folders
from dsreg.showing import write_output
from standards.tied import locate_tied
from validator.exports.all_exports import EXPORTS, export_standard
from validator.exports.sql.dialects import DIALECTS, USUAL


@click.command()
@click.argument("standard", metavar="ID[@VERSION]")
@click.option("--to", "form", required=True, type=click.Choice(list(EXPORTS)), help="The form to write it in.")
@click.option(
    "--dialect", type=click.Choice(list(DIALECTS)), help=f"The database that SQL is for; {USUAL} if not said."
)
@known_folders
@click.option("--table", metavar="NAME", help="One of the tables that the standard ties together.")
@click.option("--output", type=click.Path(path_type=Path), help="Write it here, not to standard output.")
def export(standard: str, form: str, output: Path | None, folders: tuple[Path, ...], **asked: str | None) -> None:
    """Write a standard as a Table Schema, as CSV on the Web, as a JSON Schema, as SQL or as a page.

    ID is a standard of the library, such as uk/public-toilets, or the path of a standard's folder. What the form cannot
    say is told on standard error, and in the form itself where it has room for notes.
    """
    if asked["dialect"] is not None and form != "sql":
        raise click.UsageError("--dialect belongs to --to sql")
    written = export_standard(locate_tied(standard, *folders), form, **asked)
    if output is None:
        click.echo(written.text, nl=False)
    else:
        write_output(output, written.text)
        click.echo(f"Wrote {output.as_posix()}.", err=True)
    for sentence in written.unsaid:
        click.echo(f"Not said in it: {sentence}", err=True)
