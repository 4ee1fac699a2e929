"""The offer at the end of a report: the command that mends what is certain, and how much that is."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validator.finding import Finding
    from validator.report import Input

NAMED = 3
PACKED = (".gz", ".zip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A command to type, and what it does."""

    command: str
    says: str


def offer_for(looked: Input | None, findings: tuple[Finding, ...]) -> Offer | None:
    """Return the offer for one table; None where nothing in it can be mended for certain."""
    if looked is None or looked.kind != "table" or looked.encoding is None or looked.path.lower().endswith(PACKED):
        return None
    in_columns = [finding for finding in findings if finding.field]
    if not in_columns:
        return None
    # the repairs are imported only where a column has something to mend: 5 ms
    from validator.mending.repair import ALL_REPAIRS  # noqa: PLC0415 - see above

    counts: Counter[str] = Counter()
    for finding in in_columns:
        repair = ALL_REPAIRS.get(finding.code)
        if repair is not None and finding.field and (repair.is_whole or _is_certain(finding)):
            counts[finding.field] += finding.count
    if not counts:
        return None
    suffix = PurePosixPath(looked.path).suffix or ".csv"
    words = ["dsreg", "fix", shlex.quote(looked.path)]
    if looked.standard is not None:
        exact = f"{looked.standard.id}@{looked.standard.version}"
        words += ["--standard", shlex.quote(looked.standard.asked or exact)]
    guessed = any(finding.code == "encoding-error" for finding in findings)
    if looked.encoding.lower() not in {"utf-8", "ascii"} and not guessed:
        words += ["--encoding", looked.encoding]
    named = [f"{count:,} in {field}" for field, count in counts.most_common(NAMED)]
    more = f" and {len(counts) - NAMED:,} more columns" if len(counts) > NAMED else ""
    total = sum(counts.values())
    says = f"mends {total:,} for certain: {', '.join(named)}{more}." if total > 1 else f"mends {named[0]} for certain."
    return Offer(command=" ".join([*words, "--output", f"mended{suffix}"]), says=says)


def _is_certain(finding: Finding) -> bool:
    """Say whether all the places that are shown of a code can be mended, though not every place always can."""
    from validator.mending.repair import UK_NUMBER  # noqa: PLC0415 - see offer_for

    values = [re.sub(r"[ -]", "", example.value or "") for example in finding.examples]
    return finding.code == "leading-zero-lost" and bool(values) and all(map(UK_NUMBER.fullmatch, values))
