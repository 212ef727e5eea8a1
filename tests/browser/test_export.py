"""A reader downloads what the map shows, from the map's own page."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from playwright.sync_api import Download, Page

from tests.browser.watching import Watched

VIEW = "/?v=1&window=2023-10-01~2024-01-01&measure=ring_40.0424_45.8884_200000"


def test_downloads_hold_what_the_page_counts(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(VIEW)
    heading = page.get_by_role("heading", name="records on the map").inner_text()
    for label, file in (
        ("GeoJSON", "view.geojson"),
        ("Everything (ZIP)", "view.zip"),
        ("Measurements (GeoJSON)", "view.measurements.geojson"),
    ):
        download(page, label).save_as(tmp_path / file)
    features = json.loads((tmp_path / "view.geojson").read_text("utf-8"))["features"]
    assert len(features) == int(heading.split()[0].replace(",", ""))
    assert "records.gpkg" in zipfile.ZipFile(tmp_path / "view.zip").namelist()
    measured = json.loads((tmp_path / "view.measurements.geojson").read_text("utf-8"))
    assert [each["properties"]["radius_m"] for each in measured["features"]] == [200_000]
    assert watched.errors == []


def download(page: Page, label: str) -> Download:
    """Press a button of the panel, which a rerun of the page may have closed again."""
    # The map's list of measurements has a button GeoJSON of its own.
    button = page.get_by_test_id("stPopoverBody").get_by_role("button", name=label, exact=True)
    if not button.is_visible():
        page.get_by_role("button", name="Download and cite").press("Enter")
    with page.expect_download() as arriving:
        button.press("Enter")
    return arriving.value
