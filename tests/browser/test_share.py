"""A view passed on by its short link, from the dialog to a clean browser."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Browser

from lib.viewstate import ViewState, from_query
from tests.browser.watching import Watched, difference, still_picture, watch
from tools.server import Server

VIEW = "v=1&window=2023-09-01~2023-11-01&layers=port~pier~voyage&selected=V004&units=mi"
#: Two rulers, a selection, a compared window, a tilted and turned camera.
WHOLE_VIEW = (
    "v=1&window=2023-09-01~2023-11-01&compare=2024-09-01~2024-11-01&camera=131.4~42.5~6.8~35~-20.5"
    "&layers=port~pier~voyage~observation&selected=V004"
    "&measure=ruler_130.3_42.2333_132.3333_42.8833~ruler_130.3_42.2333_133.08_42.73"
)
MOST_DIFFERENT = 0.01


@pytest.mark.parametrize("path", ["/", "/distances"])
def test_a_short_link_opens_the_same_view(
    watched: Watched, chromium: Browser, server: Server, path: str
) -> None:
    page = watched.open(f"{path}?{VIEW}")
    page.get_by_role("button", name="Share").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Make a short link").press("Enter")
    short = dialog.get_by_text(re.compile(r"^http\S+/s/[a-z2-7]{16}$"))
    short.wait_for()
    clean = watch(chromium, server.url)
    clean.page.goto(short.inner_text())
    clean.page.wait_for_url(re.compile(r"\?v=1"))
    clean.settle()
    shown, notices = from_query(clean.page.evaluate("location.search.slice(1)"))
    expected, _ = from_query(VIEW)
    for field in ("window", "layers", "selected", "units"):
        assert getattr(shown, field) == getattr(expected, field), field
    assert notices == ()
    assert shown.data_version
    clean.page.context.close()


def test_a_whole_view_is_the_same_by_long_and_by_short_link(
    watched: Watched, chromium: Browser, server: Server
) -> None:
    page = watched.open(f"/?{WHOLE_VIEW}")
    before = still_picture(page.locator(".map-frame"))
    page.get_by_role("button", name="Share").press("Enter")
    dialog = page.get_by_role("dialog")
    long = dialog.get_by_text(re.compile(r"^http\S+v=1\S+$")).first.inner_text()
    dialog.get_by_role("button", name="Make a short link").press("Enter")
    short = dialog.get_by_text(re.compile(r"^http\S+/s/[a-z2-7]{16}$")).inner_text()
    for link in (long, short):
        shown, after = opened_clean(chromium, server, link)
        expected, _ = from_query(WHOLE_VIEW)
        assert replace(shown, data_version="") == expected
        assert shown.data_version, "a link that is passed on names its data"
        assert difference(before, after) <= MOST_DIFFERENT


def opened_clean(browser: Browser, server: Server, link: str) -> tuple[ViewState, np.ndarray]:
    """The view that a link opens in a clean browser, and the picture of its map."""
    clean = watch(browser, server.url)
    clean.page.goto(link)
    clean.page.wait_for_url(re.compile(r"\?v=1"))
    clean.settle()
    shown, notices = from_query(clean.page.evaluate("location.search.slice(1)"))
    assert notices == ()
    picture = still_picture(clean.page.locator(".map-frame"))
    clean.page.context.close()
    return shown, picture
