"""What the README and the how-tos tell a person to type is there, and what they point at exists."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dsreg.cli import dsreg

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").rglob("*.md")),
)
BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"^ *(?:- run: |/\S+/bin/)?dsreg ([a-z][a-z-]* ?.*)$")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def _blocks(page: Path) -> list[tuple[str, str]]:
    return BLOCK.findall(page.read_text(encoding="utf-8"))


def _typed(page: Path) -> list[str]:
    lines = [line for language, block in _blocks(page) if language != "python" for line in block.splitlines()]
    return [found[1] for line in lines if (found := TYPED.search(line.split("#")[0].rstrip()))]


def _links(page: Path) -> list[str]:
    """Return what the page points at; a regular expression in its code may look like a link."""
    return LINK.findall(CODE.sub("`code`", page.read_text(encoding="utf-8")))


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(("page", "typed"), [(_name(page), typed) for page in PAGES for typed in _typed(page)])
def test_every_command_on_a_page_is_known_with_all_its_options(page: str, typed: str) -> None:
    """A page that shows an option which is not there costs its reader more than no page."""
    command: click.Command | None = dsreg
    words = shlex.split(typed)
    while isinstance(command, click.Group) and words:
        command = command.get_command(click.Context(command), words.pop(0))
    assert command is not None, f"{page}: there is no command dsreg {typed}"
    known = {spelling for option in command.params for spelling in (*option.opts, *option.secondary_opts)}
    used = {word.split("=")[0] for word in words if word.startswith("-")}
    assert used - known - {"--help", "-h"} == set(), page


def test_the_readme_shows_each_command(root: Path) -> None:
    """One that it leaves out is one that nobody finds."""
    shown = {typed.split()[0] for typed in _typed(root / "README.md")}
    assert shown == set(dsreg.list_commands(click.Context(dsreg)))


def test_the_python_of_the_readme_runs(root: Path, examples: Path, tmp_path: Path) -> None:
    """The clean example passes, so the snippet prints the exit code 0 first."""
    (snippet,) = [block for language, block in _blocks(root / "README.md") if language == "python"]
    (table,) = (examples / "clean-toilets").glob("*.csv")
    shutil.copy(table, tmp_path / "toilets.csv")
    ran = subprocess.run(
        [sys.executable, "-c", snippet], cwd=tmp_path, capture_output=True, check=False, encoding="utf-8"
    )
    assert (ran.returncode, ran.stdout[:2]) == (0, "0 "), ran.stderr


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    links = [link for link in _links(page) if ":" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_of_the_documentation_is_linked_from_another() -> None:
    """A page that nothing leads to is not read, and goes stale unseen."""
    linked = {(page.parent / link).resolve() for page in PAGES for link in _links(page)}
    pages = {page.resolve() for page in PAGES if page.is_relative_to(ROOT / "docs")}
    assert {_name(page) for page in pages - linked} == set()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_no_page_installs_the_other_project_of_that_name(page: Path) -> None:
    """`dsreg` in the Python Package Index is not this project (docs/adr/0001)."""
    assert not re.search(r"(pip|pipx|uv) (install|run|add) (-\S+ )*[\"']?dsreg\b", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("target", ["demo", "test", "lint", "types", "layers", "unit", "bench", "torture", "docs"])
def test_the_makefile_has_what_the_pages_name(root: Path, target: str) -> None:
    assert re.search(rf"^{target}:", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
