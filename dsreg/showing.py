"""Reports shown: one form on standard output, others into files; in colour where a terminal has it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from dsreg.version import VERSION
from standards.errors import DsregError
from validator.renderings.all_renderings import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from validator.mending.mend import Mending
    from validator.renderings.text import Line
    from validator.report import Report


def show_report(report: Report, *, formats: Sequence[str] = (), outputs: Sequence[Path] = ()) -> None:
    """Write the report in each form to its output; one without an output goes to standard output.

    Words about what could not be looked at go to standard error as well, so that JSON stands alone.
    Raise DsregError "options-formats-outputs" where forms and outputs do not pair, "output-unwritable" where one
    cannot be written.
    """
    formats = formats or ("text",)
    if len(formats) > 1 and len(outputs) not in {len(formats), len(formats) - 1}:
        raise DsregError("options-formats-outputs")
    for number, form in enumerate(formats):
        if number < len(outputs):
            write_output(outputs[number], _rendered(report, form))
        elif form == "text" and _has_colours():
            _show_in_colour(report)
        else:
            click.echo(_rendered(report, form), nl=False)
    if report.problem and formats != ("text",):
        click.echo(f"dsreg: {report.problem}", err=True)


def write_output(path: Path, text: str) -> None:
    """Write a text where a person wants it. Raise DsregError "output-unwritable"."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DsregError("output-unwritable", path=path.as_posix(), reason=reason) from error


def _rendered(report: Report, form: str) -> str:
    if form == "text" and _asked_for_examples():
        from validator.renderings.text import render_text  # noqa: PLC0415 - only here

        return render_text(report, examples=None)
    return render(report, form, tool=VERSION)


def _asked_for_examples() -> bool:
    """Say whether `--examples` was typed: then text shows as many places as the report holds, not its own few."""
    context = click.get_current_context(silent=True)
    return context is not None and context.get_parameter_source("examples") is ParameterSource.COMMANDLINE


def _has_colours() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _show_in_colour(report: Report) -> None:
    from validator.renderings.text import SHOWN, report_lines  # noqa: PLC0415 - only here

    _print_lines(report_lines(report, examples=None if _asked_for_examples() else SHOWN))


def show_mending(mending: Mending, *, form: str) -> None:
    """Say what was mended and what is left, as text or as JSON."""
    from validator.mending.telling import mending_json, mending_lines, mending_text  # noqa: PLC0415 - `fix` alone

    if form == "json":
        click.echo(mending_json(mending, tool=VERSION), nl=False)
    elif _has_colours():
        _print_lines(mending_lines(mending))
    else:
        click.echo(mending_text(mending), nl=False)


def _print_lines(lines: Iterable[Line]) -> None:
    # rich is imported only for a terminal: 50 ms that pipes and hooks should not pay
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415 - see above

    console = Console(highlight=False)
    for line in lines:
        console.print(Text.assemble(*line))
