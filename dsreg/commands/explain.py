"""`dsreg validate --explain CODE`: the page of one code, instead of a validation."""

from __future__ import annotations

import click


def _print_page(context: click.Context, _parameter: click.Parameter, code: str | None) -> None:
    if code is None:
        return
    from validator.codes.page import explain  # noqa: PLC0415 - the pages are needed here alone, not for a validation

    click.echo(explain(code), nl=False)
    context.exit()


explain_option = click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_print_page,
    help="Print what a code means and how to mend it.",
)
