"""The view travels in the address: set it, copy it, open it in a clean browser."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from lib.viewstate import ViewState, from_query
from tests.browser.watching import Watched, watch
from tools.server import Server, serve

VIEW = (
    "v=1&window=2023-09-01~2024-02-01&mode=certainly&known=2024-03-01&camera=131.6~42.6~7.5"
    "&layers=port~pier~voyage~observation&selected=V004&units=mi"
)


def state_of(page: Page) -> ViewState:
    """The view that the browser's address says."""
    state, notices = from_query(urlsplit(page.evaluate("location.href")).query)
    assert notices == ()
    return state


def test_a_link_opens_the_same_view_in_a_clean_browser(
    watched: Watched, chromium: Browser, server: Server
) -> None:
    expected, notices = from_query(VIEW)
    assert notices == ()
    page = watched.open("/?" + VIEW)
    assert state_of(page) == expected
    # A switch writes the address; the address alone gives the view to another browser.
    page.get_by_text("Piers").first.click()
    watched.settle()
    page.wait_for_function("!location.href.includes('pier~')")
    address = page.evaluate("location.href")
    other = watch(chromium, server.url)
    other.page.goto(address)
    other.settle()
    assert state_of(other.page) == state_of(page)
    other.page.get_by_role("article", name="Record V004").wait_for()
    piers = other.page.get_by_role("switch", name=re.compile("Piers"))
    assert not piers.or_(other.page.get_by_role("checkbox", name=re.compile("Piers"))).is_checked()
    other.page.context.close()


def test_a_preset_keeps_the_camera_that_the_reader_has_set(watched: Watched) -> None:
    page = watched.open("/?v=1&camera=100~52~3")
    # The map writes the camera to the address by itself; then a control changes the view.
    page.get_by_role("button", name="Zoom in").press("Enter")
    page.wait_for_function("!location.href.includes('camera=100~52~3')")
    watched.settle()
    moved = state_of(page).camera
    presets = page.get_by_test_id("stButtonGroup")
    presets.get_by_role("radio", name="Oct – Dec 2023").press("Enter")
    page.wait_for_function("location.href.includes('window=2023-10-01~2024-01-01')")
    watched.settle()
    assert state_of(page).camera == moved
    assert "between October 2023 and December 2023" in page.locator("h2").first.inner_text()


@pytest.mark.parametrize("path", ["/", "/distances", "/sources", "/method"])
def test_each_page_has_its_own_address_and_a_heading(watched: Watched, path: str) -> None:
    page = watched.open(path)
    assert page.locator("h2").first.inner_text().strip()
    assert urlsplit(page.evaluate("location.href")).path == path
    page.get_by_text(re.compile(r"Data 20.*sha256")).last.wait_for()


def test_the_page_bar_keeps_the_view_and_back_brings_it_back(watched: Watched) -> None:
    page = watched.open("/?" + VIEW)
    before = state_of(page)
    page.get_by_role("link", name="Sources").first.click()
    page.wait_for_function("location.pathname === '/sources'")
    watched.settle()
    page.wait_for_function("location.search.length > 1")
    assert state_of(page) == before
    page.go_back()
    page.wait_for_function("location.search.length > 1")
    watched.settle()
    assert state_of(page) == before


def test_what_a_link_says_wrongly_is_named_and_the_rest_holds(watched: Watched) -> None:
    page = watched.open("/?v=1&mode=sometimes&selected=V004")
    assert "mode" in page.locator("[data-testid='stAlert']").first.inner_text()
    page.get_by_role("article", name="Record V004").wait_for()


@pytest.mark.parametrize("path", ["/method", "/sources?v=1&search=RUSI"])
def test_the_first_visit_of_a_server_may_be_any_page(chromium: Browser, path: str) -> None:
    with serve() as fresh:
        watched = watch(chromium, fresh.url)
        page = watched.open(path)
        page.locator("h2").first.wait_for()
        watched.settle()
        page.get_by_role("link", name="Distances").first.wait_for()
        assert page.locator("[data-testid='stSidebar']").count() == 0
        page.context.close()
