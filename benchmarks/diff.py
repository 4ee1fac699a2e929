"""Two versions of a table compared, beside a join by Polars in the same run: seconds, and the ratio of both.

python benchmarks/diff.py [--rows 1000000]
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COLUMNS = 13
EVERY = 100
"""One row in so many has a changed cell."""
PEER = Path(__file__).parent / "peers" / "with_polars_join.py"


def main() -> int:
    """Print what both took; return 1 where they count different numbers of changed cells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        before, after = Path(name) / "before.csv", Path(name) / "after.csv"
        write(before, rows, is_changed=False)
        write(after, rows, is_changed=True)
        output = Path(name) / "difference.json"
        asked = ("--key", "c0", "--examples", "0", "--format", "json", "--output", str(output))
        ours = seconds(1, sys.executable, "-m", "dsreg", "diff", str(before), str(after), *asked)
        peer = seconds(0, sys.executable, str(PEER), str(before), str(after))
        expected = -(-rows // EVERY)
        is_exact = f'"changedCells": {expected},' in output.read_text(encoding="utf-8")
    print(f"{rows:,} rows x {COLUMNS} columns: dsreg {ours:.2f} s (aim: at most 10), polars join {peer:.2f} s")
    print(f"dsreg / polars: {ours / peer:.2f}   exact: {'yes' if is_exact else 'no'}")
    return 0 if is_exact else 1


def write(path: Path, rows: int, *, is_changed: bool) -> None:
    """Write a table; the later one is in another order and has changed cells."""
    numbers = range(rows - 1, -1, -1) if is_changed else range(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(f"c{number}" for number in range(COLUMNS))
        for row in numbers:
            cells = [f"REG-{row:09}", *(f"value {row * number % 9973}" for number in range(1, COLUMNS))]
            if is_changed and row % EVERY == 0:
                cells[5] = "changed"
            writer.writerow(cells)


def seconds(answer: int, *command: str) -> float:
    """Return the wall time of a command, which must end with this exit code: 1 says of dsreg that something differs."""
    start = time.perf_counter()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if done.returncode != answer:
        sys.exit(" ".join(command) + " failed")
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
