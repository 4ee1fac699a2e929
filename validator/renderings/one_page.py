"""What every page of one file shares: no script, nothing loaded, its own style sheet named in its policy."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Filters = Mapping[str, Callable[..., Any]]

HERE = Path(__file__).parent


def render_page(template: Path, *, style: str = "", filters: Filters | None = None, **values: object) -> str:
    """Return a page as one HTML document, in the look of the report; `style` is added to the report's own.

    The template finds `style` and `policy` among its values, and the head that all pages share as head.html.
    """
    # jinja2 is imported only for a page: 40 ms
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=FileSystemLoader((template.parent, HERE), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters or {})
    whole = (HERE / "report.css").read_text(encoding="utf-8") + style
    return environment.get_template(template.name).render(style=whole, policy=policy_of(whole), **values)


def policy_of(style: str) -> str:
    """Return a policy under which the page can load, run and send nothing; its style is named by its hash."""
    digest = b64encode(sha256(f"\n{style}".encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
