"""`dsreg catalogue`: build the static catalogue of a registry, look at it."""

from __future__ import annotations

from pathlib import Path

import click

from registry.catalogue.build import build_catalogue
from registry.catalogue.serve import open_server
from registry.store import open_registry


@click.group()
def catalogue() -> None:
    """Build the static catalogue of a registry, look at it."""


@catalogue.command()
@click.option("--registry", "directory", required=True, type=click.Path(path_type=Path), help="The registry's folder.")
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), help="The catalogue's folder, new or built before."
)
def build(directory: Path, output: Path) -> None:
    """Write the catalogue of a registry into a folder that any web host can serve."""
    built = build_catalogue(open_registry(directory), output)
    datasets = "1 dataset" if built.datasets == 1 else f"{built.datasets} datasets"
    click.echo(f"Built the catalogue of {datasets} in {output} ({built.files} files).")
    click.echo(f"dsreg catalogue serve {output}   shows it in a browser.", err=True)


@catalogue.command()
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; this machine alone.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 chooses a free one.")
def serve(site: Path, host: str, port: int) -> None:
    """Show the catalogue in the folder SITE to a browser on this machine, until Ctrl+C."""
    with open_server(site, host=host, port=port) as server:
        click.echo(f"The catalogue is at http://{host}:{server.server_address[1]}/ (Ctrl+C ends it).")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Ended.", err=True)
