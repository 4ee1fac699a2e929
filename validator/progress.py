"""What is being done at the moment, for whoever shows it: a slow file is no reason for a silent screen."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Listener = Callable[[str, int, int], None]
    """Takes what is being done, how much of it is done, and how much there is (0: not known)."""

_listeners: list[Listener] = []


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Tell a listener what is being done, in whatever thread, until the block ends."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def tell(doing: str, done: int = 0, total: int = 0) -> None:
    """Say what is being done; nobody may be listening."""
    for listener in _listeners:
        listener(doing, done, total)
