"""Publishing: check a package, then put it into the registry by one commit, or say why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from registry.defaults import read_defaults
from registry.delivery import deliver, rehearse
from registry.draft import make_draft
from registry.filing import Request
from registry.gate import check
from registry.identity import find_identity
from registry.own_standards import bring_standards
from standards.errors import DsregError
from validator.dataset import open_package, package_of
from validator.options import Options
from validator.report import OK

if TYPE_CHECKING:
    from collections.abc import Callable

    from registry.store import Registry
    from validator.report import Report

Step = Literal["check", "compare", "write"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What became of one publication.

    `commit` is the new commit when one was made. A refused publication has its report and nothing else: what it would
    have been called was not decided.
    """

    status: Literal["published", "already", "refused", "would-publish"]
    report: Report
    publisher: str | None = None
    name: str | None = None
    version: str | None = None
    commit: str | None = None


def publish(  # noqa: PLR0913 - one argument an option of the command
    path: Path | str,
    *,
    registry: Registry,
    tool: str,
    options: Options | None = None,
    publisher: str | None = None,
    version: str | None = None,
    message: str | None = None,
    dry_run: bool = False,
    on_step: Callable[[Step], None] = lambda _: None,
) -> Publication:
    """Publish the package at `path` (a folder, its datapackage.json, or a table that it lists) and say what became.

    Before the one commit nothing is visible; after it the same call says "already". `tool` is the version of dsreg,
    for the report that is kept; `on_step` is told what is being done. Raise DsregError for what a person can mend: a
    version that exists with other bytes, an unknown publisher, a file that changed after it was checked.
    """
    package = open_package(find_package(Path(path)))
    on_step("check")
    with bring_standards(registry) as own:
        report = check(package.path, registry.settings, replace(options or Options(), standards=own))
    if report.exit != OK:
        return Publication(status="refused", report=report)
    defaults = read_defaults(package.root)
    draft = make_draft(package, report, publisher=publisher or defaults.publisher, tool=tool)
    author = find_identity(defaults, registry.settings.contact)
    request = Request(draft=draft, version=version, body=message, author=author)
    on_step("compare" if dry_run else "write")
    delivery = rehearse(registry.path, request) if dry_run else deliver(registry.path, request)
    return Publication(
        status=delivery.status,
        report=report,
        publisher=draft.publisher.id,
        name=draft.name,
        version=delivery.version,
        commit=delivery.commit,
    )


def find_package(path: Path) -> Path:
    """Return the package that a person means: for a table, that of the datapackage.json beside it which lists it.

    Raise DsregError "table-without-package" when there is none.
    """
    if not path.is_file() or path.suffix.lower() == ".json":
        return path
    package = package_of(path)
    if package is None:
        raise DsregError("table-without-package", path=path)
    return package
