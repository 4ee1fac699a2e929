"""The sample catalogue as a site: built once, served once, opened in a real browser."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from registry.catalogue.build import site_files, write_site
from registry.catalogue.serve import open_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from registry.dataset.catalogue import Catalogue

    Shelf = Any  # the class stands in tests/registry/conftest.py


@dataclass
class Watched:
    """A page of the browser, and all that should not happen in it."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to watch."""
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.messages.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site on a free port while the block runs; give its address."""
    server = open_server(site, host="127.0.0.1", port=0)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def files(catalogue: Catalogue, shelf: Shelf) -> dict[str, bytes]:
    """Return every file of the sample site by its path."""
    return dict(site_files(catalogue, shelf.read))


@pytest.fixture(scope="session")
def site(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample site."""
    folder = tmp_path_factory.mktemp("site") / "catalogue"
    write_site(files.items(), folder)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Yield the address at which the sample site is served."""
    with serving(site) as found:
        yield found


@pytest.fixture(scope="session")
def chromium(request: pytest.FixtureRequest) -> Browser:
    """Return the browser; here its absence is a failure, because these pages are made for browsers."""
    try:
        return request.getfixturevalue("browser")
    except pytest.skip.Exception as absent:
        pytest.fail(f"These tests need a browser, and there is none: {absent}. `make browser` installs one.")


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """Yield a function that opens a page in a browser of its own: `open_page(address, java_script_enabled=False)`."""
    contexts = []

    def open_one(address: str, **settings: Any) -> Watched:  # noqa: ANN401 - playwright's own settings
        contexts.append(chromium.new_context(**settings))
        watched = Watched(contexts[-1].new_page())
        watched.page.goto(address)
        return watched

    yield open_one
    for context in contexts:
        context.close()
