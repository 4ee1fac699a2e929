"""`dsreg diff`: what differs between two files, packages or published versions."""

from __future__ import annotations

from pathlib import Path

import click

from dsreg.asking import to_count, to_delimiter, to_encoding
from dsreg.comparing import FORMS, compare_named
from validator.options import Options


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--key", metavar="COLUMNS", help="The columns by which rows are told apart, with commas between them.")
@click.option("--standard", metavar="ID", help="The standard of two bare files; it says their key.")
@click.option(
    "--registry", metavar="DIR", type=click.Path(path_type=Path), help="Where publisher/dataset@version is kept."
)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="How to write it.")
@click.option("--output", type=click.Path(path_type=Path), help="Write it to this file.")
@click.option("--examples", metavar="N", default="10", callback=to_count, help="How many changes to show, or: all.")
@click.option("--encoding", metavar="NAME", callback=to_encoding, help="The encoding of files that are not in UTF-8.")
@click.option("--delimiter", metavar="CHAR", callback=to_delimiter, help="What stands between the cells, or: tab.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook, by name or number; else each of them.")
@click.option("--header-row", type=click.IntRange(min=0), metavar="N", help="The row of the column headings.")
def diff(  # noqa: PLR0913, PLR0917 - one parameter an option
    before: str,
    after: str,
    key: str | None,
    standard: str | None,
    registry: Path | None,
    form: str,
    output: Path | None,
    examples: int | None,
    encoding: str | None,
    delimiter: str | None,
    sheet: str | None,
    header_row: int | None,
) -> None:
    """Say what differs between A and B: metadata, columns, and rows by their key.

    A and B are files, packages, or with --registry published versions: publisher/dataset@version, the newest where
    no version is named. Cells are compared as text, with those of the key's columns left to tell rows apart.

    Exit code 0: nothing differs. 1: something does. 2: wrong use. 3: a side could not be looked at.
    """
    options = Options(
        standard=standard,
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
        header_row=header_row,
        examples=examples,
    )
    is_same = compare_named((before, after), options, key=key, registry=registry, form=form, output=output)
    click.get_current_context().exit(0 if is_same else 1)
