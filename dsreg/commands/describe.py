"""`dsreg describe`: draft a datapackage.json for bare files."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dsreg.asking import to_delimiter, to_encoding
from dsreg.showing import write_output
from dsreg.waiting import waiting
from standards.errors import DsregError
from validator.describing.describe import describe_files
from validator.options import Options


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help="Write the draft here, mostly as datapackage.json.")
@click.option("--encoding", metavar="NAME", callback=to_encoding, help="The encoding of files that are not in UTF-8.")
@click.option("--delimiter", metavar="CHAR", callback=to_delimiter, help="What stands between the cells, or: tab.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook, by name or number; else each of them.")
@click.option(
    "--header-row", type=click.IntRange(min=0), metavar="N", help="The row of the column headings, 0 for none."
)
def describe(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[Path, ...],
    output: Path | None,
    encoding: str | None,
    delimiter: str | None,
    sheet: str | None,
    header_row: int | None,
) -> None:
    """Draft a datapackage.json for FILES: how they are written, their columns, the identifiers that they carry.

    The draft goes to standard output or to --output; what a person should look at, to standard error.
    """
    if output is not None and output.exists():
        raise DsregError("descriptor-exists", path=output.as_posix())
    options = Options(encoding=encoding, delimiter=delimiter, sheet=sheet, header_row=header_row)
    with waiting():
        document = describe_files(files, options, folder=output.parent if output else None)
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_output(output, text)
        shown = output.as_posix()
        click.echo(
            f"Wrote {shown}. Give it a title, a description, a publisher; then: dsreg validate {shown}", err=True
        )
    for resource in document["resources"]:
        for note in resource.get("dsreg:notes", ()):
            click.echo(f"{resource['path']}: {note}", err=True)
