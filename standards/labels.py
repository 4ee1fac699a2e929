"""How the labels of columns are compared: without letter case, spaces and punctuation."""

from __future__ import annotations

import re


def fold_label(label: str) -> str:
    """Return what is left of a label without letter case, spaces and punctuation."""
    return re.sub(r"[^a-z0-9]", "", label.lower()) or label.strip().lower()
