"""`dsreg identifier`: list the identifiers that columns of standards carry, check single values."""

from __future__ import annotations

import json
import sys

import click

from standards.identifiers.all_identifiers import ALL_IDENTIFIERS
from validator.identifying import describe, find_identifier, spell, tell, verdict_lines

FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it.")


@click.group()
def identifier() -> None:
    """List the identifiers that columns of standards carry, check single values."""


@identifier.command(name="list")
@FORM
def show_list(form: str) -> None:
    """List every identifier."""
    if form == "json":
        document = {"dsreg": 1, "identifiers": [describe(one) for one in ALL_IDENTIFIERS]}
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        return
    width = max(len(one.name) for one in ALL_IDENTIFIERS)
    for one in ALL_IDENTIFIERS:
        click.echo(f"{one.name:{width}}  {one.title}, like {one.example}")


@identifier.command("check", context_settings={"ignore_unknown_options": True})
@click.argument("name")
@click.argument("values", nargs=-1, required=True, metavar="VALUE...")
@FORM
def check(name: str, values: tuple[str, ...], form: str) -> None:
    """Say of each VALUE whether it is a NAME, such as uprn; - reads values from standard input, one a line.

    Exit code 0: all are valid, perhaps with a warning. 1: one is not.
    """
    kind = find_identifier(name)
    listed = sys.stdin.buffer.read().decode("utf-8-sig", "replace").splitlines() if values == ("-",) else values
    verdicts = [tell(kind, value) for value in listed]
    if form == "json":
        document = {"dsreg": 1, "identifier": kind.name, "values": [spell(one) for one in verdicts]}
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(line for verdict in verdicts for line in verdict_lines(verdict)))
    click.get_current_context().exit(0 if all(one.is_valid for one in verdicts) else 1)
