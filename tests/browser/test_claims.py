"""The Claims page in a browser: table, picture and card, on a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.watching import Watched, watch
from tools.server import Server

#: The first visit measures every claim.
FIRST_MS = 60_000


def picture(page: Page):
    return page.get_by_test_id("stVegaLiteChart").first


def test_a_figure_opens_its_claim_and_the_address_names_it(watched: Watched) -> None:
    page = watched.open("/claims")
    figure = page.get_by_role("link", name="about 290 km")
    expect(figure).to_be_visible(timeout=FIRST_MS)
    expect(picture(page).locator("canvas, svg").first).to_be_visible()
    figure.click()
    watched.settle()
    expect(page.get_by_role("heading", name="White House, about 290 km")).to_be_visible()
    expect(page).to_have_url(re.compile("claim=cl015"))
    card = page.get_by_role("article", name="Claim cl015")
    expect(card.get_by_text("No reading of what it states gives")).to_be_visible()
    assert watched.outside == []
    assert watched.failed == []


def test_a_picked_row_opens_its_card(watched: Watched) -> None:
    page = watched.open("/claims?v=1&verdict=outdated")
    table = page.get_by_test_id("stDataFrame").locator(".dvn-scroller")
    expect(table).to_be_visible(timeout=FIRST_MS)
    page.wait_for_timeout(1_000)
    table.click(position={"x": 15, "y": 52})
    expect(page.get_by_role("article", name="Claim cl002")).to_be_visible()
    expect(page).to_have_url(re.compile("claim=cl002"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_fits_a_phone(chromium: Browser, server: Server, theme: str) -> None:
    watched = watch(
        chromium,
        server.url,
        viewport={"width": 390, "height": 844},
        color_scheme=theme,
        is_mobile=True,
        has_touch=True,
    )
    page = watched.open("/claims?v=1&claim=cl001")
    drawn = picture(page).locator("canvas, svg").first
    expect(drawn).to_be_visible(timeout=FIRST_MS)
    box = drawn.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert 300 < box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


def test_on_a_phone_the_figures_in_print_stand_under_each_other(
    chromium: Browser, server: Server
) -> None:
    watched = watch(chromium, server.url, viewport={"width": 390, "height": 844}, is_mobile=True)
    page = watched.open("/claims")
    table = page.get_by_role("table").filter(has_text="Who prints it")
    rows = table.get_by_role("row").filter(has_text="miles")
    expect(rows.first).to_be_visible(timeout=FIRST_MS)
    heads = rows.first.get_by_role("cell").evaluate_all("cells => cells.map(c => c.dataset.head)")
    assert heads[:3] == ["As printed", "Verdict", "Stands for"]
    for box in (cell.bounding_box() for cell in rows.first.get_by_role("cell").all()):
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= 390)
    boxes = [row.bounding_box() for row in rows.all()]
    assert len(boxes) == 2
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    page.context.close()
