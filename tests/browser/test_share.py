"""A view passed on by its short link, from the dialog to a clean browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from lib.viewstate import from_query
from tests.browser.watching import Watched, watch
from tools.server import Server

VIEW = "v=1&window=2023-09-01~2023-11-01&layers=port~pier~voyage&selected=V004&units=mi"


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
