"""Tables beside other tools in one run: seconds, memory, exact findings, and each aim as a ratio.

python benchmarks/tables.py [--rows 1000000] [--long]

`--long` adds ten times as many rows, which takes minutes to write and most of a minute to check.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from register import write_irregular, write_register, write_wide

PEERS = Path(__file__).parent / "peers"
RUNS = 3
MEGABYTE = 1024
WIDE = ((250, 10_000), (500, 10_000), (1_000, 10_000), (1_250, 1_000), (2_500, 1_000), (5_000, 1_000))
DSREG = (sys.executable, "-m", "dsreg", "validate")
WHOLE = ("--format", "json", "--examples", "all", "--fail-on", "never", "--output")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost: CPU and wall seconds, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


def main() -> int:
    """Print both tables, the costs as they are measured; return 1 where a finding is not exact."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--long", action="store_true")
    asked = parser.parse_args()
    print(f"{'':40}{'':18}{'CPU s':>8}{'wall s':>8}{'MiB':>7}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        aims = measure_register(folder, asked.rows)
        seconds = aims.pop("frictionless, seconds a row")[0]
        if asked.long:
            aims |= measure_long(folder, 10 * asked.rows, seconds)
        aims |= measure_irregular(folder, asked.rows)
        aims |= measure_wide(folder)
    print(f"\n{'':66}{'found':>8}  aim")
    for title, (found, aim) in aims.items():
        print(f"{title:66}{found:8.2f}  {aim}")
    return 0 if all(found for title, (found, _) in aims.items() if title.endswith("exact")) else 1


def measure_register(folder: Path, rows: int) -> dict[str, tuple[float, str]]:
    """Return the aims of a regular file, and what a row costs frictionless."""
    title, package = f"{rows:,} rows x 13 columns", write_register(folder, rows)
    table = str(package.with_suffix(".csv"))
    ours = cost(title, "dsreg", *DSREG, str(package), *WHOLE, str(folder / "report.json"))
    floor = cost(title, "parse floor", sys.executable, str(PEERS / "parse_floor.py"), table)
    pandera = cost(title, "pandera (Polars)", sys.executable, str(PEERS / "with_pandera.py"), table)
    pointblank = cost(title, "pointblank", sys.executable, str(PEERS / "with_pointblank.py"), table, runs=1)
    peer = cost(title, "frictionless", sys.executable, str(PEERS / "with_frictionless.py"), str(package), runs=1)
    return {
        f"{title}: exact": (is_exact(folder, package), "1"),
        f"{title}: dsreg / parse floor": (ours.wall / floor.wall, "at most 2.8"),
        f"{title}: dsreg / pandera": (ours.wall / pandera.wall, "at most 1.25, better 1.0"),
        f"{title}: dsreg / pandera, CPU": (ours.cpu / pandera.cpu, ""),
        f"{title}: pointblank / dsreg": (pointblank.wall / ours.wall, ""),
        f"{title}: frictionless / dsreg": (peer.wall / ours.wall, "at least 22"),
        f"{title}: frictionless / dsreg, CPU": (peer.cpu / ours.cpu, ""),
        "frictionless, seconds a row": (peer.wall / rows, ""),
    }


def measure_long(folder: Path, rows: int, seconds: float) -> dict[str, tuple[float, str]]:
    """Return the aims of a long file; frictionless is compared by the row of a shorter one."""
    title, package = f"{rows:,} rows x 13 columns", write_register(folder, rows)
    ours = cost(title, "dsreg", *DSREG, str(package), *WHOLE, str(folder / "report.json"), runs=1)
    return {
        f"{title}: exact": (is_exact(folder, package), "1"),
        f"{title}: frictionless / dsreg, by the row": (seconds * rows / ours.wall, "at least 25"),
        f"{title}: peak memory, MiB": (ours.memory, "at most 500"),
    }


def measure_irregular(folder: Path, rows: int) -> dict[str, tuple[float, str]]:
    """Return the aims of a file that has to be rewritten."""
    title, package = f"{rows:,} irregular rows", write_irregular(folder, rows)
    ours = cost(title, "dsreg", *DSREG, str(package), *WHOLE, str(folder / "report.json"), runs=1)
    peer = cost(title, "frictionless", sys.executable, str(PEERS / "with_frictionless.py"), str(package), runs=1)
    return {
        f"{title}: exact": (is_exact(folder, package), "1"),
        f"{title}: frictionless / dsreg": (peer.wall / ours.wall, "at least 4"),
    }


def measure_wide(folder: Path) -> dict[str, tuple[float, str]]:
    """Return how the time grows with the columns, as CPU time, of which a busy machine says the same."""
    found = {
        (columns, rows): cost(f"{columns:,} columns x {rows:,} rows", "dsreg", *DSREG, str(package), runs=1).cpu
        for columns, rows in WIDE
        for package in (write_wide(folder, columns, rows),)
    }
    return {
        f"{columns:,} columns x {rows:,} rows: CPU / that of half the columns": (
            found[columns, rows] / found[columns // 2, rows],
            "at most 2",
        )
        for columns, rows in WIDE
        if (columns // 2, rows) in found
    }


def cost(title: str, tool: str, *command: str, runs: int = RUNS) -> Cost:
    """Return the median cost of a command, and print it."""
    costs = [_run(command) for _ in range(runs)]
    found = Cost(*(median(getattr(one, name) for one in costs) for name in ("cpu", "wall", "memory")))
    print(f"{title:40}{tool:18}{found.cpu:8.2f}{found.wall:8.2f}{found.memory:7.0f}", flush=True)
    return found


def _run(command: tuple[str, ...]) -> Cost:
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / MEGABYTE)


def is_exact(folder: Path, package: Path) -> bool:
    """Say whether the findings are the planted faults, row by row, and no others (warnings and metadata aside)."""
    expected = json.loads(package.with_suffix(".truth.json").read_text(encoding="utf-8"))
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    found: dict[str, list[int]] = {}
    for one in report["findings"]:
        if one["severity"] == "error":
            name = f"{one['field']}:{one['constraint'] or 'type'}" if one["field"] else one["code"]
            found.setdefault(name, []).extend(place["row"] for place in one["examples"])
    return found == expected


if __name__ == "__main__":
    sys.exit(main())
