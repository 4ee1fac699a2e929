"""A process that publishes: `python publisher_process.py REGISTRY PUBLISHER COUNT`, saying each dataset when it is in.

The tests of interruption kill it, those of concurrency run several at once.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

from registry import packing
from registry.commit import FileOnDisk
from registry.delivery import deliver
from registry.draft import Draft
from registry.filing import Request
from registry.record import Publisher, StoredFile


def main(registry: Path, publisher: str, count: int) -> None:
    """Publish `count` datasets of one table each, named d0, d1, ..."""
    packing.MANY = 4  # so that packing is interrupted too
    say("ready")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            draft = make_draft(Path(folder), publisher, number)
            done = deliver(registry, Request(draft=draft, version=None, body=None, author=("Ann", "ann@example.org")))
            say(f"{done.status} {publisher}/{draft.name}")


def make_draft(folder: Path, publisher: str, number: int) -> Draft:
    """Return the draft of one dataset; the same numbers give the same bytes."""
    table = b"".join(b"%d,%d\n" % (number, row * 7919) for row in range(5_000))
    digest = hashlib.sha256(table).hexdigest()
    path = folder / digest
    path.write_bytes(table)
    name = f"d{number}"
    return Draft(
        publisher=Publisher(id=publisher, title=publisher),
        name=name,
        descriptor={"name": name, "resources": [{"name": "table", "path": "table.csv", "hash": f"sha256:{digest}"}]},
        files=(StoredFile(path="table.csv", sha256=digest, bytes=len(table)),),
        contents=(FileOnDisk(path=path, sha256=digest, bytes=len(table)),),
        report={"dsreg": 1, "tool": "0.1.0", "exit": 0},
        standards=(),
    )


def say(text: str) -> None:
    """Say something at once, so that it is heard even if the next moment is the last."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
