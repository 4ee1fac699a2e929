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
        dsreg, peer = str(SCRIPTS / "dsreg"), str(SCRIPTS / "frictionless")
        start = cpu(dsreg, "--version"), cpu(peer, "--version")
        check = cpu(dsreg, "validate", table, "--standard", "uk/public-toilets"), cpu(peer, "validate", table)
    print(f"CPU seconds, whole process, median of {RUNS}")
    print(f"{'':30}{'dsreg':>8}{'frictionless':>14}{'ratio':>8}{'aim':>8}")
    for title, (ours, theirs), aim in (("--version", start, 0.1), (f"validate, {ROWS} rows", check, 0.35)):
        print(f"{title:30}{ours:8.3f}{theirs:14.3f}{ours / theirs:8.2f}{aim:8.2f}")


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


def cpu(*command: str) -> float:
    """Return the median CPU time of a command, user and system, its children included."""
    return median(one_run(command) for _ in range(RUNS))


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
