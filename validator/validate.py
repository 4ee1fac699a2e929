"""One validation: every path that was named, each looked at as what it is, all findings in one report."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from standards.errors import DsregError
from validator.dataset import DESCRIPTOR, is_package, open_package, parse_json, read_limited
from validator.inputs import brought, list_paths, on_disk
from validator.metadata.recognition import is_ckan, tell_form
from validator.progress import tell
from validator.report import RANK, Input, Report
from validator.tables.file import Choice, check_file
from validator.tables.formats.format import INSIDE
from validator.tables.source import read_head
from validator.tables.task import TableTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standards.tied import Tied
    from validator.bare import Gathering
    from validator.finding import Finding
    from validator.inputs import Named
    from validator.options import Options
    from validator.tables.file import Looked

SPACES = b"\xef\xbb\xbf \t\r\n"


def validate(paths: Iterable[Path], options: Options) -> Report:
    """Return the report on files, folders and packages.

    Raise DsregError for what was asked wrongly (an unknown standard or profile). What could not be looked at stands in
    the report's `errors`, beside what was found in the others.
    """
    tied = _asked(options)
    for name in options.profiles:
        # profiles are read only where one is named
        from standards.profile import find_profile  # noqa: PLC0415

        find_profile(name)
    if options.gazetteer is not None:
        # most files are checked without one
        from validator.gazetteer.index import open_index  # noqa: PLC0415

        try:
            open_index(options.gazetteer)
        except DsregError as error:
            return Report(errors=(error,), fail_on=options.fail_on)
    inputs: list[Input] = []
    findings: list[Finding] = []
    errors: list[DsregError] = []
    listed = tuple(list_paths(paths, by_package=tied is None))
    with TemporaryDirectory(prefix="dsreg-") as folder:
        gathering = _gather(listed, options, tied, Path(folder))
        for path in listed:
            tell(f"looking at {path.as_posix()}")
            try:
                looked = _look(path, options, gathering)
            except DsregError as error:
                errors.append(error)
                continue
            except Exception as error:  # a fault of ours in one file must not hide what was found in the others
                if os.environ.get("DSREG_TRACEBACK"):
                    raise
                errors.append(DsregError("unexpected", kind=type(error).__name__, text=error))
                continue
            inputs += looked.inputs
            findings += sorted(_wanted(looked.findings, options), key=_order)
            errors += looked.errors
    return Report(
        inputs=tuple(inputs),
        findings=tuple(findings),
        errors=tuple(errors),
        fail_on=options.fail_on,
    )


def _asked(options: Options) -> Tied | None:
    """Return the standard that was asked for, with its tables, or the one that --table says."""
    if options.standard is None:
        if options.table is not None:
            raise DsregError("table-without-standard", table=options.table)
        return None
    # a standard is looked for only where one is named
    from standards.tied import locate_tied  # noqa: PLC0415

    tied = locate_tied(options.standard, *options.standards)
    return tied if options.table is None else tied.narrowed(options.table)


def _gather(listed: Iterable[Path], options: Options, tied: Tied | None, folder: Path) -> Gathering | None:
    """Return what holds the files to the standard; their keys are looked up where it has several tables."""
    if tied is None:
        return None
    from validator.bare import Gathering  # noqa: PLC0415 - needed only with a standard

    files = [on_disk(path) for path in listed if path.is_file()] if len(tied.tables) > 1 else []
    files = [named for named in files if not _is_package(named)]
    return Gathering(tied, options, folder, tuple(files))


def _wanted(findings: Iterable[Finding], options: Options) -> Iterator[Finding]:
    for finding in findings:
        if (not options.only or finding.code in options.only) and finding.code not in options.ignore:
            yield finding


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Return the place of a finding in the report: by file, then the file's own faults, then column by column."""
    return (finding.path, finding.column or 0, -RANK[finding.severity], finding.code, finding.constraint or "")


def _look(path: Path, options: Options, gathering: Gathering | None) -> Looked:
    tied = gathering.tied if gathering else None
    if path.is_dir():
        return _look_at_package(path, options, tied)
    with brought(path, options) as named:
        if named.member is None and _is_package(named):
            return _look_at_package(named.path, options, tied, shown=named.shown)
        if named.member is None and named.path.suffix.lower() == ".zip":
            looked = _look_into_zip(named, options, tied)
            if looked is not None:
                return looked
        if gathering is not None:
            return gathering.look_at(named)
        looked = _look_at_metadata(named, options)
        if looked is not None:
            return looked
        if options.shapes:
            raise DsregError("shapes-not-rdf", path=named.shown)
        task = TableTask(path=named.path, shown=named.shown, name=named.name)
        return check_file(task, options, Choice(member=named.member))


def _look_at_package(path: Path, options: Options, tied: Tied | None, *, shown: str | None = None) -> Looked:
    # the metadata's rooms are entered only for a package: 10 ms
    from validator.package import check_package  # noqa: PLC0415

    if options.shapes:
        raise DsregError("shapes-not-rdf", path=shown or path.as_posix())
    return check_package(open_package(path, shown=shown), options, tied)


def _look_at_metadata(named: Named, options: Options) -> Looked | None:
    """Return what was found in a file of metadata, None for a file that is none."""
    if named.member is not None:
        return None
    form = tell_form(named.path, read_head(named.path, shown=named.shown), options.profiles)
    if form is None:
        return None
    # the metadata's rooms are entered only for a description: 10 ms
    from validator.metadata.check import check_metadata  # noqa: PLC0415

    return check_metadata(named, form, options)


def _look_into_zip(named: Named, options: Options, tied: Tied | None) -> Looked | None:
    """Return what was found in a package that a zip file holds, None where it holds none."""
    # zip files are rare here
    from validator.archive import package_inside, unpack  # noqa: PLC0415

    descriptor = package_inside(named.path)
    if descriptor is None:
        return None
    with TemporaryDirectory(prefix="dsreg-") as folder:
        unpack(named.path, Path(folder), shown=named.shown)
        return _look_at_package(Path(folder, descriptor), options, tied, shown=f"{named.shown}{INSIDE}{descriptor}")


def _is_package(named: Named) -> bool:
    """Say whether a file is a package's descriptor, by its content."""
    head = read_head(named.path, shown=named.shown)
    if head.lstrip(SPACES)[:1] != b"{" or b'"resources"' not in head:
        return named.path.name == DESCRIPTOR
    try:
        content = read_limited(named.path, shown=named.shown)
        document = parse_json(content, shown=named.shown)
        return is_package(document) and not is_ckan(document)
    except DsregError:
        return named.path.name == DESCRIPTOR
