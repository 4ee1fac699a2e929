"""`dsreg score`: how good descriptions of datasets are, and what would make them better."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from dsreg.asking import to_count
from dsreg.showing import write_output
from dsreg.version import VERSION
from dsreg.waiting import waiting
from dsreg.words import exit_code, words
from validator.metadata.scoring.all_forms import FORMS, render_scores
from validator.metadata.scoring.score import score_paths


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="The form of the scores.")
@click.option("--output", type=click.Path(path_type=Path), help="Write the scores here.")
@click.option("--limit", default="10", metavar="N", callback=to_count, help="Datasets shown in text: N or all.")
@click.option("--check-links", is_flag=True, help="Visit the files' addresses for the other 80 points.")
@click.option("--fail-under", type=click.FloatRange(min=0), metavar="N", help="Exit 1 if a dataset has fewer points.")
def score(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    limit: int | None,
    check_links: bool,  # noqa: FBT001 - click passes flags so
    fail_under: float | None,
) -> None:
    """Score descriptions of datasets by the points of data.europa.eu, and say what would gain more.

    PATH is a data.json, a datapackage.json or its folder, DCAT in any spelling of RDF, or another form of metadata.
    Of 405 points 325 can be told from the file; the other 80 need the network and stay unchecked
    without --check-links.

    Exit code 0: scored, however badly. 1: a dataset has fewer points than --fail-under. 2: asked wrongly. 3: could not
    look.
    """
    with waiting():
        scores = score_paths(paths, check_links=check_links)
    scores = replace(scores, problem=" ".join(map(words, scores.errors)) or None)
    text = render_scores(scores, form, tool=VERSION, limit=limit)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_output(output, text)
    if scores.problem:
        click.echo(f"dsreg: {scores.problem}", err=True)
    is_under = fail_under is not None and any(one.points < fail_under for one in scores.scores)
    click.get_current_context().exit(max([int(is_under), *map(exit_code, scores.errors)]))
