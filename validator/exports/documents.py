"""The documents made from the library: a page a standard, their contents, the hooks; `make docs` writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from standards.library import COMMUNITY, list_standards
from validator.exports.hooks import hooks_document
from validator.exports.page import page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from standards.standard import Standard

FOLDER = "docs/standards"
MADE = "*Written by `make docs` from the library; change standard.json there.*"
OPENING = """\
# The standards

Each page says what one row is, what each column means, what is asked of it, which rules hold across columns, where the
sources disagree and what was changed. To check a file, to get an empty table to fill in, to use a standard elsewhere:

```
dsreg validate toilets.csv --standard uk/public-toilets
dsreg standard template uk/public-toilets --output toilets.xlsx
dsreg standard export uk/public-toilets --to table-schema --output toilets.schema.json
```

[How to use a standard elsewhere](../how-to/use-a-standard.md) tells of the forms, [how to add a
standard](../how-to/add-a-standard.md) of writing one.

| Standard | What a row is | Status | Version | Columns | Always filled |
| --- | --- | --- | --- | --- | --- |
"""


def documents(root: Path) -> dict[Path, str]:
    """Return every document by its path below `root`."""
    standards = list_standards()
    latest = {one.id: one for one in standards}
    pages = {page_path(root, one, latest): _page(one, is_latest=latest[one.id] is one) for one in standards}
    used = [one for one in latest.values() if one.status != "deprecated"]
    contents = OPENING + "".join(_contents(root, one, latest) for one in standards) + f"\n{MADE}\n"
    return {
        **pages,
        root / FOLDER / "README.md": contents,
        root / ".pre-commit-hooks.yaml": hooks_document(used),
    }


def write_documents(root: Path) -> None:
    """Write them all, and take away the pages of standards that are no more."""
    made = documents(root)
    for path in (root / FOLDER).rglob("*.md"):
        if path not in made:
            path.unlink()
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def page_path(root: Path, standard: Standard, latest: dict[str, Standard]) -> Path:
    """Return where a standard's page lies; an older version has its number in the name."""
    older = "" if latest[standard.id].version == standard.version else f"-{standard.version}"
    return root / FOLDER / f"{standard.id}{older}.md"


def _page(standard: Standard, *, is_latest: bool) -> str:
    docs = "../" * len(standard.id.split("/"))
    up = f"{docs}../"
    folder = COMMUNITY.joinpath(*standard.id.split("/"), standard.version)
    shown = f"{up}standards/community/{standard.id}/{standard.version}"
    links = [
        f"- [standard.json]({shown}/standard.json), the standard as data; [about it]({shown}/README.md)",
        f"- [All standards]({docs}standards/README.md)",
    ]
    if not is_latest:
        links.insert(0, f"- [The latest version]({standard.own_table}.md)")
    examples = [*_valid(folder, shown), *_invalid(folder, shown, checks=f"{docs}checks.md")]
    return f"{page(standard, examples=examples, links=links)}\n{MADE}\n"


def _valid(folder: Path, shown: str) -> Iterator[str]:
    names = sorted(path.name for path in (folder / "examples" / "valid").glob("*"))
    if names:
        linked = ", ".join(f"[{name}]({shown}/examples/valid/{name})" for name in names)
        yield f"These pass: {linked}.\n"


def _invalid(folder: Path, shown: str, *, checks: str) -> Iterator[str]:
    lists = sorted((folder / "examples" / "invalid").glob("*.json"))
    if lists:
        yield "These do not, each for what it shows:\n"
        yield "| File | What is wrong with it |"
        yield "| --- | --- |"
    for path in lists:
        name = path.stem if path.with_suffix("").is_dir() else f"{path.stem}.csv"
        codes = dict.fromkeys(one["code"] for one in json.loads(path.read_text(encoding="utf-8")))
        told = ", ".join(f"[{code}]({checks}#{code})" for code in codes)
        yield f"| [{name}]({shown}/examples/invalid/{name}) | {told} |"


def _contents(root: Path, standard: Standard, latest: dict[str, Standard]) -> str:
    path = page_path(root, standard, latest).relative_to(root / FOLDER).as_posix()
    fields = standard.schema.fields
    needed = sum(field.is_required for field in fields)
    first = standard.purpose.partition(": ")[0].partition(". ")[0].rstrip(".")
    columns = f"{len(fields)} | {needed}" if fields else f"{len(standard.members)} tables |"
    return f"| [{standard.title}]({path}) | {first} | {standard.status} | {standard.version} | {columns} |\n"


if __name__ == "__main__":
    from pathlib import Path

    write_documents(Path(__file__).parents[2])
