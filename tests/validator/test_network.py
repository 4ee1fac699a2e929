"""Fetching: only what is public, only http, only so much; tried against a server of our own."""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator import network
from validator.network import fetch, is_public
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLE = b"n,t\n1,a\nx,b\n"


class _Answers(BaseHTTPRequestHandler):
    """Answer by the path: a table, a way to it, a way in circles, a way into the house, something long, an error."""

    def do_GET(self) -> None:
        """Answer one request."""
        ways = {
            "/moved": "/t.csv",
            "/round": "/round",
            "/house": "http://169.254.169.254/latest",
            "/file": "file:///etc",
        }
        if self.path in ways:
            self.send_response(302)
            self.send_header("Location", ways[self.path])
            self.end_headers()
            return
        self.send_response(200 if self.path in {"/t.csv", "/long"} else 404)
        self.end_headers()
        self.wfile.write(TABLE * (1000 if self.path == "/long" else 1))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """Yield the address of a server on this machine."""
    with _serving() as address:
        yield address


@contextmanager
def _serving() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def _is_here(address: str) -> bool:
    """Allow this machine, which no person can: the tests need no network."""
    return address == "127.0.0.1"


CLOSED = """
127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 198.18.0.1 240.0.0.1
::1 :: fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1::
"""


@pytest.mark.parametrize("address", CLOSED.split())
def test_an_address_that_is_not_of_the_open_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("path", ["/t.csv", "/moved"])
def test_what_an_address_holds_is_written_to_a_file(server: str, tmp_path: Path, path: str) -> None:
    fetch(server + path, tmp_path / "t", shown="x", accepts=_is_here)
    assert (tmp_path / "t").read_bytes() == TABLE


@pytest.mark.parametrize(
    ("path", "code", "says"),
    [
        ("/absent", "url-failed", "404"),
        ("/round", "url-failed", "moved more than 5 times"),
        ("/house", "url-refused", "open internet"),
        ("/file", "url-refused", "only http and https"),
    ],
)
def test_what_cannot_or_must_not_be_fetched_gets_one_sentence(
    server: str, tmp_path: Path, path: str, code: str, says: str
) -> None:
    with pytest.raises(DsregError) as caught:
        fetch(server + path, tmp_path / "t", shown="x", accepts=_is_here)
    assert caught.value.code == code
    assert says in str(caught.value.facts["reason"])


def test_this_machine_is_refused_to_a_person(server: str, tmp_path: Path) -> None:
    for url in (f"{server}/t.csv", server.replace("127.0.0.1", "localhost") + "/t.csv"):
        with pytest.raises(DsregError) as caught:
            fetch(url, tmp_path / "t", shown="x")
        assert caught.value.code == "url-refused"


def test_a_password_in_an_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DsregError) as caught:
        fetch("http://me:secret@127.0.0.1/", tmp_path / "t", shown="x", accepts=_is_here)
    assert caught.value.code == "url-refused"


def test_what_is_too_long_is_not_taken_in(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace  # noqa: PLC0415 - only here

    monkeypatch.setattr(network, "LIMITS", replace(network.LIMITS, fetched=100))
    with pytest.raises(DsregError) as caught:
        fetch(f"{server}/long", tmp_path / "t", shown="x", accepts=_is_here)
    assert "longer than 100 bytes" in str(caught.value.facts["reason"])


def test_a_server_that_is_not_there_gets_one_sentence(tmp_path: Path) -> None:
    with _serving() as gone:
        pass
    with pytest.raises(DsregError) as caught:
        fetch(f"{gone}/t.csv", tmp_path / "t", shown="x", accepts=_is_here)
    assert caught.value.code == "url-failed"


def test_a_package_may_name_a_table_on_the_web_where_it_is_allowed(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = {"fields": [{"name": "n", "type": "integer"}, {"name": "t"}]}
    document = {"name": "p", "resources": [{"name": "far", "path": f"{server}/t.csv", "schema": schema}]}
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    only = frozenset({"type-error"})
    assert [error.code for error in validate([path], Options(only=only)).errors] == ["network-not-allowed"]
    assert [error.code for error in validate([path], Options(only=only, allow_network=True)).errors] == ["url-refused"]
    monkeypatch.setattr("validator.resource.fetch", partial(fetch, accepts=_is_here))
    report = validate([path], Options(only=only, allow_network=True))
    assert [(one.path, one.table, place.row) for one in report.findings for place in one.examples] == [
        (f"{server}/t.csv", "far", 3),
    ]
