"""The maps of Story and Distances: readers look around in them, page and address stay."""

from __future__ import annotations

import re

import numpy as np
from playwright.sync_api import Locator, Page, expect

from lib.story import Step
from tests.browser.watching import Watched, still_picture


def changed_share(picture: np.ndarray, before: np.ndarray) -> float:
    """Share of pixels that are not as they were."""
    return float((picture != before).any(axis=2).mean())


def still_map(page: Page) -> Locator:
    return page.get_by_role("region", name="Map", exact=True).locator(".map")


def test_looking_around_leaves_page_and_address_as_they_are(watched: Watched) -> None:
    page = watched.open("/distances")
    drawn = still_map(page)
    expect(drawn).to_have_attribute("aria-label", re.compile("From the depot near Tikhoretsk"))
    before, address = still_picture(drawn), page.evaluate("location.href")
    page.get_by_role("button", name="Zoom in").click()
    assert changed_share(still_picture(drawn), before) > 0.02
    page.get_by_role("button", name="Whole map").click()
    # The button under the pointer looks another way.
    assert changed_share(still_picture(drawn), before) < 0.005
    assert page.evaluate("location.href") == address
    for hidden in ("Ruler", "Compare two windows", "Save a picture"):
        expect(page.get_by_label(hidden)).to_be_hidden()
    assert watched.outside == []


def test_another_step_flies_there_and_arrow_keys_still_turn_the_page(
    watched: Watched, steps: tuple[Step, ...]
) -> None:
    page = watched.open(f"/story?v=1&step={steps[2].id}")
    drawn = still_map(page)
    before = still_picture(drawn)
    drawn.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name=steps[3].title)).to_be_visible()
    expect(drawn).to_be_focused()
    assert changed_share(still_picture(drawn), before) > 0.02
