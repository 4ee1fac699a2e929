"""The command line: the group of all commands, and the one place where errors end."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from dsreg.lazy import LazyGroup
from dsreg.version import VERSION
from dsreg.words import exit_code, words
from standards.errors import DsregError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dsreg.lazy import Commands

COMMANDS: Commands = {
    "validate": ("dsreg.commands.validate", "validate", "Check tables and packages against standards and profiles."),
    "fix": ("dsreg.commands.fix", "fix", "Mend in a copy what is certain, and log every change."),
    "describe": ("dsreg.commands.describe", "describe", "Draft a datapackage.json for bare files."),
    "score": ("dsreg.commands.score", "score", "Score descriptions of datasets, and say what gains points."),
    "convert": (
        "dsreg.commands.convert",
        "convert_",
        "Write a description in another form; say what is lost.",
    ),
    "diff": ("dsreg.commands.diff", "diff", "Compare two files, packages or published versions."),
    "identifier": ("dsreg.commands.identifier", "identifier", "List the identifiers of standards, check values."),
    "gazetteer": ("dsreg.commands.gazetteer", "gazetteer", "Build an index of UPRNs that tables are checked against."),
    "init": ("dsreg.commands.init", "init", "Write a datapackage.json beside a CSV, so that it can be published."),
    "publish": ("dsreg.commands.publish", "publish", "Publish a package into a registry."),
    "standard": ("dsreg.commands.standard", "standard", "See, write, check and compare standards."),
    "profile": ("dsreg.commands.profile", "profile", "See the profiles of metadata, write one as SHACL."),
    "registry": ("dsreg.commands.registry", "registry", "Make a registry, see what was published in it."),
    "catalogue": ("dsreg.commands.catalogue", "catalogue", "Build the static catalogue of a registry, look at it."),
}


@click.group(cls=LazyGroup, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="dsreg")
def dsreg() -> None:
    """Validate dataset packages, publish them into a git-backed registry, build its catalogue."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; a person never sees a traceback.

    Set DSREG_TRACEBACK=1 to see where an unexpected error came from.
    """
    _speak_utf8()
    try:
        sys.exit(dsreg.main(args=arguments, standalone_mode=True))
    except DsregError as error:
        click.echo(f"dsreg: {words(error)}", err=True)
        sys.exit(exit_code(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("DSREG_TRACEBACK"):
            raise
        unexpected = DsregError("unexpected", kind=type(error).__name__, text=error)
        click.echo(f"dsreg: {words(unexpected)}", err=True)
        sys.exit(exit_code(unexpected))


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
