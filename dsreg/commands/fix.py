"""`dsreg fix`: write a mended copy of a table or a description."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from dsreg.showing import show_mending
from dsreg.table_options import DELIMITER, ENCODING, GAZETTEER
from dsreg.waiting import waiting
from validator.mending.mend import mend_file
from validator.options import Options


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path), help="The new file; it must not exist yet.")
@click.option(
    "--log", type=click.Path(path_type=Path), help="Where every change is listed.  [default: NEW.changes.csv]"
)
@click.option("--standard", metavar="ID", help="The standard that the table should keep, such as uk/public-toilets.")
@click.option("--profile", "profiles", multiple=True, metavar="ID", help="The metadata profile of a description.")
@click.option("--class", "subject_class", metavar="CLASS", help="What a description describes, where it does not say.")
@ENCODING
@DELIMITER
@GAZETTEER
@click.option("--fill", type=click.Choice(["coordinates"]), help="Fill what is blank from the gazetteer, by the UPRN.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say what was done.")
def fix(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: Path,
    output: Path,
    log: Path | None,
    standard: str | None,
    profiles: tuple[str, ...],
    subject_class: str | None,
    encoding: str | None,
    delimiter: str | None,
    gazetteer: Path | None,
    fill: Literal["coordinates"] | None,
    form: str,
) -> None:
    """Mend in a copy what is certain: lost zeros, spaces, letter case, dates, encoding, line ends.

    In a description (datapackage.json, data.json, YAML): formats, frequencies, licences as the code lists have them.

    FILE is only read. The log lists each change, and what is left for a person is said at the end.
    """
    options = Options(
        standard=standard,
        profiles=profiles,
        subject_class=subject_class,
        encoding=encoding,
        delimiter=delimiter,
        gazetteer=gazetteer,
    )
    with waiting():
        mending = mend_file(file, output=output, log=log, options=options, fill=fill)
    show_mending(mending, form=form)
