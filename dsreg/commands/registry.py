"""`dsreg registry`: make a registry, see what was published in it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from registry.history import Entry, log
from registry.store import init_registry, open_registry


@click.group()
def registry() -> None:
    """Make a registry, see what was published in it."""


@registry.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--title", required=True, help="What the registry is called.")
@click.option("--base-url", required=True, help="Where its catalogue will be served, such as https://data.example.org.")
@click.option("--contact", help="The e-mail address of whoever keeps it.")
def init(directory: Path, title: str, base_url: str, contact: str | None) -> None:
    """Make a registry in DIRECTORY, which is new or empty: a bare git repository with one commit."""
    made = init_registry(directory, title=title, base_url=base_url, contact=contact)
    click.echo(f'Made the registry "{made.settings.title}" in {directory}.')
    click.echo(f"dsreg publish PACKAGE --registry {directory}   publishes the first dataset.", err=True)


@registry.command(name="log")
@click.argument("dataset", required=False)
@click.option("--registry", "directory", required=True, type=click.Path(path_type=Path), help="The registry's folder.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it.")
def show_log(dataset: str | None, directory: Path, form: str) -> None:
    """Say what was done, newest first: in the whole registry, or to one DATASET (publisher/name)."""
    entries = log(open_registry(directory), dataset)
    if form == "json":
        document = {"dsreg": 1, "entries": [asdict(entry) for entry in entries]}
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        return
    for entry in entries:
        click.echo(_line(entry))


def _line(entry: Entry) -> str:
    done = f"{entry.action} {entry.record} {entry.version}" if entry.record else entry.subject
    return f"{entry.date[:16].replace('T', ' ')}  {entry.commit[:10]}  {' '.join(done.split())}  by {entry.author}"
