"""A progress bar on a terminal, once something takes over a second; it says what is being done."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from validator.progress import told_to
from validator.renderings.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds without a word."""


@contextmanager
def waiting() -> Iterator[None]:
    """Show what is being done while the block runs, on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    bar = _Bar()
    timer = Timer(PATIENCE, bar.start)
    timer.daemon = True
    with told_to(bar.hear):
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            bar.stop()


class _Bar:
    """The bar; it hears in any thread and draws nothing before it is started."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._heard = ("working", 0, 0)
        self._drawn = ""
        self._progress: Progress | None = None
        self._is_over = False

    def hear(self, doing: str, done: int, total: int) -> None:
        """Take in what is being done now."""
        with self._lock:
            self._heard = (doing, done, total)
            self._draw()

    def start(self) -> None:
        """Begin to draw."""
        # rich is imported only after a second of waiting
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - see above

        with self._lock:
            if self._is_over:
                return
            columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._draw()
            self._progress.start()

    def stop(self) -> None:
        """Take the bar away."""
        with self._lock:
            self._is_over = True
            if self._progress is not None:
                self._progress.stop()

    def _draw(self) -> None:
        if self._progress is None:
            return
        doing, done, total = self._heard
        if doing != self._drawn:
            self._drawn = doing
            for task in self._progress.task_ids:
                self._progress.remove_task(task)
            # without a total the bar moves to and fro
            self._progress.add_task(one_line(doing), total=total or None)
        self._progress.update(self._progress.task_ids[0], completed=done)
