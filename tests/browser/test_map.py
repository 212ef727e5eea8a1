"""The map in a real browser: what is drawn, what moves, what a pick shows."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.watching import Watched


def picture(page: Page) -> np.ndarray:
    """The time map's pixels, (height, width, 3)."""
    box = page.get_by_role("region", name="Time map").first.bounding_box()
    assert box is not None
    png = page.screenshot(clip=box, animations="disabled")
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def shown_ids(page: Page) -> str:
    """The heading over the table: it counts the rows that the map shows."""
    return page.locator("h3", has_text="on the map").inner_text()


def test_everything_comes_from_our_own_server_and_nothing_fails(watched: Watched) -> None:
    watched.open("/")
    watched.page.get_by_role("region", name="Time map").first.wait_for()
    watched.page.wait_for_timeout(3_000)
    assert watched.outside == []
    assert watched.failed == []
    assert watched.errors == []


def test_land_and_the_depot_are_drawn(watched: Watched) -> None:
    page = watched.open("/?v=1&camera=40.04~45.89~7")
    page.get_by_role("region", name="Time map").first.wait_for()
    page.wait_for_timeout(4_000)
    pixels = picture(page)
    colours = {tuple(c) for c in pixels.reshape(-1, 3)[::7]}
    assert len(colours) > 50
    rust = np.abs(pixels - np.array([0xA8, 0x36, 0x1A])).sum(axis=2) < 60
    land = np.abs(pixels - np.array([0xF5, 0xF2, 0xEA])).sum(axis=2) < 12
    assert rust.sum() > 30, "the depot's mark"
    assert land.mean() > 0.2, "land"


def test_another_window_changes_picture_and_table_alike(watched: Watched) -> None:
    page = watched.open("/")
    page.get_by_role("region", name="Time map").first.wait_for()
    page.wait_for_timeout(3_000)
    before, rows_before = picture(page), shown_ids(page)
    page.get_by_role("radio", name="Aug – Oct 2023").or_(
        page.get_by_role("button", name="Aug – Oct 2023")
    ).first.click()
    watched.settle()
    page.wait_for_timeout(3_000)
    after, rows_after = picture(page), shown_ids(page)
    assert rows_before != rows_after
    assert before.shape == after.shape
    assert (np.abs(before - after).sum(axis=2) > 30).sum() > 200
    expect(page).to_have_url(re.compile("window=2023-08-01"))


@pytest.mark.parametrize("record", ["depot-tikhoretsk", "V004", "O003", "cl001"])
def test_each_record_has_an_address_that_opens_its_card(watched: Watched, record: str) -> None:
    page = watched.open(f"/?v=1&selected={record}")
    page.get_by_role("article", name=f"Record {record}").wait_for()
    text = page.get_by_role("article", name=f"Record {record}").inner_text()
    assert record in text
    assert "source" in text
