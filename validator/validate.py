"""One validation: every path that was named, each looked at as what it is, all findings in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards.errors import DsregError
from standards.library import find_standard
from validator.dataset import is_package, open_package, package_of, parse_json, read_limited
from validator.report import RANK, Input, Report
from validator.tables.check import TableTask, check_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from standards.standard import Standard
    from validator.finding import Finding
    from validator.options import Options

METADATA = frozenset({".json", ".jsonld", ".geojson"})

Looked = tuple[tuple[Input, ...], tuple["Finding", ...]]


def validate(paths: Iterable[Path], options: Options) -> Report:
    """Return the report on files, folders and packages.

    Raise DsregError for what was asked wrongly (an unknown standard or profile). What could not be looked at stands in
    the report's `errors`, beside what was found in the others.
    """
    standard = None if options.standard is None else find_standard(options.standard)
    for name in options.profiles:
        # profiles are read only where one is named
        from standards.profile import find_profile  # noqa: PLC0415

        find_profile(name)
    inputs: list[Input] = []
    findings: list[Finding] = []
    errors: list[DsregError] = []
    for path in _once(paths, options):
        try:
            looked, found = _look(path, options, standard)
        except DsregError as error:
            errors.append(error)
            continue
        inputs += looked
        findings += sorted(_wanted(found, options), key=_order)
    return Report(
        inputs=tuple(inputs),
        findings=tuple(findings),
        errors=tuple(errors),
        fail_on=options.fail_on,
    )


def _once(paths: Iterable[Path], options: Options) -> Iterator[Path]:
    """Yield each thing to look at once: a file that the package beside it lists is looked at as part of that package.

    A file for which a standard was named is looked at by itself.
    """
    seen: set[Path] = set()
    for named in paths:
        beside = None if options.standard else package_of(named)
        path = beside or (named / "datapackage.json" if (named / "datapackage.json").is_file() else named)
        if path not in seen:
            seen.add(path)
            yield path


def _wanted(findings: Iterable[Finding], options: Options) -> Iterator[Finding]:
    for finding in findings:
        if (not options.only or finding.code in options.only) and finding.code not in options.ignore:
            yield finding


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Return the place of a finding in the report: by file, then the file's own faults, then column by column."""
    return (finding.path, finding.column or 0, -RANK[finding.severity], finding.code, finding.constraint or "")


def _look(path: Path, options: Options, standard: Standard | None) -> Looked:
    if path.is_dir() or _looks_like_package(path):
        # the metadata's rooms are entered only for a package: 10 ms
        from validator.package import check_package  # noqa: PLC0415

        return check_package(open_package(path), options)
    if path.suffix.lower() in METADATA:
        reason = "only a data package's datapackage.json is read as metadata"
        raise DsregError("not-recognised", path=path.as_posix(), reason=reason)
    schema = standard.schema if standard else None
    task = TableTask(path=path, shown=path.as_posix(), name=path.stem, standard=standard, schema=schema)
    looked, findings = check_table(task, options)
    return (looked,), findings


def _looks_like_package(path: Path) -> bool:
    if path.suffix.lower() not in METADATA:
        return False
    content = read_limited(path, shown=path.as_posix())
    return is_package(parse_json(content, shown=path.as_posix()))
