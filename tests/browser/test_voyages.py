"""The Voyages page in a real browser: charts, a click that opens a card, phones, the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import Watched, watch
from tools.server import Server

CHART = "[data-testid=stVegaLiteChart]"


def wait_for_charts(page: Page, count: int) -> None:
    page.wait_for_function(
        "n => document.querySelectorAll('[data-testid=stVegaLiteChart] :is(canvas, svg.marks)')"
        ".length >= n",
        arg=count,
    )


def test_charts_are_drawn_and_a_click_on_a_mark_opens_its_card(watched: Watched) -> None:
    page = watched.open("/voyages?v=1&window=2023-09-01~2023-10-11&ships=vessel-angara")
    wait_for_charts(page, 3)
    mark = page.locator(f"{CHART} path[aria-label*='(V004)']").first
    label = mark.get_attribute("aria-label") or ""
    assert "Angara, Najin to Dunai" in label
    assert "Transponder: reported off" in label
    mark.click()
    page.wait_for_url(re.compile("selected=V004"))
    watched.settle()
    page.get_by_role("article", name="Record V004").first.wait_for()
    page.get_by_role("link", name="Show it on the map").wait_for()
    assert watched.outside == []
    # Streamlit asks below a page's own path for its health first; that is no error of the page.
    assert [line for line in watched.errors if "404" not in line] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone_nothing_is_wider_than_the_screen(
    chromium: Browser, server: Server, theme: str
) -> None:
    watched = watch(
        chromium,
        server.url,
        viewport={"width": 390, "height": 844},
        is_mobile=True,
        has_touch=True,
        color_scheme=theme,
    )
    page = watched.open("/voyages?v=1&window=2023-08-01~2026-04-01")
    wait_for_charts(page, 9)
    widths = page.locator(CHART).evaluate_all("all => all.map(e => e.scrollWidth)")
    assert len(widths) >= 9
    assert max(widths) <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


def test_the_table_under_a_chart_opens_by_keyboard_and_its_rows_link_to_cards(
    watched: Watched,
) -> None:
    page = watched.open("/voyages")
    wait_for_charts(page, 4)
    summary = page.locator("summary", has_text=re.compile(r"As a table: \d+ rows")).first
    summary.focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="V004", exact=True).first
    link.click()
    page.wait_for_url(re.compile(r"/voyages\?.*selected=V004"))
    page.get_by_role("article", name="Record V004").first.wait_for()
