"""A real Chromium against a real server on loopback, with every outside host blocked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from lib.catalog import Package
from lib.story import Step, read_story
from tests.browser.watching import PATIENCE_MS, Watched, watch
from tools import browser as browsers
from tools.server import Server, serve

HERE = Path(__file__).resolve().parent
#: Scripts that a server of a test runs; nothing of pytest's.
collect_ignore_glob = ["apps/*"]

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def steps(package: Package) -> tuple[Step, ...]:
    return read_story(package).steps


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


@pytest.fixture
def watched(chromium: Browser, server: Server) -> Iterator[Watched]:
    """A page of the dashboard in a clean browser of desktop width."""
    watched = watch(chromium, server.url)
    yield watched
    watched.page.context.close()
