"""Validate dataset packages, publish them into a git-backed registry: the names that programs may rely on.

    import dsreg

    report = dsreg.validate("public-toilets.csv", standard="uk/public-toilets")
    report.exit, report.totals, report.findings

What a person can mend is raised as `dsreg.DsregError`, whose `code` and `facts` say what it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dsreg.version import VERSION
from standards.errors import DsregError

if TYPE_CHECKING:
    from registry.publish import Publication
    from registry.store import Registry
    from validator.report import Report

__all__ = ["DsregError", "__version__", "open_registry", "publish", "validate"]

__version__ = VERSION


def validate(  # noqa: PLR0913 - the options of the command line, all optional
    path: str | Path,
    *,
    standard: str | None = None,
    table: str | None = None,
    profiles: tuple[str, ...] = (),
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    allow_network: bool = False,
    gazetteer: str | Path | None = None,
    gazetteer_distance: float = 100,
    examples: int | None = 10,
    columns: bool = False,
    fail_on: str = "error",
) -> Report:
    """Return the report on a file, a folder with a datapackage.json, or a datapackage.json.

    The options are those of `dsreg validate`. What cannot be looked at stands in the report's `problem` (exit 3).
    Raise DsregError for an unknown standard or profile.
    """
    # the validator is imported when it is used, so that `import dsreg` costs nothing
    from dsreg.validation import validate_paths  # noqa: PLC0415
    from validator.options import Options  # noqa: PLC0415

    options = Options(
        standard=standard,
        table=table,
        profiles=tuple(profiles),
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
        header_row=header_row,
        allow_network=allow_network,
        gazetteer=None if gazetteer is None else Path(gazetteer),
        gazetteer_distance=gazetteer_distance,
        examples=examples,
        columns=columns,
        fail_on=fail_on,
    )
    return validate_paths([Path(path)], options)


def open_registry(path: str | Path) -> Registry:
    """Return the registry in a folder. Raise DsregError where there is none."""
    from registry.store import open_registry as open_store  # noqa: PLC0415 - see validate

    return open_store(Path(path))


def publish(  # noqa: PLR0913 - the options of the command line, all optional
    path: str | Path,
    *,
    registry: str | Path,
    publisher: str | None = None,
    version: str | None = None,
    message: str | None = None,
    dry_run: bool = False,
) -> Publication:
    """Publish a package into a registry in one commit, and return what came of it: its `status` says.

    A package with errors is refused and comes back with its report; nothing is written. Raise DsregError for what
    cannot be looked at, and for a version that exists with other bytes.
    """
    from registry.publish import publish as publish_package  # noqa: PLC0415 - see validate
    from registry.store import open_registry as open_store  # noqa: PLC0415 - see validate
    from validator.options import Options  # noqa: PLC0415 - see validate

    return publish_package(
        Path(path),
        registry=open_store(Path(registry)),
        tool=VERSION,
        options=Options(),
        publisher=publisher,
        version=version,
        message=message,
        dry_run=dry_run,
    )
