"""The message of a commit: a subject for people, trailers for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "Dsreg-"


def write_message(subject: str, body: str | None, facts: Mapping[str, str]) -> str:
    """Return a whole message: subject, what the person wrote, then one trailer a fact.

    The trailers are a paragraph of their own, so that nothing in the body is taken for one.
    """
    trailers = "\n".join(f"{PREFIX}{name}: {text}" for name, text in facts.items())
    return "\n\n".join(part for part in (subject, _tidy(body or ""), trailers) if part) + "\n"


def read_trailers(message: str) -> dict[str, str]:
    """Return the facts of a message: of its last paragraph, and of that only lines that are ours."""
    paragraph = message.rstrip("\n").rpartition("\n\n")[2]
    lines = (line.partition(": ") for line in paragraph.split("\n") if line.startswith(PREFIX))
    return {name.removeprefix(PREFIX): text for name, _, text in lines}


def _tidy(body: str) -> str:
    """Return the text with plain line ends and without other control characters."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(char for char in line if char.isprintable()).rstrip() for line in lines).strip()
