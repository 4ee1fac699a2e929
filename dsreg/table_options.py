"""What a person says of a table that the file itself does not say: options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsreg.asking import to_delimiter, to_encoding
from validator.options import DISTANCE

if TYPE_CHECKING:
    from collections.abc import Callable

ENCODING = click.option(
    "--encoding", metavar="NAME", callback=to_encoding, help="The encoding of a file that is not in UTF-8."
)
DELIMITER = click.option(
    "--delimiter", metavar="CHAR", callback=to_delimiter, help="What stands between the cells, or: tab."
)
SHEET = click.option("--sheet", metavar="NAME", help="The sheet of a workbook: its name, its number, or all.")
HEADER_ROW = click.option(
    "--header-row", metavar="N", type=click.IntRange(min=0), help="The row with the headings; 0: none."
)
GAZETTEER = click.option(
    "--gazetteer", metavar="INDEX", type=click.Path(path_type=Path), help="Look UPRNs up in this index."
)
GAZETTEER_DISTANCE = click.option(
    "--gazetteer-distance",
    metavar="METRES",
    type=click.FloatRange(min=0),
    default=DISTANCE,
    show_default=True,
    help="How far a row's point may lie from its UPRN's.",
)


def table_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with all of them, in the order above."""
    for option in (GAZETTEER_DISTANCE, GAZETTEER, HEADER_ROW, SHEET, DELIMITER, ENCODING):
        command = option(command)
    return command
