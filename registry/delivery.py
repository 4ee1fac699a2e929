"""Delivery: a draft into the registry by compare-and-swap, or the reason why it cannot go there."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from registry import git
from registry.filing import file_draft
from registry.lock import alone, sweep
from registry.objects import Objects
from registry.packing import roll_up
from registry.store import MAIN, find_record, look
from registry.versions import choose
from standards.errors import DsregError

if TYPE_CHECKING:
    from pathlib import Path

    from registry.draft import Draft
    from registry.filing import Request
    from registry.store import Registry
    from registry.versions import Choice

ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class Delivery:
    """How it ended, under which version, and by which commit where one was made."""

    status: Literal["published", "already", "would-publish"]
    version: str
    commit: str | None = None


def rehearse(directory: Path, request: Request) -> Delivery:
    """Return what deliver would do, doing nothing. Raise what it would raise of the registry as it stands now."""
    with Objects(directory) as objects:
        choice = _choose(objects, look(directory, objects), request)
    return Delivery("already" if choice.is_published else "would-publish", choice.version)


def deliver(directory: Path, request: Request) -> Delivery:
    """Put a draft into the registry by one commit, unless it is there already.

    Raise DsregError "version-exists", "version-not-higher", "publisher-not-listed", "signature-required",
    "registry-busy", "registry-unwritable", "registry-contended", "file-changed" or "git-failed": nothing was written.
    """
    with alone(directory):
        for attempt in range(ATTEMPTS):
            sweep(directory)
            delivery, reason = _try(directory, request)
            if delivery is not None:
                roll_up(directory)
                return delivery
            # somebody who does not take our lock moved main: look again, at our own paths alone
            time.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - so that two do not wait alike; no secret
    raise DsregError("registry-contended", attempts=ATTEMPTS, reason=reason)


def _try(directory: Path, request: Request) -> tuple[Delivery | None, str]:
    with Objects(directory) as objects:
        now = look(directory, objects)
        choice = _choose(objects, now, request)
        if choice.is_published:
            return Delivery("already", choice.version), ""
        commit = file_draft(objects, now, request, choice.version)
    reason = git.swap(directory, MAIN, new=commit, old=now.tip)
    return (None, reason) if reason else (Delivery("published", choice.version, commit), "")


def _choose(objects: Objects, now: Registry, request: Request) -> Choice:
    record = find_record(objects, now.tip, request.draft.publisher.id, request.draft.name)
    choice = choose(request.draft, record.versions if record else (), request.version)
    if not choice.is_published:
        _refuse_if_not_welcome(objects, now, request.draft)
    return choice


def _refuse_if_not_welcome(objects: Objects, now: Registry, draft: Draft) -> None:
    if now.settings.signatures == "required":
        raise DsregError("signature-required", registry=now.settings.title)
    is_known = f"{draft.publisher.id}.json" in objects.read_tree(f"{now.tip}:publishers")
    if not is_known and now.settings.publishers == "closed":
        raise DsregError("publisher-not-listed", publisher=draft.publisher.id, registry=now.settings.title)
