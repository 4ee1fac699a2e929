"""The words for every error that a person can mend: code → (exit code, sentence)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standards.errors import DsregError

USE, LOOK, CONFLICT = 2, 3, 4

WORDS: dict[str, tuple[int, str]] = {
    # what was asked for
    "standard-unknown": (USE, "There is no standard called {standard}. There are: {known}."),
    "standard-version-unknown": (USE, "{standard} has no version {version}. It has: {known}."),
    "profile-unknown": (USE, "There is no metadata profile called {profile}. There are: {known}."),
    "code-unknown": (USE, "There is no check called {given}. docs/checks.md lists them all."),
    "options-formats-outputs": (
        USE,
        "With several --format or --output, give one --output for each --format, in the same order.",
    ),
    # what could not be looked at
    "file-missing": (LOOK, "{path} does not exist."),
    "file-unreadable": (LOOK, "{path} cannot be read: {reason}."),
    "folder-without-package": (LOOK, "{path} is a folder without a datapackage.json; name a file, or a package."),
    "not-a-table": (LOOK, "{path} is not a table: it looks like {looks_like}."),
    "not-recognised": (LOOK, "{path} was not recognised: {reason}."),
    "not-json": (LOOK, "{path} is not valid JSON: {reason}."),
    "outside-package": (LOOK, "{path} names {inside}, which is outside its folder; only files inside are read."),
    "network-not-allowed": (LOOK, "{path} names {url}; nothing is fetched unless --allow-network is given."),
    "limit-reached": (LOOK, "{path} is beyond a limit: {what} is {size}, at most {limit} is read."),
    "unexpected": (LOOK, "Something went wrong inside dsreg ({kind}: {text}). Please report it."),
}


def words(error: DsregError) -> str:
    """Return the sentence of an error, its facts filled in."""
    facts = {name: _spell(fact) for name, fact in error.facts.items()}
    return WORDS[error.code][1].format(**facts)


def exit_code(error: DsregError) -> int:
    """Return the exit code of an error, as docs/report.md lists them."""
    return WORDS[error.code][0]


def _spell(fact: object) -> str:
    if isinstance(fact, (list, tuple, set, frozenset)):
        return ", ".join(str(one) for one in fact)
    return str(fact)
