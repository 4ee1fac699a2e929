"""Two datasets that a person named, compared and shown; published versions are brought to disk first."""

from __future__ import annotations

import csv
import json
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from dsreg.showing import write_output
from dsreg.version import VERSION
from dsreg.waiting import waiting
from dsreg.words import LOOK, exit_code, words
from standards.errors import DsregError

if TYPE_CHECKING:
    from validator.differing.difference import Difference
    from validator.options import Options

FORMS = ("text", "json", "html")


def compare_named(  # noqa: PLR0913 - what to compare, how, and where to write it
    named: tuple[str, str],
    options: Options,
    *,
    key: str | None,
    registry: Path | None,
    form: str,
    output: Path | None,
) -> bool:
    """Write what differs and say whether nothing does. Raise DsregError where a side cannot be looked at.

    In JSON that is written too, since a program that asked for JSON waits for it.
    """
    # the forms need the validator, which `dsreg --help` does not
    from validator.differing.all_forms import DIFFERENCE_FORMS  # noqa: PLC0415
    from validator.differing.telling import problem_document  # noqa: PLC0415 - see above

    try:
        difference = _differ(named, options, key, registry)
    except DsregError as error:
        if form == "json" and exit_code(error) == LOOK:
            document = problem_document(words(error), LOOK, tool=VERSION)
            _write(json.dumps(document, ensure_ascii=False, indent=2) + "\n", output)
        raise
    _write(DIFFERENCE_FORMS[form](difference, tool=VERSION), output)
    return difference.is_same


def _differ(named: tuple[str, str], options: Options, key: str | None, registry: Path | None) -> Difference:
    # see compare_named
    from validator.differing.differ import differ  # noqa: PLC0415

    columns = [one.strip() for one in next(csv.reader([key]), [])] if key else []
    with ExitStack() as stack, waiting():
        paths = [_bring(stack, one, registry) for one in named]
        return differ(paths[0], paths[1], options, key=columns, shown=named)


def _bring(stack: ExitStack, named: str, registry: Path | None) -> Path:
    """Return the path of what was named: a file or package that is there, else a version of the registry."""
    path = Path(named)
    if registry is None or path.exists():
        return path
    # git is needed only for a registry
    from registry.stored import bring_version, is_named  # noqa: PLC0415

    if not is_named(named):
        return path
    return bring_version(registry, named, Path(stack.enter_context(TemporaryDirectory(prefix="dsreg-"))))


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        write_output(output, text)
