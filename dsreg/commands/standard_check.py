"""`dsreg standard check`: what a standard lacks before it can be admitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dsreg.known import known_folders
from dsreg.version import VERSION
from dsreg.waiting import waiting
from standards.library import locate_standard
from validator.admission.check import check_standard
from validator.admission.telling import ADMISSION_FORMS

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("named", metavar="FOLDER|ID")
@known_folders
@click.option("--format", "form", type=click.Choice(list(ADMISSION_FORMS)), default="text", help="How to write it.")
def check(named: str, folders: tuple[Path, ...], form: str) -> None:
    """Say what a standard lacks: words, sources, examples, and proof of each thing that it demands.

    Every column has a meaning and an example, valid examples pass, invalid ones give exactly the findings of their
    lists, and each demand is broken by some example, so that it could not be taken away unnoticed.

    Exit code 0: nothing is lacking. 1: something is. 2: asked wrongly. 3: could not look.
    """
    with waiting():
        admission = check_standard(locate_standard(named, *folders), *folders)
    click.echo(ADMISSION_FORMS[form](admission, tool=VERSION), nl=False)
    click.get_current_context().exit(0 if admission.is_admitted else 1)
