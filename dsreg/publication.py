"""A publication with its words: each step while it is done, and what became of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from dsreg.showing import show_report
from dsreg.validation import with_words
from dsreg.version import VERSION
from dsreg.words import exit_code, words
from registry.defaults import read_defaults
from registry.publish import Publication, publish
from registry.store import open_registry
from standards.errors import DsregError
from validator.renderings.json import to_document

if TYPE_CHECKING:
    from pathlib import Path

    from registry.publish import Step

STEPS: dict[Step, str] = {
    "check": "Checking {path}",
    "compare": "Comparing it with what is published",
    "write": "Putting it into {registry}",
}
OUTCOMES = {
    "published": "Published {name} {version} in commit {commit}.",
    "already": "{name} {version} is published already, exactly so. Nothing was written.",
    "would-publish": "{name} {version} would be published. Nothing was written.",
    "refused": "Not published. Mend what is named above, then publish again.",
}


def publish_package(path: Path, *, registry: Path | None, **wishes: Any) -> Publication:  # noqa: ANN401 - as publish()
    """Publish a package, saying each step on standard error; the registry is the one named, else dsreg.toml's.

    Raise DsregError "registry-unnamed" where neither names one, and whatever publish raises.
    """
    directory = registry or read_defaults(path if path.is_dir() else path.parent).registry
    if directory is None:
        raise DsregError("registry-unnamed")

    def say(step: Step) -> None:
        click.echo(f"{STEPS[step].format(path=path, registry=directory)} …", err=True)

    publication = publish(path, registry=open_registry(directory), tool=VERSION, on_step=say, **wishes)
    return replace(publication, report=with_words(publication.report))


def show_publication(publication: Publication, form: str) -> None:
    """Write what became of a publication: JSON alone, or a sentence, below the report where it was refused."""
    if form == "json":
        click.echo(json.dumps(_to_document(publication), ensure_ascii=False, indent=2))
        return
    if publication.status == "refused":
        show_report(publication.report)
    click.echo(
        OUTCOMES[publication.status].format(
            name=f"{publication.publisher}/{publication.name}",
            version=publication.version,
            commit=(publication.commit or "")[:10],
        )
    )


def show_failure(error: DsregError, form: str) -> None:
    """Write that a publication failed, where a machine waits for JSON; a person reads it on standard error."""
    if form == "json":
        document = {"dsreg": 1, "status": "failed", "exit": exit_code(error), "problem": words(error)}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _to_document(publication: Publication) -> dict[str, Any]:
    return {
        "dsreg": 1,
        "status": publication.status,
        "exit": publication.report.exit,
        "problem": publication.report.problem,
        "publisher": publication.publisher,
        "name": publication.name,
        "version": publication.version,
        "commit": publication.commit,
        "report": to_document(publication.report, tool=VERSION),
    }
