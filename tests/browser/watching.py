"""A page of the dashboard whose outside requests, failures and errors are written down."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Route

#: Longest wait for a page to show what it must, in milliseconds: software WebGL is slow.
PATIENCE_MS = 120_000
#: Time in which a map that is still loading or flying changes, and how often it may.
STILL_MS, MOST_TRIES = 1_500, 40
#: Levels of 255 in one channel: more is another colour, not another rounding.
SAME_COLOUR = 16


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


def still_picture(part: Locator) -> np.ndarray:
    """Pixels of a part of the page that no longer changes, (height, width, 3)."""
    before = _pixels(part)
    for _ in range(MOST_TRIES):
        part.page.wait_for_timeout(STILL_MS)
        after = _pixels(part)
        if before.shape == after.shape and (before == after).all():
            return after
        before = after
    raise AssertionError("the picture does not come to rest")


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """Share of pixels that are not of one colour in both."""
    assert one.shape == other.shape
    return float((np.abs(one - other).max(axis=2) > SAME_COLOUR).mean())


def _pixels(part: Locator) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(part.screenshot())).convert("RGB")).astype(int)
