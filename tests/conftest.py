"""What every test may ask for: the clone, its examples, the real files, a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# A shared machine is slow at times: no test may fail for that. The same commit gives the same verdict each time it is
# tested; `make torture` looks for new cases.
IS_TORTURE = bool(os.environ.get("DSREG_TORTURE"))
settings.register_profile("dsreg", deadline=None, derandomize=not IS_TORTURE)
settings.load_profile("dsreg")

ROOT = Path(__file__).resolve().parents[1]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out, visibly, what takes minutes or hours, unless it was asked for."""
    if IS_TORTURE:
        return
    for item in items:
        if item.get_closest_marker("torture"):
            item.add_marker(pytest.mark.skip(reason="takes long: make torture runs it"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the clone."""
    return ROOT


@pytest.fixture(scope="session")
def examples(root: Path) -> Path:
    """Return the folder of the example packages."""
    return root / "examples"


@pytest.fixture(scope="session")
def real_data(root: Path) -> Path:
    """Return the folder of real councils' files, which lies beside the clone and is not part of it."""
    folder = root.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real files are not beside this clone")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a headless chromium: the installed one, else the one of `playwright install`."""
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - only browser tests need it

    installed = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox"] if is_root else []  # chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=installed, args=arguments)
        except Error as error:
            pytest.skip(f"no browser: {error.message.splitlines()[0]} (make browser installs one)")
        yield started
        started.close()
