"""A validation with its words: the report of the validator, and the sentence for what could not be looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dsreg.words import words
from validator.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from validator.options import Options
    from validator.report import Report


def validate_paths(paths: Iterable[Path], options: Options, *, registry: Path | None = None) -> Report:
    """Return the report on the paths, its `problem` spelt out; a registry's own standards are known where one is named.

    Raise DsregError for what was asked wrongly.
    """
    if registry is None:
        return with_words(validate(paths, options))
    # git is needed only for the standards of a registry
    from registry.own_standards import bring_standards  # noqa: PLC0415
    from registry.store import open_registry  # noqa: PLC0415 - see above

    with bring_standards(open_registry(registry)) as own:
        return with_words(validate(paths, replace(options, standards=(*options.standards, *own))))


def with_words(report: Report) -> Report:
    """Return the report with one sentence for all that could not be looked at."""
    problem = " ".join(words(error) for error in report.errors)
    return replace(report, problem=problem or None)
