"""Links visited: which of them are broken, politely, and never on a private network; against a server of our own."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from time import sleep
from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.limits import Limits
from validator.metadata import links
from validator.metadata.links import check_links, find_broken
from validator.metadata.reading import read_description

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKED: list[tuple[str, str]] = []
BUSY = {"now": 0, "most": 0}
LOCK = Lock()


class _Answers(BaseHTTPRequestHandler):
    """Answer by the path, and count who is asked at once."""

    def do_HEAD(self) -> None:
        """Answer as to GET, but to those who know no HEAD."""
        self._answer(405 if self.path == "/no-head" else None)

    def do_GET(self) -> None:
        """Answer one request."""
        self._answer()

    def _answer(self, status: int | None = None) -> None:
        with LOCK:
            ASKED.append((self.command, self.path))
            BUSY["now"] += 1
            BUSY["most"] = max(BUSY["most"], BUSY["now"])
        if self.path.startswith("/slow"):
            sleep(0.05)
        ways = {"/moved": "/there", "/round": "/round", "/file": "file:///etc"}
        status = status or (302 if self.path in ways else {"/gone": 404, "/busy": 429}.get(self.path, 200))
        self.send_response(status)
        if self.path in ways:
            self.send_header("Location", ways[self.path])
        self.end_headers()
        with LOCK:
            BUSY["now"] -= 1

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def house() -> Iterator[str]:
    """Return the address of a server on this machine, with its memory cleared."""
    ASKED.clear()
    BUSY.update(now=0, most=0)
    with _served() as address:
        yield address


def anyone(_: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/there", None),
        ("/moved", None),
        ("/no-head", None),
        ("/busy", None),
        ("/gone", "the server answered 404 Not Found"),
        ("/round", "it was moved more than 5 times"),
        ("/file", "only http and https are fetched"),
    ],
)
def test_a_link_works_where_it_ends_at_something(house: str, path: str, reason: str | None) -> None:
    expected = {} if reason is None else {f"{house}{path}": reason}
    assert find_broken([f"{house}{path}"], shown="a.ttl", accepts=anyone) == expected


def test_what_works_is_asked_for_its_head_alone(house: str) -> None:
    find_broken([f"{house}/there"], shown="a.ttl", accepts=anyone)
    assert ASKED == [("HEAD", "/there")]


def test_a_private_address_is_not_visited(house: str) -> None:
    broken = find_broken([f"{house}/there"], shown="a.ttl")
    assert list(broken.values()) == ["its address is not one of the open internet"]
    assert ASKED == []


def test_one_host_has_two_visitors_at_most_and_each_address_one_visit(house: str) -> None:
    addresses = [f"{house}/slow/{number}" for number in range(12)]
    assert find_broken([*addresses, *addresses], shown="a.ttl", accepts=anyone) == {}
    assert sorted(ASKED) == sorted(("HEAD", f"/slow/{number}") for number in range(12))
    assert BUSY["most"] <= 2


def test_a_server_that_is_not_there_is_a_reason_and_no_error() -> None:
    with _served() as address:
        pass
    assert list(find_broken([f"{address}/a"], shown="a.ttl", accepts=anyone)) == [f"{address}/a"]


def test_an_address_that_is_none_is_a_reason_and_no_error() -> None:
    assert list(find_broken(["http://[::1/a"], shown="a.ttl", accepts=anyone)) == ["http://[::1/a"]


def _description(folder: Path, house: str) -> Path:
    path = folder / "one.ttl"
    path.write_text(
        "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .\n"
        f'<https://example.org/a> a dcat:Dataset ; dct:title "A" ; dcat:landingPage <{house}/there> ;\n'
        f"  dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <{house}/gone> ] .\n",
        encoding="utf-8",
    )
    return path


def test_a_broken_link_is_a_warning_about_the_dataset_that_has_it(house: str, tmp_path: Path) -> None:
    description = read_description(_description(tmp_path, house))
    (found,) = check_links(description, accepts=anyone)
    assert (found.code, found.severity, found.property) == ("link-broken", "warning", "dcat:downloadURL")
    assert "404 Not Found" in found.message
    assert "'A'" in (found.subject or "")
    assert found.examples[0].value == f"{house}/gone"


def test_too_many_links_are_not_visited(house: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "LIMITS", Limits(links=1))
    with pytest.raises(DsregError, match="limit-reached"):
        list(check_links(read_description(_description(tmp_path, house)), accepts=anyone))
    assert ASKED == []
