"""`dsreg validate`: check files, folders and packages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dsreg.asking import FAIL_ON, split_codes, to_count
from dsreg.commands.explain import explain_option
from dsreg.showing import show_report
from dsreg.table_options import table_options
from dsreg.validation import validate_paths
from dsreg.waiting import waiting
from validator.options import Options
from validator.renderings.all_renderings import FORMATS, NEED_SUMMARIES


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--standard", metavar="ID", help="A standard's id or folder, such as uk/public-toilets.")
@click.option("--registry", metavar="DIR", type=click.Path(path_type=Path), help="Know this registry's standards too.")
@click.option("--table", metavar="NAME", help="The table of a standard that has several, if its header does not tell.")
@click.option("--profile", "profiles", multiple=True, metavar="ID", help="A metadata profile that must be kept.")
@click.option("--shapes", multiple=True, metavar="FILE", type=click.Path(path_type=Path), help="SHACL shapes to keep.")
@click.option("--class", "subject_class", metavar="NAME", help="What a file of metadata describes, such as Dataset.")
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="The report's form.")
@click.option("--output", "outputs", multiple=True, type=click.Path(path_type=Path), help="Write the report here.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="error", help="The least severity that gives exit code 1."
)
@click.option("--examples", default="10", metavar="N", callback=to_count, help="Places shown a finding: N or all.")
@click.option("--columns", is_flag=True, help="Add a summary of each column.")
@click.option("--only", default="", metavar="CODES", callback=split_codes, help="Look for these codes alone.")
@click.option("--ignore", default="", metavar="CODES", callback=split_codes, help="Leave these codes out.")
@click.option("--allow-network", is_flag=True, help="Fetch what is named by its address on the web.")
@click.option("--check-links", is_flag=True, help="Visit the web addresses in metadata, to see that they work.")
@table_options
@explain_option
def validate(
    paths: tuple[Path, ...],
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    columns: bool,  # noqa: FBT001 - click passes flags so
    registry: Path | None,
    **asked: Any,  # noqa: ANN401 - the other options, by the names of Options
) -> None:
    """Check tables and packages against shared standards and metadata profiles.

    PATH is a file, a folder with a datapackage.json, a pattern such as '*.csv', ARCHIVE.zip::MEMBER, or - for standard
    input.

    Exit code 0: nothing to mend. 1: something was found. 2: asked wrongly. 3: could not look.
    """
    options = Options(columns=columns or not NEED_SUMMARIES.isdisjoint(formats), **asked)
    with waiting():
        report = validate_paths(paths, options, registry=registry)
    show_report(report, formats=formats, outputs=outputs)
    click.get_current_context().exit(report.exit)
