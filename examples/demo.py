"""Shows dsreg at work on the example packages, in a new folder of its own: `make demo` runs it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from itertools import count
from pathlib import Path

EXAMPLES = Path(__file__).parent
CLEAN = EXAMPLES / "clean-toilets", EXAMPLES / "clean-brownfield"
DAMAGED_ROWS, POOR_METADATA = EXAMPLES / "damaged-brownfield", EXAMPLES / "broken-metadata"
OK, FOUND = 0, 1


def main() -> None:
    """Validate, publish, refuse and build, and stop at the first step that does not end as it should."""
    folder = new_folder(Path(sys.argv[1] if len(sys.argv) > 1 else "demo"))
    registry, site = folder / "registry", folder / "site"
    say(f"Everything that this demo makes lies in {shown(folder)}. It deletes nothing; you may.")

    say("1. Two packages that keep their standard.")
    for package in CLEAN:
        dsreg("validate", package)

    say("2. One whose rows are damaged, as files from spreadsheets are. It must be found faulty.")
    dsreg("validate", DAMAGED_ROWS, ends=FOUND)

    say("3. A new registry, which is a git repository, and the good packages published in it.")
    dsreg("registry", "init", registry, "--title", "Demo registry", "--base-url", "https://data.example.org/")
    for package in CLEAN:
        dsreg("publish", package, "--registry", registry)

    say("4. A package with poor metadata is refused, and so is the damaged one. Nothing of them is written.")
    dsreg("publish", POOR_METADATA, "--registry", registry, ends=FOUND)
    dsreg("publish", DAMAGED_ROWS, "--registry", registry, ends=FOUND, shows=2)
    dsreg("registry", "log", "--registry", registry)

    say("5. The catalogue of that registry: plain files, for any web server.")
    dsreg("catalogue", "build", "--registry", registry, "--output", site)

    say("Done. To look at the catalogue:")
    print(f"  {shown(Path(sys.executable).with_name('dsreg'))} catalogue serve {shown(site)}")
    print(f"  or open {shown(site / 'index.html')} in a browser")


def new_folder(wanted: Path) -> Path:
    """Return a folder that was not there before: `wanted`, or the first free of wanted-2, wanted-3, ..."""
    for number in count(1):
        folder = wanted if number == 1 else wanted.with_name(f"{wanted.name}-{number}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        return folder
    raise AssertionError


def dsreg(*arguments: str | Path, ends: int = OK, shows: int | None = None) -> None:
    """Show a dsreg command, run it and show its output, or the last lines of it; end the demo unless it `ends` so."""
    words = [shown(one) if isinstance(one, Path) else one for one in arguments]
    print(f"$ dsreg {shlex.join(words)}", flush=True)
    command = [sys.executable, "-m", "dsreg", *words]
    ran = subprocess.run(command, check=False, stdout=subprocess.PIPE if shows else None, encoding="utf-8")
    if shows:
        print("…", *ran.stdout.splitlines()[-shows:], sep="\n")
    print(flush=True)
    if ran.returncode != ends:
        sys.exit(f"The demo failed: that command ended with {ran.returncode}, expected was {ends}.")


def shown(path: Path) -> str:
    """Return a path as a person would type it from here."""
    try:
        short = os.path.relpath(path)
    except ValueError:  # Windows: on another drive
        return str(path)
    return str(path) if short.startswith("..") else short


def say(sentence: str) -> None:
    """Say what comes next."""
    print(f"\n{sentence}\n", flush=True)


if __name__ == "__main__":
    main()
