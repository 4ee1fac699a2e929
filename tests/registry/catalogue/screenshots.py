"""Screenshots of every kind of page, to be looked at: `pytest tests/registry/catalogue/screenshots.py`.

They stand in the folder that DSREG_SCREENSHOTS names, else in `screenshots/` of the working directory.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(os.environ.get("DSREG_SCREENSHOTS", "screenshots"))
PAGES = {
    "home": "index.html",
    "home-search": "index.html?q=uprn",
    "home-none": "index.html?q=zzz",
    "dataset": "datasets/ambleford/public-toilets/index.html",
    "dataset-clean": "datasets/northmere/brownfield-land/index.html",
    "dataset-tables": "datasets/northmere/planning-decisions/index.html",
    "dataset-bare": "datasets/saltby/street-trees/index.html",
    "dataset-error": "datasets/saltby/toilets/index.html",
    "publisher": "publishers/northmere/index.html",
    "publishers": "publishers/index.html",
    "standard": "standards/uk/public-toilets/1.0.0/index.html",
    "standards": "standards/index.html",
    "about": "about/index.html",
    "missing": "nothing/here.html",
}


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_screenshots(chromium: Browser, address: str, width: int, scheme: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for name, path in PAGES.items():
        page.goto(f"{address}/{path}", wait_until="load")
        page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
    page.close()


@pytest.mark.browser
def test_a_dataset_on_paper(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/{PAGES['dataset']}")
    page.pdf(path=FOLDER / "dataset.pdf")
    page.close()
