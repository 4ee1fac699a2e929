"""How a page is written: what every page knows of itself, the templates and the words they may use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from registry.catalogue import spelling
from registry.catalogue.quality import by_column, mark_cells, spell_faults, spell_totals
from registry.catalogue.search import search_key
from registry.dataset.column import identifier_words, kind_words
from registry.dataset.reading import read_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from registry.dataset.catalogue import Catalogue

TEMPLATES = Path(__file__).parent / "templates"
# The same words stand in the header that `dsreg catalogue serve` sends.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: where it stands, what it is called, the pages above it (title and path), when it last changed."""

    path: str
    title: str
    description: str
    above: tuple[tuple[str, str], ...] = ()
    changed: str = ""

    @property
    def root(self) -> str:
        """Return the way from the page to the root of the site."""
        return "../" * self.path.count("/")


@dataclass(frozen=True, slots=True)
class Written:
    """A page as it will stand in the site."""

    page: Page
    content: bytes


def make_environment() -> Environment:
    """Return the templates' environment: everything is escaped, and a name that is not given is an error."""
    # a command that builds no site should not wait for the templates' machinery
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - see above
    from markupsafe import Markup  # noqa: PLC0415 - see above

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "number": spelling.spell_number,
        "counted": spelling.spell_count,
        "size": spelling.spell_size,
        "day": spelling.spell_day,
        "values": spelling.spell_values,
        "paragraphs": spelling.split_paragraphs,
        "sentence": spelling.first_sentence,
        "shorten": spelling.shorten,
        "totals": spell_totals,
        "faults": spell_faults,
        "marks": mark_cells,
        "breaks": spelling.split_name,
        "marked_code": spelling.split_code,
        "web": read_address,
        "by_column": by_column,
        "kind": kind_words,
        "level": spelling.spell_level,
        "allowed": spelling.spell_allowed,
        "identifier": identifier_words,
        "search_key": search_key,
        # S704: spell_json has escaped every character that could leave the script element
        "script_json": lambda document: Markup(spelling.spell_json(document)),  # noqa: S704 - see above
    }
    return environment


def make_writer(catalogue: Catalogue) -> Callable[..., Written]:
    """Return the function that writes a page of the catalogue by a template's name and the values it shows."""
    environment = make_environment()

    def write(template: str, page: Page, *, root: str | None = None, **values: object) -> Written:
        text = environment.get_template(template).render(
            catalogue=catalogue,
            page=page,
            root=page.root if root is None else root,
            policy=POLICY,
            **values,
        )
        return Written(page, text.encode(errors="replace"))

    return write
