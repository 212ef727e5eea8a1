"""A reader downloads what the map shows, from the map's own page."""

from __future__ import annotations

import json
from pathlib import Path

from tests.browser.watching import Watched

VIEW = "/?v=1&window=2023-10-01~2024-01-01&measure=ring_40.0424_45.8884_200000"


def test_downloads_hold_what_the_page_counts(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(VIEW)
    heading = page.get_by_role("heading", name="on the map").inner_text()
    page.get_by_role("button", name="Download and cite").click()
    for label, suffix in (("GeoJSON", ".geojson"), ("Everything (ZIP)", ".zip")):
        with page.expect_download() as arriving:
            page.get_by_role("button", name=label, exact=True).click()
        assert arriving.value.suggested_filename.endswith(suffix)
        arriving.value.save_as(tmp_path / f"view{suffix}")
    features = json.loads((tmp_path / "view.geojson").read_text("utf-8"))["features"]
    assert len(features) == int(heading.split()[0].replace(",", ""))
    with page.expect_download() as arriving:
        page.get_by_role("button", name="Measurements (GeoJSON)", exact=True).click()
    arriving.value.save_as(tmp_path / "measured.geojson")
    (ring,) = json.loads((tmp_path / "measured.geojson").read_text("utf-8"))["features"]
    assert ring["properties"]["radius_m"] == 200_000
    assert watched.errors == []
