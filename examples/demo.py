"""Shows dsreg at work on the example packages, in a new folder of its own: `make demo` runs it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from itertools import count
from pathlib import Path

EXAMPLES = Path(__file__).parent
CLEAN = ("clean-toilets", "clean-brownfield")
FAULTY = ("damaged-brownfield", "broken-metadata")
OK, FOUND = 0, 1


def main() -> None:
    """Validate, refuse, publish and build, and stop at the first step that does not end as it should."""
    folder = new_folder(Path(sys.argv[1] if len(sys.argv) > 1 else "demo"))
    registry, site = folder / "registry", folder / "site"
    say(f"Everything that this demo makes lies in {shown(folder)}. It deletes nothing; you may.")

    say("1. Two packages that keep their standard.")
    for name in CLEAN:
        dsreg("validate", EXAMPLES / name)

    say("2. Two that do not: the first has damaged rows, the second poor metadata.")
    for name in FAULTY:
        dsreg("validate", EXAMPLES / name, ends=FOUND)

    say("3. A new registry, which is a git repository, and the two good packages published in it.")
    dsreg("registry", "init", registry, "--title", "Demo registry", "--base-url", "https://data.example.org/")
    for name in CLEAN:
        dsreg("publish", EXAMPLES / name, "--registry", registry)

    say("4. The faulty ones are refused, and nothing of them is written.")
    for name in FAULTY:
        dsreg("publish", EXAMPLES / name, "--registry", registry, ends=FOUND)
    dsreg("registry", "log", "--registry", registry)

    say("5. The catalogue of that registry: plain files, for any web server.")
    dsreg("catalogue", "build", "--registry", registry, "--output", site)

    say("Done. To look at the catalogue in your browser:")
    print(f"  {shown(Path(sys.executable).with_name('dsreg'))} catalogue serve {shown(site)}")
    print(f"or open {shown(site / 'index.html')}")


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


def dsreg(*arguments: str | Path, ends: int = OK) -> None:
    """Show a dsreg command, run it, and end the demo unless its exit code is `ends`."""
    words = [shown(one) if isinstance(one, Path) else one for one in arguments]
    print(f"$ dsreg {shlex.join(words)}", flush=True)
    code = subprocess.run([sys.executable, "-m", "dsreg", *words], check=False).returncode
    print(flush=True)
    if code != ends:
        sys.exit(f"The demo failed: that command ended with {code}, expected was {ends}.")


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
