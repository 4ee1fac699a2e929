"""What a pre-commit hook costs: CPU seconds to start and to check 100 rows, beside frictionless in the same run."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

RUNS = 7
ROWS = 100
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "clean-toilets"
SCRIPTS = Path(sys.executable).parent


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        table = hundred_rows(Path(folder))
        check = ("validate", table)
        print(f"CPU seconds, whole process, median of {RUNS}")
        print(f"{'':30}{'dsreg':>8}{'frictionless':>14}{'ratio':>8}{'aim':>8}")
        show("--version", ("--version",), ("--version",), aim=0.1)
        show(f"validate, {ROWS} rows", check, check, aim=0.35)
        show("  with uk/public-toilets", (*check, "--standard", "uk/public-toilets"), check, aim=0.35)


def show(title: str, ours: tuple[str, ...], theirs: tuple[str, ...], *, aim: float) -> None:
    """Print one line: the same question to both, turn and turn about, so that both meet the same machine."""
    commands = (str(SCRIPTS / "dsreg"), *ours), (str(SCRIPTS / "frictionless"), *theirs)
    runs = [tuple(map(one_run, commands)) for _ in range(RUNS)]
    mine, other = map(median, zip(*runs, strict=True))
    print(f"{title:30}{mine:8.3f}{other:14.3f}{mine / other:8.2f}{aim:8.2f}")


def hundred_rows(folder: Path) -> str:
    """Return the path of a table of 100 rows: those of the clean example, again and again."""
    (source,) = EXAMPLE.glob("*.csv")
    with source.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    uprn = header.index("UPRN")
    table = folder / "toilets.csv"
    with table.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(header)
        for number in range(ROWS):
            row = list(rows[number % len(rows)])
            row[uprn] = str(100_000_000_000 + number)
            writer.writerow(row)
    return str(table)


def one_run(command: tuple[str, ...]) -> float:
    """Return the CPU time of one run, which has to end in a verdict."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
