"""Fetching over https: a certificate that is trusted, and the ways in which one is not; a server of our own."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from standards.errors import DsregError
from validator.network import fetch
from validator.options import Options
from validator.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLE = b"n,t\n1,a\nx,b\n"
pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate of the server")


class _Answers(BaseHTTPRequestHandler):
    """Answer with a table, or with a way to an address inside the house."""

    def do_GET(self) -> None:
        """Answer one request."""
        self.send_response(302 if self.path == "/house" else 200)
        if self.path == "/house":
            self.send_header("Location", "https://10.0.0.1/t.csv")
        self.end_headers()
        self.wfile.write(TABLE if self.path != "/house" else b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(folder: Path, *, name: str) -> Iterator[tuple[str, Path]]:
    """Yield the address of a server whose certificate is for this name, and that certificate."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test"]
    made += ["-addext", f"subjectAltName={name}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign] - a client that hangs up is what is tested
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{server.server_port}", certificate
        server.shutdown()
        thread.join()


def _is_here(address: str) -> bool:
    """Allow this machine, which no person can: the tests need no network."""
    return address == "127.0.0.1"


def _refusal(url: str, path: Path) -> tuple[str, str]:
    with pytest.raises(DsregError) as caught:
        fetch(url, path, shown="x", accepts=_is_here)
    return caught.value.code, str(caught.value.facts["reason"])


def test_a_table_is_fetched_where_the_certificate_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _serving(tmp_path, name="IP:127.0.0.1") as (address, certificate):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        fetch(f"{address}/t.csv", tmp_path / "t", shown="x", accepts=_is_here)
    assert (tmp_path / "t").read_bytes() == TABLE


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with _serving(tmp_path, name="IP:127.0.0.1") as (address, _):
        code, reason = _refusal(f"{address}/t.csv", tmp_path / "t")
    assert code == "url-failed"
    assert "certificate" in reason
    assert not (tmp_path / "t").exists()


def test_a_certificate_of_another_server_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _serving(tmp_path, name="DNS:data.example.org") as (address, certificate):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        code, reason = _refusal(f"{address}/t.csv", tmp_path / "t")
    assert code == "url-failed"
    assert "127.0.0.1" in reason


def test_a_way_into_the_house_is_refused_over_https_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _serving(tmp_path, name="IP:127.0.0.1") as (address, certificate):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert _refusal(f"{address}/house", tmp_path / "t")[0] == "url-refused"


def test_a_package_may_name_a_table_over_https(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _serving(tmp_path, name="IP:127.0.0.1") as (address, certificate):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        monkeypatch.setattr("validator.resource.fetch", partial(fetch, accepts=_is_here))
        schema = {"fields": [{"name": "n", "type": "integer"}, {"name": "t", "type": "string"}]}
        document = {"name": "p", "resources": [{"name": "far", "path": f"{address}/t.csv", "schema": schema}]}
        (tmp_path / "datapackage.json").write_text(json.dumps(document), encoding="utf-8")
        options = Options(only=frozenset({"type-error"}), allow_network=True)
        report = validate([tmp_path / "datapackage.json"], options)
    assert [(one.path, place.row) for one in report.findings for place in one.examples] == [(f"{address}/t.csv", 3)]
