"""`dsreg standard template`: an empty table to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from dsreg.known import known_folders
from standards.library import list_ids
from standards.tied import locate_tied
from validator.exports.choosing import choose_table
from validator.exports.template import write_template


@click.command()
@click.argument("standard", metavar="ID[@VERSION]")
@known_folders
@click.option("--table", metavar="NAME", help="One of the tables that the standard ties together.")
@click.option("--output", required=True, type=click.Path(path_type=Path), help="Write it here: a .csv or an .xlsx.")
def template(standard: str, table: str | None, output: Path, folders: tuple[Path, ...]) -> None:
    """Write an empty table of a standard to fill in.

    A .csv has the header. An .xlsx has drop-down lists, formats that keep numbers and dates as they are typed, the
    meanings as notes on the headings, and a second sheet that explains it all.
    """
    chosen = choose_table(locate_tied(standard, *folders), table)
    write_template(chosen, output)
    named = chosen.id if chosen.id in list_ids() else standard
    shown = output.as_posix()
    click.echo(f"Wrote {shown}. Fill it in; then: dsreg validate {shown} --standard {named}", err=True)
