"""The Story page and the view in words in a real browser: keys, links, phone, paper."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from lib.story import Step
from lib.viewstate import to_query
from tests.browser.watching import Watched, watch
from tools.server import Server


def test_arrow_keys_turn_the_page_and_the_address_follows(
    watched: Watched, steps: tuple[Step, ...]
) -> None:
    page = watched.open("/story")
    expect(page.get_by_role("button", name="Next")).to_be_enabled()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name=steps[1].title)).to_be_visible()
    expect(page).to_have_url(re.compile(f"step={steps[1].id}"))
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name=steps[0].title)).to_be_visible()
    assert watched.outside == []


def test_a_link_opens_its_step_with_map_text_and_notes(
    watched: Watched, steps: tuple[Step, ...]
) -> None:
    page = watched.open("/story?v=1&step=september")
    expect(page.locator("canvas").first).to_be_visible()
    told = page.get_by_role("article", name="The September sequence")
    expect(told).to_contain_text("about 300 containers stood at Najin")
    notes = page.get_by_role("article", name="What this rests on")
    expect(notes.get_by_role("link", name="Angara, Najin to Dunai")).to_have_attribute(
        "href", re.compile(r"^/\?v=1&selected=V004")
    )
    link = told.get_by_role("link", name="Open this map")
    september = next(step for step in steps if step.id == "september")
    expect(link).to_have_attribute("href", "/?" + to_query(september.view))


def test_the_page_fits_a_phone(chromium: Browser, server: Server) -> None:
    phone = watch(chromium, server.url, viewport={"width": 390, "height": 844})
    page = phone.open("/story?v=1&step=rail")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert wide <= 390


def test_the_text_on_paper_prints_the_addresses_of_its_links(
    watched: Watched, steps: tuple[Step, ...]
) -> None:
    page = watched.open("/story?v=1&step=all")
    text = page.get_by_role("article", name="The story")
    expect(text.get_by_role("heading", level=2)).to_have_count(len(steps))
    first = text.get_by_role("link", name="A Med Post").first
    page.emulate_media(media="print")
    after = first.evaluate("a => getComputedStyle(a, '::after').content")
    assert "amedpost.com" in after


def test_the_plain_text_can_be_kept(watched: Watched, steps: tuple[Step, ...]) -> None:
    page = watched.open("/story?v=1&step=all")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as plain text").click()
    kept = waiting.value.path().read_text("utf-8")
    assert all(step.title in kept for step in steps)


def test_the_map_page_says_its_view_in_words(watched: Watched) -> None:
    page = watched.open("/?v=1&window=2023-09-01~2023-10-01&layers=voyage")
    page.get_by_text("This view in words").click()
    words = page.get_by_role("article", name="View in words")
    expect(words).to_contain_text("Najin to Dunai: Angara or Maria")
    expect(words.get_by_role("link", name=re.compile("Washington Post")).first).to_be_visible()
