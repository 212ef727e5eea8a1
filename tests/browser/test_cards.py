"""Cards and disagreements in the browser: folded parts, links out, the report of a dispute."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from lib.analysis.imagery_links import read_imagery_link
from lib.catalog import load_package
from tests.browser.watching import PATIENCE_MS, Watched


@pytest.fixture
def leg(watched: Watched) -> Page:
    """The map with the first leg from Najin to Dunai on its card."""
    return watched.open("/?v=1&selected=V004")


def test_imagery_unfolds_into_links_and_asks_nobody(leg: Page, watched: Watched) -> None:
    card = leg.get_by_role("article", name="Record V004")
    link = card.get_by_role("link", name="Copernicus Browser").first
    expect(link).to_be_hidden()
    card.get_by_text("Imagery", exact=True).click()
    expect(link).to_be_visible()
    framed = read_imagery_link(link.get_attribute("href") or "")
    assert (framed.first, framed.last) == (date(2023, 9, 8), date(2023, 9, 12))
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert not watched.outside


def test_a_disputed_value_makes_a_report_to_copy(leg: Page) -> None:
    leg.get_by_role("button", name="Dispute a value").click()
    report = leg.get_by_test_id("stCode")
    expect(report).to_contain_text("Record: V004 (voyages)")
    package = load_package()
    expect(report).to_contain_text(f"version {package.version}, sha256 {package.sha256}")
    expect(report).to_contain_text(f"{leg.url.split('?')[0]}?v=1&selected=V004")


def test_a_card_leads_to_its_disagreement_and_back(leg: Page, watched: Watched) -> None:
    card = leg.get_by_role("article", name="Record V004")
    card.get_by_role("link", name="Which Russian port").click()
    sheet = leg.get_by_role("article", name="Sheet of russian-port")
    expect(sheet).to_be_in_viewport(timeout=PATIENCE_MS)
    sheet.get_by_role("link", name="Angara, Najin to Dunai").first.click()
    expect(leg.get_by_role("article", name="Record V004")).to_be_visible(timeout=PATIENCE_MS)
    assert not watched.outside


def test_confidence_is_defined_one_click_away(leg: Page) -> None:
    leg.get_by_role("link", name="how each part is defined").click()
    expect(leg.get_by_role("heading", name="Confidence", exact=True)).to_be_in_viewport(
        timeout=PATIENCE_MS
    )
