"""Nobody is kept out: axe finds nothing serious on any page, in both themes."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.watching import watch
from tools.server import Server

SERIOUS = ("serious", "critical")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/?v=1&selected=V004",
        "/distances",
        "/claims",
        "/claims?v=1&claim=cl001",
        "/voyages",
        "/story?v=1&step=september",
        "/story?v=1&step=all",
        "/sources",
        "/method",
    ],
)
def test_axe_finds_nothing_serious(
    chromium: Browser, server: Server, path: str, theme: str
) -> None:
    watched = watch(chromium, server.url, color_scheme=theme)
    page = watched.open(path)
    page.wait_for_timeout(3_000)
    found = [v for v in Axe().run(page).response["violations"] if v["impact"] in SERIOUS]
    told = [
        {"id": v["id"], "help": v["help"], "where": [n["target"] for n in v["nodes"][:4]]}
        for v in found
    ]
    page.context.close()
    assert not told, json.dumps(told, indent=1)
