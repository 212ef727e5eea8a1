"""The share dialog without a mouse and by axe."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.test_access import SERIOUS
from tests.browser.watching import watch
from tools.server import Server


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_dialog_opens_holds_the_focus_and_closes_by_keys(
    chromium: Browser, server: Server, theme: str
) -> None:
    watched = watch(chromium, server.url, color_scheme=theme)
    page = watched.open("/distances")
    page.get_by_role("button", name="Share").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("What the recipient will not see").wait_for()
    found = [v for v in Axe().run(page).response["violations"] if v["impact"] in SERIOUS]
    told = [{"id": v["id"], "where": [n["target"] for n in v["nodes"][:4]]} for v in found]
    assert not told, json.dumps(told, indent=1)
    short = dialog.get_by_role("button", name="Make a short link")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('[role=dialog]')")
        if short.evaluate("each => each === document.activeElement"):
            break
    else:
        pytest.fail("Tab does not reach the button")
    page.keyboard.press("Enter")
    dialog.get_by_text("The same view has the same short link").wait_for()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    page.context.close()
