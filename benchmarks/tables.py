"""Validating a register beside its peers in one run: seconds, memory, ratios, and whether the findings are exact.

python benchmarks/tables.py 1000000
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from register import write_register

PEERS = Path(__file__).parent / "peers"
RUNS = 3
MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost: CPU and wall seconds, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


def main() -> None:
    """Print the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    runs = 1 if rows > 1_000_000 else RUNS  # noqa: PLR2004 - the large file once
    with tempfile.TemporaryDirectory() as folder:
        package = write_register(Path(folder), rows)
        table = str(package.parent / "register.csv")
        report = package.parent / "report.json"
        ours = [
            sys.executable,
            "-m",
            "dsreg",
            "validate",
            str(package),
            "--format",
            "json",
            "--examples",
            "all",
            "--fail-on",
            "never",
        ]
        commands = {
            "dsreg": [*ours, "--output", str(report)],
            "parse floor": [sys.executable, str(PEERS / "parse_floor.py"), table],
            "pandera (Polars)": [sys.executable, str(PEERS / "with_pandera.py"), table],
            "pointblank": [sys.executable, str(PEERS / "with_pointblank.py"), table],
            "frictionless": [sys.executable, str(PEERS / "with_frictionless.py"), str(package)],
        }
        costs = {name: _median(command, runs) for name, command in commands.items() if _is_wanted(name, rows)}
        exact = _is_exact(report, package.parent / "truth.json")
    print(f"{rows:,} rows x 13 columns, median of {runs}; dsreg's findings are {'exact' if exact else 'NOT EXACT'}")
    print(f"{'':18}{'CPU s':>8}{'wall s':>8}{'MiB':>7}{'wall, dsreg = 1':>17}")
    for name, cost in costs.items():
        ratio = cost.wall / costs["dsreg"].wall
        print(f"{name:18}{cost.cpu:8.2f}{cost.wall:8.2f}{cost.memory:7.0f}{ratio:17.2f}")
    sys.exit(0 if exact else 1)


def _is_wanted(name: str, rows: int) -> bool:
    """Say whether a peer is run: the slow ones are left out where they would take many minutes."""
    return rows <= 1_000_000 or name in {"dsreg", "parse floor"}  # noqa: PLR2004 - see above


def _median(command: list[str], runs: int) -> Cost:
    costs = [_run(command) for _ in range(runs)]
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "memory")))


def _run(command: list[str]) -> Cost:
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / MEGABYTE)


def _is_exact(report: Path, truth: Path) -> bool:
    """Say whether the findings are the planted faults, row by row, and no others (warnings aside)."""
    expected = json.loads(truth.read_text(encoding="utf-8"))
    found = {
        f"{one['field']}:{one['constraint'] or 'type'}": [place["row"] for place in one["examples"]]
        for one in json.loads(report.read_text(encoding="utf-8"))["findings"]
        if one["severity"] == "error"
    }
    return found == expected


if __name__ == "__main__":
    main()
