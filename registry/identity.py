"""Who a commit is by: what dsreg.toml says, else what the person's own git says, else the registry's contact."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from registry.git import find_git

if TYPE_CHECKING:
    from registry.defaults import Defaults

NOBODY = "dsreg@localhost"


def find_identity(defaults: Defaults, contact: str | None) -> tuple[str, str]:
    """Return the name and the e-mail address to commit by."""
    known = {} if defaults.name and defaults.email else _read_git()
    name = defaults.name or known.get("user.name") or "dsreg"
    email = defaults.email or known.get("user.email") or contact or NOBODY
    return clean(name) or "dsreg", clean(email) or NOBODY


def clean(text: str) -> str:
    """Return a name or an address without what would end it inside a commit: angle brackets, control characters."""
    return " ".join(re.sub(r"[<>\x00-\x1f\x7f]", " ", text).split())


def _read_git() -> dict[str, str]:
    # The person's own settings and nothing else: not those of the folder one happens to stand in.
    done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
        [find_git(), "config", "--global", "--null", "--get-regexp", r"^user\.(name|email)$"],
        capture_output=True,
        check=False,
    )
    lines = done.stdout.decode("utf-8", "replace").split("\0")[:-1]
    return {key: value for key, _, value in (line.partition("\n") for line in lines)}
