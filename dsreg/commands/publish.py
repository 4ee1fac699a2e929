"""`dsreg publish`: put a package into a registry."""

from __future__ import annotations

from pathlib import Path

import click

from dsreg.publication import publish_package, show_failure, show_publication
from standards.errors import DsregError


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--registry", metavar="DIR", type=click.Path(path_type=Path), help="The registry's folder.")
@click.option("--as", "publisher", metavar="PUBLISHER", help="The publisher's name in the registry.")
@click.option("--version", help="The version to publish it as, such as 1.2.0.")
@click.option("--message", help="What changed, in your own words; the registry's history keeps it.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="The result's form.")
def publish(  # noqa: PLR0913 - one parameter an option
    *,
    path: Path,
    registry: Path | None,
    publisher: str | None,
    version: str | None,
    message: str | None,
    dry_run: bool,
    form: str,
) -> None:
    """Check a package and publish it into a registry.

    PATH is a folder with a datapackage.json, that file, or a table that it lists. A dsreg.toml beside it can name the
    registry and the publisher.

    Exit code 0: published, or published already. 1: refused, something is to be mended. 2: asked wrongly. 3: could not
    look. 4: a conflict, such as a version that exists with other content. Nothing is written unless it is 0.
    """
    wishes = {"publisher": publisher, "version": version, "message": message, "dry_run": dry_run}
    try:
        publication = publish_package(path, registry=registry, **wishes)
    except DsregError as error:
        show_failure(error, form)
        raise
    show_publication(publication, form)
    click.get_current_context().exit(publication.report.exit)
