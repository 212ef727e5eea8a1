"""The fallback and the time map draw one Deck: the same picture, but for text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
import pytest
from playwright.sync_api import Browser

from tests.browser.watching import difference, still_picture, watch
from tools.server import Server, serve

APP = "tests/browser/apps/either_map_app.py"
FRAMES = {"chart": "[data-testid=stDeckGlJsonChart]", "component": ".map"}
#: The component's own furniture: scale bar and names, and the buttons.
FURNITURE = (".overlay", ".controls")
VIEWS = {
    "whole line": "v=1&camera=83~50~2.6",
    "sea leg": "v=1&window=2023-08-01~2023-11-01&camera=131.6~42.6~7&selected=V004",
    "depots": "v=1&window=2023-08-01~2025-01-01&camera=41.5~46.8~4.7"
    "&layers=depot~range~rail~station~crossing~observation~event~claim",
}
#: Share of pixels that may differ: a tenth of what was promised.
MOST_DIFFERENT = 0.001
#: Before the first frame a map stands still, too.
FIRST_FRAME_MS = 2_000

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def app() -> Iterator[Server]:
    with serve(APP) as running:
        yield running


@pytest.fixture(scope="module")
def picture(chromium: Browser, app: Server) -> Callable[[str, str], np.ndarray]:
    """Pixels of one of the two maps of a view, (height, width, 3); each is drawn once."""

    @cache
    def drawn(draw: str, query: str) -> np.ndarray:
        watched = watch(chromium, app.url, viewport={"width": 1100, "height": 760})
        page = watched.open(f"/?{query}&draw={draw}")
        frame = page.locator(FRAMES[draw]).first
        frame.wait_for()
        page.wait_for_timeout(FIRST_FRAME_MS)
        if draw == "component":
            for part in FURNITURE:
                page.locator(part).evaluate("node => (node.style.visibility = 'hidden')")
        pixels = still_picture(frame)
        page.context.close()
        return pixels

    return drawn


@pytest.mark.parametrize("query", VIEWS.values(), ids=VIEWS.keys())
def test_chart_and_time_map_draw_the_same(
    picture: Callable[[str, str], np.ndarray], query: str
) -> None:
    chart, component = (picture(draw, query) for draw in FRAMES)
    assert len({tuple(colour) for colour in chart.reshape(-1, 3)[::7]}) > 30, "something is drawn"
    assert difference(chart, component) <= MOST_DIFFERENT


def test_a_missing_layer_makes_them_differ(picture: Callable[[str, str], np.ndarray]) -> None:
    chart = picture("chart", VIEWS["sea leg"])
    for layer in ("leg", "countries-fine"):
        without = picture("component", f"{VIEWS['sea leg']}&without={layer}")
        assert difference(chart, without) > MOST_DIFFERENT, layer
