"""A real Chromium against a real server on loopback, with every outside host blocked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tools import browser as browsers
from tools.server import Server, serve

HERE = Path(__file__).resolve().parent
#: Longest wait for a page to show what it must, in milliseconds: software WebGL is slow.
PATIENCE_MS = 60_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Watched:
    """A page and what went wrong on it."""

    page: Page
    url: str
    outside: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        """Open a path of the dashboard and wait until Streamlit has run it."""
        self.page.goto(self.url + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the app stands and no run is under way."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browsers.find(), args=list(browsers.FLAGS)
        )
        yield browser
        browser.close()


def watch(browser: Browser, url: str, **context_options: object) -> Watched:
    """A new, clean browser context whose outside requests are refused and written down."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **context_options})  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    watched = Watched(page, url)

    def guard(route: Route) -> None:
        host = urlsplit(route.request.url).hostname
        if host in ("127.0.0.1", "localhost", None):
            route.continue_()
        else:
            watched.outside.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    page.on("requestfailed", lambda request: watched.failed.append(request.url))
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    page.on(
        "console",
        lambda line: watched.errors.append(line.text) if line.type == "error" else None,
    )
    return watched


@pytest.fixture
def watched(chromium: Browser, server: Server) -> Iterator[Watched]:
    """A page of the dashboard in a clean browser of desktop width."""
    watched = watch(chromium, server.url)
    yield watched
    watched.page.context.close()
