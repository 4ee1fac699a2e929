"""`dsreg validate`: check files, folders and packages."""

from __future__ import annotations

from pathlib import Path

import click

from dsreg.asking import split_codes, to_count
from dsreg.commands.explain import explain_option
from dsreg.showing import show_report
from dsreg.validation import validate_paths
from validator.options import Options
from validator.renderings.all_renderings import FORMATS, NEED_SUMMARIES


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--standard", metavar="ID", help="The standard of a single file, such as uk/public-toilets.")
@click.option("--profile", "profiles", multiple=True, metavar="ID", help="A metadata profile that must be kept.")
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="The report's form.")
@click.option("--output", "outputs", multiple=True, type=click.Path(path_type=Path), help="Write the report here.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "notice", "never"]), default="error")
@click.option("--examples", default="10", metavar="N", callback=to_count, help="Places shown a finding: N or all.")
@click.option("--columns", is_flag=True, help="Add a summary of each column.")
@click.option("--only", default="", metavar="CODES", callback=split_codes, help="Look for these codes alone.")
@click.option("--ignore", default="", metavar="CODES", callback=split_codes, help="Leave these codes out.")
@click.option("--encoding", metavar="NAME", help="The encoding of a file that is not in UTF-8.")
@click.option("--delimiter", metavar="CHAR", help="What stands between the cells.")
@explain_option
def validate(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[Path, ...],
    standard: str | None,
    profiles: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    fail_on: str,
    examples: int | None,
    columns: bool,  # noqa: FBT001 - click passes flags so
    only: frozenset[str],
    ignore: frozenset[str],
    encoding: str | None,
    delimiter: str | None,
) -> None:
    """Check tables and packages against shared standards and metadata profiles.

    Exit code 0: nothing to mend. 1: something was found. 2: asked wrongly. 3: could not look.
    """
    options = Options(
        standard=standard,
        profiles=profiles,
        fail_on=fail_on,
        examples=examples,
        columns=columns or not NEED_SUMMARIES.isdisjoint(formats),
        only=only,
        ignore=ignore,
        encoding=encoding,
        delimiter=delimiter,
    )
    report = validate_paths(paths, options)
    show_report(report, formats=formats, outputs=outputs)
    click.get_current_context().exit(report.exit)
