"""`dsreg gazetteer`: build an index of UPRNs, see what one was made of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsreg.waiting import waiting
from validator.gazetteer.build import build_index
from validator.gazetteer.index import describe, open_index

if TYPE_CHECKING:
    from validator.gazetteer.index import Index

FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it.")


@click.group()
def gazetteer() -> None:
    """Build an index of UPRNs that tables are checked against, see what one was made of."""


@gazetteer.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path), help="The new index; it must not exist yet.")
@FORM
def build(files: tuple[Path, ...], output: Path, form: str) -> None:
    """Make an index of OS Open UPRN's CSV file and, if given, of the links from UPRNs to streets.

    FILE is osopenuprn_YYYYMM.csv, or BLPU_UPRN_Street_USRN_11.csv of OS Open Linked Identifiers, each also in the zip
    file that it comes in.
    """
    with waiting():
        index = build_index(files, output)
    _show(index, form)


@gazetteer.command()
@click.argument("index", type=click.Path(path_type=Path))
@FORM
def show(index: Path, form: str) -> None:
    """Say what INDEX was made of."""
    _show(open_index(index), form)


def _show(index: Index, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(describe(index), indent=2, ensure_ascii=False))
        return
    click.echo(f"{index.path.as_posix()}: {index.points:,} UPRNs, {index.bytes / 1e6:,.1f} MB")
    for one in index.files:
        click.echo(f"  {one.holds} from {one.name} (sha256 {one.sha256})")
