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


def validate_paths(paths: Iterable[Path], options: Options) -> Report:
    """Return the report on the paths, its `problem` spelt out."""
    report = validate(paths, options)
    return with_words(report)


def with_words(report: Report) -> Report:
    """Return the report with one sentence for all that could not be looked at."""
    problem = " ".join(words(error) for error in report.errors)
    return replace(report, problem=problem or None)
