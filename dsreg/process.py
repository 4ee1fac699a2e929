"""The process of a `dsreg` that a person, a hook or CI starts: the command line, and a quick end."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line and end the process.

    Python would first take apart, object by object, all that was imported: 50 ms, a seventh of what a small file takes.
    So the process ends as soon as its output is written, its threads are over, and what was registered for the end is
    done; where one of them is not to be had, Python ends it in its own way. (mypy ends so too.)
    """
    gc.set_threshold(200_000, 50, 50)  # the imports alone would set off the collector many times: 30 ms
    # imported only now for the same reason
    from dsreg.cli import main  # noqa: PLC0415

    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int) and threading.active_count() == 1 and _is_written():
            atexit._run_exitfuncs()  # noqa: SLF001 - what Python itself calls here; it has no public name
            if _is_written():
                os._exit(end.code)
        raise
    sys.exit(0)


def _is_written() -> bool:
    """Bring what was said to where it goes; say whether that could be done (a pipe may be closed, a disk full)."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True
