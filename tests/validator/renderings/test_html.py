from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from validator.renderings.html import render_html

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from validator.report import Report


class Elements(HTMLParser):
    """All elements of a page with their attributes, and the text of its style."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep one element."""
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def page(report: Report) -> str:
    return render_html(report, tool="0.1.0")


def test_the_page_has_no_script_no_inline_style_and_loads_nothing(page: str) -> None:
    elements = Elements(page).found
    assert not {"script", "link", "img", "iframe", "form", "object"} & {tag for tag, _ in elements}
    assert not [
        tag for tag, attributes in elements if "style" in attributes or any(k.startswith("on") for k in attributes)
    ]
    assert "url(" not in page


def test_the_policy_allows_the_one_style_and_nothing_else(page: str) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = (one["content"] for tag, one in Elements(page).found if one.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_verdict_is_the_heading_and_the_title_names_what_it_is_of(report: Report) -> None:
    page = render_html(replace(report, inputs=report.inputs[:1]), tool="0.1.0")
    assert '<h1 class="error">Not ready: 21 errors to mend.</h1>' in page
    assert "<title>data/toilets &amp; more.csv: Not ready: 21 errors to mend.</title>" in page


def test_every_picture_has_its_numbers_as_text(page: str) -> None:
    (row,) = re.findall(r'<tr><th scope="row">Category.*?</tr>', page, re.DOTALL)
    numbers = dict(re.findall(r'data-label="([a-z ]+)">([0-9,]+)<', row))
    assert numbers == {"good": "8", "worth a look": "12", "wrong": "0", "missing": "2", "blank": "4"}
    assert row.count("<rect") == 4 + 1


def test_what_a_column_holds_is_said(page: str) -> None:
    assert "2 different, most often “unisex” (12)" in page
    assert re.search(r'<th scope="row">Notes.*?<td class="holds">nothing</td>', page, re.DOTALL)


def test_nothing_from_a_file_becomes_markup(page: str) -> None:
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\x1b" not in page


def test_a_table_without_summaries_has_no_picture_and_still_its_findings(report: Report) -> None:
    bare = replace(report, inputs=tuple(replace(one, columns=None) for one in report.inputs))
    page = render_html(bare, tool="0.1.0")
    assert "<svg" not in page
    assert "16 cells are not full postcodes." in page


def test_the_same_report_is_the_same_page(report: Report, page: str) -> None:
    assert render_html(report, tool="0.1.0") == page


@pytest.fixture
def opened(browser: Browser, page: str, tmp_path: Path) -> Page:
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    opened = browser.new_page(viewport={"width": 320, "height": 800})
    opened.said = []  # type: ignore[attr-defined]
    opened.on("console", lambda message: opened.said.append(message.text))  # type: ignore[attr-defined]
    opened.on("request", lambda request: opened.said.append(request.url))  # type: ignore[attr-defined]
    opened.goto(path.as_uri())
    return opened


@pytest.mark.browser
def test_a_browser_asks_for_nothing_and_complains_of_nothing(opened: Page) -> None:
    assert opened.said == [opened.url]  # type: ignore[attr-defined]
    assert opened.evaluate("getComputedStyle(document.querySelector('.kicker')).fontSize") == "14px"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_never_wider_than_the_screen(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_print_shows_what_is_folded_away(opened: Page) -> None:
    why = opened.get_by_text("Only a full postcode can be looked up", exact=False)
    assert not why.is_visible()
    opened.emulate_media(media="print")
    assert why.is_visible()


CONTRASTS = """() => {
  const light = colour => {
    const parts = colour.match(/[0-9.]+/g).slice(0, 3).map(Number).map(v => v / 255)
      .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const paper = light(getComputedStyle(document.documentElement).backgroundColor);
  const seen = [...document.querySelectorAll("h1, h2, p, td, th, dt, dd, b, summary, a, .sign, .soft")]
    .filter(one => !one.matches(".zero"));
  return Math.min(...seen.map(one => {
    const ink = light(getComputedStyle(one).color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  }));
}"""


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_told_from_its_ground_seven_to_one(opened: Page, scheme: str) -> None:
    opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert opened.evaluate(CONTRASTS) >= 7
