"""Every form in which a difference is written, in plain sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.differing.page import difference_html
from validator.differing.telling import difference_json, difference_text

if TYPE_CHECKING:
    from collections.abc import Callable

DIFFERENCE_FORMS: dict[str, Callable[..., str]] = {
    "text": difference_text,
    "json": difference_json,
    "html": difference_html,
}
