"""An index of UPRNs: what it costs to build, how large it is, what it adds to checking a table, and that it is exact.

python benchmarks/gazetteer.py             # 1,000,000 UPRNs
python benchmarks/gazetteer.py 40000000    # the whole country: 5 GB of disk and about ten minutes
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

from open_uprn import write_assets, write_links, write_points

USUAL = 1_000_000
ASSETS = 1_000_000
RUNS = 3
MEGABYTE = 1024
CODES = {1000: "uprn-unknown", 1200: "uprn-far-from-point", 1400: "usrn-mismatch"}
"""The faults that are planted, each by the first row that has it, from 0; they come again every 2,000."""
AIMS = "at 40,000,000 UPRNs: build 180 s, index 500 MB, 1,000,000 rows 3 s more, memory 1,024 MiB"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost: wall and CPU seconds, peak memory in MiB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Print the table."""
    uprns = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL
    rows = min(ASSETS, uprns // 2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        points, links = write_points(folder, uprns), write_links(folder, uprns)
        assets = write_assets(folder, rows, among=uprns)
        index, report = folder / "uprns.index", folder / "report.json"
        built = {
            "build, points alone": _run(["gazetteer", "build", points, "--output", folder / "points.index"]),
            "build, with streets": _run(["gazetteer", "build", points, links, "--output", index]),
        }
        sizes = [path.stat().st_size / 1e6 for path in (points, links, folder / "points.index", index)]
        check = ["validate", assets, "--fail-on", "never", "--examples", "all", "--format", "json", "--output", report]
        plain, looked_up = _median(check), _median([*check, "--gazetteer", index])
        is_exact = _is_exact(report, rows)
    print(f"{uprns:,} UPRNs, a table of {rows:,} rows; the findings are {'exact' if is_exact else 'NOT EXACT'}")
    print("points {:,.0f} MB, links {:,.0f} MB: index {:,.1f} MB, with streets {:,.1f} MB".format(*sizes))
    print(f"{'':28}{'wall s':>8}{'CPU s':>8}{'MiB':>8}")
    for title, cost in {**built, "check, no gazetteer": plain, "check, with it": looked_up}.items():
        print(f"{title:28}{cost.wall:8.2f}{cost.cpu:8.2f}{cost.memory:8.0f}")
    print(f"{'the gazetteer adds':28}{looked_up.wall - plain.wall:8.2f}{looked_up.cpu - plain.cpu:8.2f}")
    print(f"aims, {AIMS}")
    sys.exit(0 if is_exact else 1)


def _median(arguments: list[str | Path]) -> Cost:
    costs = [_run(arguments) for _ in range(RUNS)]
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "memory")))


def _run(arguments: list[str | Path]) -> Cost:
    command = [sys.executable, "-m", "dsreg", *map(str, arguments)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MEGABYTE)


def _is_exact(report: Path, rows: int) -> bool:
    """Say whether the findings are the planted faults, row by row, and no others."""
    expected = {code: list(range(first + 2, rows + 2, 2000)) for first, code in CODES.items()}
    found = {
        one["code"]: [place["row"] for place in one["examples"]]
        for one in json.loads(report.read_text(encoding="utf-8"))["findings"]
        if one["code"] in expected
    }
    return found == expected


if __name__ == "__main__":
    main()
