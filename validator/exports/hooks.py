"""The hooks for pre-commit: one for all that a package or a bare file says of itself, one for each standard."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from standards.tied import locate_tied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standards.standard import Standard

OPENING = """\
# Written by `make docs` (validator/exports/hooks.py) from the library of standards; change it there.
"""
GENERAL = """\
# One run for all the files of a commit: a table that a datapackage.json beside it lists is checked as that package
# says.
- id: dsreg-validate
  name: check datasets against their standards
  description: Validate CSV tables and data packages against the standards and metadata profiles that they name.
  entry: dsreg validate
  language: python
  files: '(?i)(^|/)datapackage\\.json$|\\.(csv|tsv)$'
  types: [file]
  require_serial: true
  minimum_pre_commit_version: 3.2.0

# One hook a standard, for files that are named after it; `files` in your own configuration names others.
"""
HOOK = """\
- id: {id}
  name: {name}
  description: {description}
  entry: dsreg validate --standard {standard}
  language: python
  files: {files}
{exclude}  types: [file]
  require_serial: true
  minimum_pre_commit_version: 3.2.0
"""
SUFFIXES = "(csv|tsv|xlsx|xls|ods|parquet|geojson|ndjson)"
BETWEEN = "[-_ .]"


def hooks_document(standards: Iterable[Standard]) -> str:
    """Return .pre-commit-hooks.yaml for the standards, of which each is the one to be used now."""
    listed = tuple(standards)
    names = [one.own_table for one in listed]
    hooks = (_hook(one, [name for name in names if _is_longer(name, one.own_table)]) for one in listed)
    return OPENING + GENERAL + "".join(hooks)


def _hook(standard: Standard, longer: list[str]) -> str:
    tied = locate_tied(standard.id)
    own = [standard.own_table, *(name for name in tied.tables if name != standard.own_table)]
    others = [name for name in longer if name not in own]
    return HOOK.format(
        id=f"dsreg-{standard.id.replace('/', '-')}",
        name=json.dumps(f"check {standard.title[:1].lower()}{standard.title[1:]} against {standard.id}"),
        description=json.dumps(f"Validate tables named like {own[0]}.csv against the standard {standard.id}."),
        standard=standard.id,
        files=f"'{name_pattern(own)}'",
        exclude=f"  exclude: '{name_pattern(others)}'\n" if others else "",
    )


def _is_longer(name: str, than: str) -> bool:
    """Say whether a name has another one in it: files for tree-preservation-order are not files for tree."""
    return name != than and f"-{than}-" in f"-{name}-"


def name_pattern(names: Iterable[str]) -> str:
    """Return the pattern of the files that are named after one of the names, in its plural too, other words around."""
    spelt = "|".join(_spelt(name) for name in names)
    return rf"(?i)(^|/)([^/]*{BETWEEN})?({spelt})({BETWEEN}[^/]*)?\.{SUFFIXES}$"


def _spelt(name: str) -> str:
    *words, last = name.split("-")
    return "[-_ ]?".join([*map(re.escape, words), _in_both_numbers(last)])


def _in_both_numbers(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}(y|ies)"
    if word.endswith("y"):
        return f"{word[:-1]}(y|ies)"
    return f"{word.removesuffix('s')}s?"
