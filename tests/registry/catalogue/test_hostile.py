"""A registry whose every text attacks its reader: nothing of it may run, and all of it stays text."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import DCAT, RDF, Graph

from registry.catalogue.build import site_files, write_site
from registry.dataset.catalogue import read_catalogue
from registry.record import Publisher, Record, StoredFile, Version
from registry.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ATTACK = """"'></title></script></style><script src="evil.js"></script><img src=x onerror="alert(1)">
<svg onload=alert(2)><a href="javascript:alert(3)">{{ 7 * 7 }}${7*7}`--><!--<base href=//evil.example>
\u202eabc\u0000\ud800"""
LINK = "javascript:alert(4)"
PAGE = b"<script>document.title = 'run'; alert(5)</script><script src='evil.js'></script>"
LONG = "x" * 1_000_000


def attack_everywhere(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value with every text in it made an attack, every address a script."""
    if isinstance(value, dict):
        return {key: attack_everywhere(one) for key, one in value.items()}
    if isinstance(value, list):
        return [attack_everywhere(one) for one in value]
    return (LINK if value.startswith("http") else ATTACK) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def hostile(records: tuple[Record, ...], shelf: Any) -> tuple[Record, ...]:  # noqa: ANN401 - Shelf
    """Return a dataset that attacks with every field that the toilets fill, and with its files."""
    toilets = records[0]
    table = f'"{ATTACK.replace(chr(34), chr(34) * 2)}",b\n<script>alert(6)</script>,=cmd()\n'.encode(errors="replace")
    files = tuple(
        StoredFile(path=path, sha256=shelf.put(path, content).sha256, bytes=len(content))
        for path, content in {"t.csv": table, "evil.html": PAGE, "evil.js": b"alert(7)", "evil.svg": PAGE}.items()
    )
    descriptor = attack_everywhere(json.loads(json.dumps(toilets.descriptor)))
    descriptor["resources"] = [
        {**descriptor["resources"][0], "name": ATTACK, "path": "t.csv"},
        *({"name": one.path, "path": one.path} for one in files[1:]),
    ]
    report = attack_everywhere(json.loads(json.dumps(toilets.report)))
    report["inputs"][0] |= {"kind": "table", "path": "t.csv"}
    version = Version(version="1.0.0", date=ATTACK, record=toilets.latest.record, files=files, standards=(ATTACK,))
    long = Record(publisher="long", name="long", descriptor={"title": LONG}, report={}, versions=(version,))
    return (
        Record(publisher="evil", name="evil", descriptor=descriptor, report=report, versions=(version,)),
        long,
    )


@pytest.fixture(scope="module")
def site_of_evil(hostile: tuple[Record, ...], shelf: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ANN401 - Shelf
    """Return the folder of the hostile site."""
    settings = Settings(title=ATTACK, base_url="https://data.example.org", contact=ATTACK)
    publishers = (Publisher(id="evil", title=ATTACK), Publisher(id="long", title=LONG))
    catalogue = read_catalogue(settings, commit=ATTACK, records=hostile, publishers=publishers)
    folder = tmp_path_factory.mktemp("evil") / "site"
    write_site(site_files(catalogue, shelf.read), folder)
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """A host that sends no policy of its own, so that the one in the pages is all there is."""

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@pytest.mark.browser
def test_no_page_runs_anything_or_breaks_its_policy(site_of_evil: Path, open_page: Callable[..., Any]) -> None:
    pages = sorted(one.relative_to(site_of_evil).as_posix() for one in site_of_evil.glob("**/index.html"))
    assert "datasets/evil/evil/index.html" in pages
    watched = open_page("about:blank")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site_of_evil))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        for path in [*pages, "404.html", "index.html?q=alert", "index.html?q=script"]:
            watched.page.goto(f"{address}/{path}")
            assert watched.messages == [], path
        server.shutdown()
    elsewhere = [one for one in watched.requests if not one.startswith(address)]
    assert [one for one in elsewhere if one != "about:blank"] == []
    assert [one for one in watched.requests if "evil.js" in one] == []


@pytest.mark.browser
def test_what_attacks_is_shown_as_text(site_of_evil: Path, open_page: Callable[..., Any]) -> None:
    page = open_page((site_of_evil / "datasets/evil/evil/index.html").as_uri()).page
    assert "<script src=" in page.get_by_role("heading", level=1).inner_text()
    assert "49" not in page.get_by_role("heading", level=1).inner_text()
    assert "<script>alert(6)</script>" in page.locator("table.rows").first.inner_text()


def test_no_link_of_a_record_leads_to_a_script(site_of_evil: Path) -> None:
    for page in site_of_evil.glob("**/*.html"):
        assert not re.findall(
            r'(?:href|src)="\s*(?:javascript|data|vbscript):', page.read_text(encoding="utf-8"), re.IGNORECASE
        )


def test_a_file_that_a_browser_could_run_is_never_one_of_the_site(site_of_evil: Path) -> None:
    folder = site_of_evil / "datasets" / "evil" / "evil" / "1.0.0"
    names = {one.name for one in folder.iterdir()}
    assert names == {"t.csv", "evil.html.download", "evil.js.download", "evil.svg.download", "datapackage.json"}


def test_no_page_grows_with_a_text_that_never_ends(site_of_evil: Path) -> None:
    assert all(one.stat().st_size < 100_000 for one in site_of_evil.glob("**/*.html"))


def test_the_feeds_of_a_hostile_registry_can_be_read(site_of_evil: Path) -> None:
    graph = Graph().parse(site_of_evil / "catalog.ttl", format="turtle")
    assert len(set(graph.subjects(RDF.type, DCAT.Dataset))) == 2
    for name in ("data.json", "catalog.jsonld", "search.json", "catalogue.json"):
        json.loads((site_of_evil / name).read_text(encoding="utf-8"))
    ET.parse(site_of_evil / "sitemap.xml")  # noqa: S314 - our own file
