"""History: what was done to a registry, newest first, as its commits tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry import git, layout
from registry.message import read_trailers
from registry.names import is_name
from registry.versions import to_iso
from standards.errors import DsregError

if TYPE_CHECKING:
    from registry.store import Registry

# NUL cannot stand in a commit, so it parts the fields whatever a message says
FIELDS = "%H%x00%ct%x00%an%x00%B%x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One commit. `action`, `record` and `version` are empty where the commit does not say them.

    Every text is fit to be shown: characters that a terminal would act on, or that hide or turn round others, are
    written as escapes.
    """

    commit: str
    date: str
    author: str
    action: str
    record: str
    version: str
    subject: str


def log(registry: Registry, dataset: str | None = None) -> tuple[Entry, ...]:
    """Return the commits of a registry, or those that touched one dataset (`publisher/name`), newest first.

    Raise DsregError "dataset-unknown" for a dataset that never was.
    """
    folders = [] if dataset is None else [_folder(dataset)]
    # rev-list, not log: it reads no setting that could show signatures or run a pager
    output = git.run(
        registry.path, "rev-list", "--no-commit-header", f"--format={FIELDS}", registry.tip, "--", *folders
    )
    parts = output.decode("utf-8", "replace").split("\0")[:-1]
    entries = tuple(_parse(*parts[at : at + 4]) for at in range(0, len(parts), 4))
    if dataset is not None and not entries:
        raise DsregError("dataset-unknown", dataset=dataset)
    return entries


def to_visible(text: str) -> str:
    """Return the text with every character that does not print as itself written as an escape."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def _folder(dataset: str) -> str:
    publisher, _, name = dataset.partition("/")
    if not is_name(publisher) or not is_name(name):
        raise DsregError("dataset-unknown", dataset=to_visible(dataset))
    return layout.record_folder(publisher, name)


def _parse(commit: str, seconds: str, author: str, message: str) -> Entry:
    facts = {name: to_visible(text) for name, text in read_trailers(message).items()}
    return Entry(
        commit=commit.strip(),
        date=to_iso(int(seconds)),
        author=to_visible(author),
        action=facts.get("Action", ""),
        record=facts.get("Record", ""),
        version=facts.get("Version", ""),
        subject=to_visible(message.partition("\n")[0]),
    )
