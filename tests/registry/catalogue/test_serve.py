from __future__ import annotations

import http.client
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from registry.catalogue.serve import open_server
from registry.catalogue.writing import POLICY
from standards.errors import DsregError

if TYPE_CHECKING:
    from pathlib import Path


def ask(address: str, path: str, method: str = "GET") -> tuple[int, http.client.HTTPMessage, bytes]:
    """Return status, headers and body of a request whose path is sent as it is."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.mark.parametrize("path", ["/", "/data.json", "/nothing", "/datasets/", "/assets/search.js"])
def test_every_answer_carries_the_policy_of_the_pages(address: str, path: str) -> None:
    _, headers, _ = ask(address, path)
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/catalog.ttl", "text/turtle; charset=utf-8"),
        ("/catalog.jsonld", "application/ld+json"),
        ("/data.json", "application/json"),
        ("/sitemap.xml", "application/xml"),
        ("/assets/search.js", "text/javascript; charset=utf-8"),
        ("/datasets/ambleford/public-toilets/1.1.0/public-toilets.csv", "text/csv; charset=utf-8"),
        ("/datasets/northmere/brownfield-land/2.0.0/data/brownfield%20sites.csv", "text/csv; charset=utf-8"),
        ("/datasets/northmere/planning-decisions/1.0.0/wards.geojson", "application/geo+json"),
    ],
)
def test_every_file_has_its_media_type(address: str, path: str, media_type: str) -> None:
    status, headers, _ = ask(address, path)
    assert (status, headers["Content-Type"]) == (200, media_type)


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt"]
)
def test_nothing_outside_the_site_is_shown(address: str, site: Path, path: str) -> None:
    (site.parent / "secret.txt").write_text("secret", encoding="utf-8")
    status, _, body = ask(address, path)
    assert status == 404
    assert body != b"secret"


def test_a_link_out_of_the_site_is_not_followed(address: str, site: Path) -> None:
    (site.parent / "secret.txt").write_text("secret", encoding="utf-8")
    try:
        (site / "link.txt").symlink_to(site.parent / "secret.txt")
    except OSError:
        pytest.skip("no symbolic links here")
    try:
        assert ask(address, "/link.txt")[0] == 404
    finally:
        (site / "link.txt").unlink()


@pytest.mark.parametrize("path", ["/datasets/", "/assets/", "/datasets/ambleford/public-toilets/1.1.0/"])
def test_no_folder_is_listed(address: str, path: str) -> None:
    status, _, body = ask(address, path)
    assert status == 404
    assert b"There is no such page" in body


def test_the_site_stands_below_its_own_path_too(address: str) -> None:
    """On its host the sample site is below /mere/, and its 404 page links to there."""
    assert ask(address, "/mere/assets/catalogue.css")[0] == 200
    assert b'href="/mere/assets/catalogue.css"' in ask(address, "/mere/nothing/here")[2]


def test_a_head_request_has_no_body(address: str) -> None:
    assert ask(address, "/", "HEAD")[::2] == (200, b"")
    assert ask(address, "/nothing", "HEAD")[::2] == (404, b"")


def test_another_folder_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(DsregError) as refused:
        open_server(tmp_path, port=0)
    assert refused.value.code == "not-a-catalogue"


def test_a_port_that_is_taken_is_named(address: str, site: Path) -> None:
    with pytest.raises(DsregError) as refused:
        open_server(site, port=urlsplit(address).port or 0)
    assert refused.value.code == "port-in-use"
