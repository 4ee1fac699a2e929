"""The sample site in a real browser: what a person does with it, and what must never happen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Open = Callable[..., Any]

pytestmark = pytest.mark.browser

TOILETS = "datasets/ambleford/public-toilets/index.html"
KINDS = [
    "index.html",
    TOILETS,
    "datasets/northmere/planning-decisions/index.html",
    "publishers/index.html",
    "publishers/northmere/index.html",
    "standards/index.html",
    "standards/uk/public-toilets/1.0.0/index.html",
    "about/index.html",
    "404.html",
]


def titles(page: Any) -> list[str]:  # noqa: ANN401 - playwright's page
    """Return the titles of the list that can be seen, in their order."""
    return [one for one in page.locator("#datasets li:visible .title").all_inner_texts() if one]


def test_searching_finds_a_dataset_and_its_page_shows_its_columns(open_page: Open, address: str) -> None:
    watched = open_page(f"{address}/")
    page = watched.page
    page.get_by_label("Search titles").fill("toilets amble")
    expect(page.get_by_role("status")).to_have_text("1 of 5 found")
    page.get_by_role("link", name="Public toilets in Ambleford").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Public toilets in Ambleford")
    expect(page.get_by_role("rowheader", name="UPRN").first).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("Unique Property Reference Number of the toilet"))).to_be_visible()
    assert watched.messages == []
    assert [one for one in watched.requests if not one.startswith(address)] == []


def test_a_title_goes_before_a_description(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/?q=planning").page
    expect(page.get_by_role("status")).to_have_text("2 of 5 found")
    assert titles(page) == ["Planning decisions", "Brownfield land register, Northmere"]


def test_a_dataset_is_found_by_a_column_and_says_so(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/?q=deliverable").page
    expect(page.get_by_role("status")).to_have_text("1 of 5 found")
    expect(page.get_by_text("in its columns: Deliverable")).to_be_visible()


def test_accents_and_letter_case_do_not_matter(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/?q=CAFES").page
    expect(page.get_by_role("status")).to_have_text("1 of 5 found")


def test_nothing_found_says_what_to_do(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/?q=zzz").page
    expect(page.get_by_text("Try fewer or other words")).to_be_visible()
    page.get_by_label("Search titles").fill("")
    expect(page.get_by_text("Try fewer or other words")).to_be_hidden()
    assert titles(page)[0] == "Brownfield land register, Northmere"


def test_a_search_can_be_shared_by_its_address(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/").page
    page.get_by_label("Search titles").fill("trees")
    expect(page).to_have_url(f"{address}/?q=trees")
    page.reload()
    expect(page.get_by_label("Search titles")).to_have_value("trees")
    assert titles(page) == ["street-trees"]


def test_the_search_is_kept_when_one_comes_back(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/").page
    page.get_by_label("Search titles").fill("trees")
    page.locator("#datasets li:visible .title").click()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("1 of 5 found")


def test_words_in_the_search_box_stay_words(open_page: Open, address: str) -> None:
    watched = open_page(f"{address}/?q=%3Cimg%20src=x%20onerror=alert(1)%3E%20(.*)%5B")
    expect(watched.page.get_by_role("status")).to_have_text("0 of 5 found")
    assert watched.messages == []


def test_all_can_be_done_by_keyboard(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/").page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search titles")).to_be_focused()
    page.keyboard.type("decisions")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Planning decisions")


def test_what_has_the_focus_is_seen(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/").page
    for _ in range(8):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2


def test_a_wide_table_is_scrolled_by_keyboard(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/{TOILETS}", viewport={"width": 800, "height": 600}).page
    region = page.get_by_role("region", name="All 6 rows")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)  # chromium scrolls smoothly
    assert region.evaluate("(one) => one.scrollLeft") > 0


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_works_without_scripts_and_says_nothing_to_the_console(
    open_page: Open, address: str, path: str
) -> None:
    for has_scripts in (True, False):
        watched = open_page(f"{address}/mere/{path}", java_script_enabled=has_scripts)
        expect(watched.page.get_by_role("heading", level=1)).to_be_visible()
        assert watched.messages == []
        assert [one for one in watched.requests if not one.startswith(address)] == []


def test_without_scripts_the_whole_list_is_there_and_no_box_that_does_nothing(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/", java_script_enabled=False).page
    assert len(titles(page)) == 5
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_text("Every dataset is listed here.")).to_be_visible()


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("width", [320, 640])
def test_no_page_is_wider_than_a_narrow_screen(open_page: Open, address: str, path: str, width: int) -> None:
    page = open_page(f"{address}/mere/{path}", viewport={"width": width, "height": 640}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", KINDS)
def test_targets_are_large_enough_for_a_finger(open_page: Open, address: str, path: str) -> None:
    """WCAG 2.2, 2.5.8: 24 px, except links within a sentence."""
    page = open_page(f"{address}/mere/{path}", viewport={"width": 320, "height": 640}).page
    small = page.evaluate(
        """[...document.querySelectorAll("nav a, .button, summary, input")].filter(
            (one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"""
    )
    assert small == []


def test_nothing_moves_when_the_search_has_started(open_page: Open, address: str) -> None:
    with_search = open_page(f"{address}/").page.locator("#datasets").bounding_box()
    page = open_page("about:blank").page
    page.route("**/search.js", lambda route: route.abort())
    page.goto(f"{address}/")
    assert page.locator("#datasets").bounding_box() == with_search


def test_dark_and_light_differ_and_both_can_be_read(open_page: Open, address: str) -> None:
    papers = set()
    for scheme in ("light", "dark"):
        page = open_page(f"{address}/mere/{TOILETS}", color_scheme=scheme).page
        papers.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        assert page.evaluate(CONTRASTS) == []
    assert len(papers) == 2


def test_the_site_works_from_a_folder(open_page: Open, site: Path) -> None:
    watched = open_page((site / "index.html").as_uri())
    page = watched.page
    page.get_by_label("Search titles").fill("ambleford")
    expect(page.get_by_role("status")).to_have_text("1 of 5 found")
    page.locator("#datasets li:visible .title").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Public toilets in Ambleford")
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    assert size > 30
    page.get_by_role("link", name="Ambleford Borough Council").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ambleford Borough Council")
    assert watched.messages == []


def test_a_download_has_the_name_that_its_publisher_gave_it(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/{TOILETS}").page
    with page.expect_download() as download:
        page.get_by_role("link", name="Download CSV").click()
    assert download.value.suggested_filename == "public-toilets.csv"


# Every text whose contrast with what is behind it is below 7:1 (below 4.5:1 for large text): WCAG's own arithmetic.
CONTRASTS = """() => {
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const parse = (text) => text.match(/[0-9.]+/g).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const paper = (one) => {
    for (; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((one) => {
      const style = getComputedStyle(one);
      const [a, b] = [luminance(parse(style.color)), luminance(paper(one))].sort((x, y) => y - x);
      const needed = parseFloat(style.fontSize) >= 24 ? 4.5 : 7;
      return [(a + 0.05) / (b + 0.05) < needed, `${one.tagName} ${one.className} ${style.color}`];
    })
    .filter(([isFaint]) => isFaint)
    .map(([, what]) => what);
}"""
