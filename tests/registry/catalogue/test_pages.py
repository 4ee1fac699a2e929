from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from registry.catalogue.pages import site_pages
from registry.catalogue.writing import POLICY
from registry.dataset.catalogue import read_catalogue

if TYPE_CHECKING:
    from registry.settings import Settings

VOID = {"meta", "link", "input", "br", "wbr", "rect", "img", "hr"}
TOILETS = "datasets/ambleford/public-toilets/index.html"


class Reader(HTMLParser):
    """What a page holds: its elements with their attributes, its words, what was left open."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        """Remember the words that a reader sees."""
        if not self.open or self.open[-1] not in {"script", "style"}:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        """Return the words, spaces made one."""
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Reader]:
    """Return every page of the sample site."""
    return {path: Reader(content.decode()) for path, content in files.items() if path.endswith(".html")}


def test_every_element_is_closed(pages: dict[str, Reader]) -> None:
    assert {path: page.wrong + page.open for path, page in pages.items() if page.wrong or page.open} == {}


def test_every_page_has_one_heading_one_main_a_language_a_title_and_a_description(pages: dict[str, Reader]) -> None:
    for path, page in pages.items():
        assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1, path
        assert page.all("html") == [{"lang": "en"}]
        assert any(one.get("name") == "description" and one["content"] for one in page.all("meta"))


def test_headings_leave_out_no_level(pages: dict[str, Reader]) -> None:
    for path, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), path


def test_every_page_carries_the_strict_policy(pages: dict[str, Reader]) -> None:
    for page in pages.values():
        policies = [one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        assert policies == [POLICY]


def test_no_page_has_a_script_or_a_style_of_its_own(pages: dict[str, Reader]) -> None:
    for page in pages.values():
        assert not page.all("style")
        assert all(one.get("src") or one.get("type") == "application/ld+json" for one in page.all("script"))
        assert not [
            name for _, attributes in page.elements for name in attributes if name == "style" or name[:2] == "on"
        ]


def test_every_table_has_a_caption_and_every_heading_of_it_a_scope(pages: dict[str, Reader]) -> None:
    for page in pages.values():
        assert len(page.all("caption")) == len(page.all("table"))
        assert all(one.get("scope") in {"col", "row", "rowgroup"} for one in page.all("th"))


def test_no_id_stands_twice_and_every_reference_leads_to_one(pages: dict[str, Reader]) -> None:
    for path, page in pages.items():
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), path
        named = {attributes.get(key) for _, attributes in page.elements for key in ("aria-labelledby", "for")}
        assert named - {None} <= set(ids), path


def test_every_link_within_the_site_leads_to_a_file_of_it(pages: dict[str, Reader], files: dict[str, bytes]) -> None:
    for path, page in pages.items():
        here = f"https://data.example.org/mere/{path}"
        for attributes in [*page.all("a"), *page.all("link"), *page.all("script")]:
            target = urlsplit(urljoin(here, attributes.get("href") or attributes.get("src") or ""))
            if target.netloc != "data.example.org":
                continue
            name = unquote(target.path.removeprefix("/mere/"))
            assert (name if not name or name[-1] != "/" else f"{name}index.html") in {*files, ""}, (path, target)
            if target.path == urlsplit(here).path and target.fragment:
                assert any(one.get("id") == target.fragment for _, one in page.elements), (path, target)


def test_links_are_relative_so_that_the_site_works_in_any_folder(pages: dict[str, Reader]) -> None:
    for path, page in pages.items():
        if path == "404.html":
            continue
        own = [one["href"] for one in [*page.all("a"), *page.all("link")] if one.get("rel") != "canonical"]
        assert not [one for one in own if one and one.startswith(("/", "https://data.example.org"))], path


def test_each_dataset_s_page_holds_a_schema_org_dataset(files: dict[str, bytes]) -> None:
    pages = [content.decode() for path, content in files.items() if re.fullmatch(r"datasets/.*/index\.html", path)]
    assert len(pages) == 5
    for page in pages:
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        assert found is not None
        document = json.loads(found[1])
        assert (document["@context"], document["@type"]) == ("https://schema.org/", "Dataset")


def test_a_dataset_s_page_says_what_who_when_and_how_good(pages: dict[str, Reader]) -> None:
    text = pages[TOILETS].text
    for words in (
        "Ambleford Borough Council",
        "OGL v3",
        "updated 2 April 2026, promised every month",
        "keeps Public toilets 1.0.0",
        "checked: 5 warnings and 1 notice",
        "18 columns, 6 rows",
        "Anything else that helps a visitor",
        "2 UPRNs are padded with zeros.",
        "row 4 000999000103 → 999000103",
        "and 1 more",
        "2 versions, the newest first",
        "streets@ambleford.example.org",
    ):
        assert words in text, words


def test_a_faulty_cell_is_marked_among_the_first_rows(files: dict[str, bytes]) -> None:
    marked = re.findall("<mark>(.*?)</mark>", files[TOILETS].decode())
    assert marked == ["Female and male", "Female and male", "000999000103", "000999000106"]


def test_a_dataset_with_an_error_does_not_keep_its_standard(pages: dict[str, Reader]) -> None:
    text = pages["datasets/saltby/toilets/index.html"].text
    assert (
        "Names the standard Public toilets 1.0.0 and does not keep it yet. The check found 2 errors in 6 rows." in text
    )
    assert "About its description the check found 1 warning" in text


def test_a_dataset_of_which_little_is_said_is_shown_as_far_as_it_goes(pages: dict[str, Reader]) -> None:
    text = pages["datasets/saltby/street-trees/index.html"].text
    assert "no licence given" in text
    assert "not checked" in text
    assert "Tilia cordata" in text
    assert "The first 20 rows" in text


def test_a_format_that_cannot_be_shown_says_so(pages: dict[str, Reader]) -> None:
    assert "There is no preview of this format" in pages["datasets/northmere/planning-decisions/index.html"].text


def test_a_standard_s_page_tells_who_keeps_it_and_who_does_not(pages: dict[str, Reader]) -> None:
    text = pages["standards/uk/public-toilets/1.0.0/index.html"].text
    kept, _, failed = text.partition("1 dataset that says so and does not yet")
    assert "Public toilets in Ambleford" in kept
    assert "Toilets of Saltby district" in failed
    assert "yes, in every row" in text


def test_the_home_page_lists_every_dataset_and_what_is_new(pages: dict[str, Reader]) -> None:
    text = pages["index.html"].text
    assert text.count("Public toilets in Ambleford") == 2
    assert "5 datasets from 3 publishers" in text
    assert "version 1.1.0 2 April 2026 Ambleford Borough Council" in text
    assert "2 of 5 datasets keep a shared standard" in text


def test_an_empty_registry_says_what_to_do_next(settings: Settings) -> None:
    catalogue = read_catalogue(settings, commit="0" * 40, records=())
    home = next(site_pages(catalogue, lambda _: b""))
    assert "Nothing has been published here yet" in home.content.decode()


def test_a_page_weighs_little(files: dict[str, bytes]) -> None:
    style = len(files["assets/catalogue.css"])
    assert style < 15_000
    assert all(len(content) + style < 60_000 for path, content in files.items() if path.endswith(".html"))
