"""Reports shown: one form on standard output, others into files; in colour where a terminal has it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from dsreg.version import VERSION
from standards.errors import DsregError
from validator.renderings.all_renderings import ALL_RENDERINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from validator.renderings.text import Line
    from validator.report import Report


def show_report(report: Report, *, formats: Sequence[str] = (), outputs: Sequence[Path] = ()) -> None:
    """Write the report in each form to its output; one without an output goes to standard output.

    Words about what could not be looked at go to standard error as well, so that JSON stands alone.
    Raise DsregError "options-formats-outputs" where forms and outputs do not pair.
    """
    formats = formats or ("text",)
    if len(formats) > 1 and len(outputs) not in {len(formats), len(formats) - 1}:
        raise DsregError("options-formats-outputs")
    for number, form in enumerate(formats):
        if number < len(outputs):
            outputs[number].write_text(ALL_RENDERINGS[form](report, VERSION), encoding="utf-8", newline="\n")
        elif form == "text" and _has_colours():
            _show_in_colour(report)
        else:
            click.echo(ALL_RENDERINGS[form](report, VERSION), nl=False)
    if report.problem and formats != ("text",):
        click.echo(f"dsreg: {report.problem}", err=True)


def _has_colours() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _show_in_colour(report: Report) -> None:
    # rich is imported only for a terminal: 50 ms that pipes and hooks should not pay
    from rich.console import Console  # noqa: PLC0415

    from validator.renderings.text import report_lines  # noqa: PLC0415 - only here

    _print_lines(Console(highlight=False), report_lines(report))


def _print_lines(console: object, lines: Iterable[Line]) -> None:
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    for line in lines:
        if isinstance(console, Console):
            console.print(Text.assemble(*line))
