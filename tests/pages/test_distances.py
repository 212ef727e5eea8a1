"""The Distances page, run without a browser: what it says, and how its controls move the view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.shown import sheet_blocks, shown_map

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import runpy
from lib.ui import session
session.enter_page("distances")
runpy.run_path({file!r})
"""


def page(**query: str) -> AppTest:
    script = SCRIPT.format(file=str(ROOT / "pages" / "distances.py"))
    app = AppTest.from_string(script, default_timeout=120)
    for key, value in query.items():
        app.query_params["from" if key == "origin" else key] = value
    app.run()
    assert not app.exception
    return app


def headline(app: AppTest) -> str:
    return plain(app.header[0].value)


def address(app: AppTest, key: str) -> str:
    """A value of the address; the test harness gives a page's own as lists, links' as text."""
    value = app.query_params[key]
    return value if isinstance(value, str) else value[0]


def plain(text: str) -> str:
    return text.replace("\\", "").replace("\u202f", " ")


def table(app: AppTest, title: str) -> dict[str, Any]:
    found = [b for b in sheet_blocks(app) if b["kind"] == "table" and title in b["title"]]
    assert len(found) == 1, title
    return found[0]


def test_it_opens_with_the_depot_near_tikhoretsk() -> None:
    app = page()
    assert headline(app) == (
        "From the depot near Tikhoretsk to Ukraine’s border: 195.0 km, or 121.2 miles"
    )
    figure = next(b for b in sheet_blocks(app) if b["kind"] == "figure")
    assert (figure["value"], figure["unit"]) == ("195.0", "km")
    assert plain(figure["under"]) == "121.2 mi ± 2.1 km"
    labels = {p["label"]: p for b in sheet_blocks(app) if b["kind"] == "pairs" for p in b["pairs"]}
    assert plain(labels["Place position"]["value"]) == "± 1.5 km"
    assert plain(labels["Nearest point"]["value"]) == "47.0707 N, 38.1655 E"
    assert "0.6.0" in labels["Border data"]["muted"]


def test_every_border_source_stands_in_a_row_with_the_towns_figure_beside() -> None:
    rows = table(page(), "every source")["rows"]
    assert len(rows) == 5
    first = [plain(cell) for cell in rows[0]]
    assert "195.04 km" in first
    assert "202.06 km" in first
    land = next(row for row in rows if "land border" in row[1])
    assert any("47.1193" in cell for cell in land)
    assert sum("a reading of its own" in row for row in rows) == 2


def test_rail_and_sea_stand_beside_the_straight_line() -> None:
    depot = [[plain(c) for c in row] for row in table(page(), "by rail and by sea")["rows"]]
    lengths = {row[0]: row[3] for row in depot}
    assert lengths["Vostochny to Tikhoretsk via Tyumen"] == "9,610.8 km"
    assert lengths["Vostochny to Tikhoretsk via Petropavlovsk (Kazakhstan)"] == "9,407.9 km"
    najin = table(page(origin="najin"), "by rail and by sea")["rows"]
    to_dunai = next([plain(c) for c in row] for row in najin if "Dunai" in row[0])
    assert to_dunai[2:5] == ["183.0 km", "194.6 km", "195 km or more"]


def test_every_shortcut_is_marked_wrong_with_its_reason() -> None:
    shortcuts = table(page(), "shortcuts")
    rows = shortcuts["rows"]
    assert shortcuts["bad_rows"] == list(range(1, len(rows)))
    assert all(row[3].startswith("Wrong") for row in rows[1:])
    mercator = next([plain(c) for c in row] for row in rows if "Mercator" in row[0])
    assert mercator[1:3] == ["283.17 km", "+88.13 km"]


def test_the_map_draws_line_border_place_and_nearest_point() -> None:
    shown = shown_map(page())
    arc = shown.rows("arc")[0]["path"]
    assert arc[0] == pytest.approx([40.04236, 45.88842], abs=1e-4)
    assert arc[-1] == pytest.approx([38.1655, 47.0707], abs=1e-4)
    assert shown.rows("measured-border")
    assert shown.rows("place-uncertainty")
    assert shown.rows("crimea")
    assert not shown.rows("ring")
    assert 36 < shown.lon < 41
    assert 45 < shown.lat < 48


def test_another_place_moves_the_address_and_its_rings() -> None:
    app = page(measure="ring_40.0424_45.8884_200000")
    assert app.text_input(key="distance_rings").value == "200 km"
    app.selectbox(key="distance_place").set_value("najin").run()
    assert not app.exception
    assert headline(app).startswith("From Najin")
    assert address(app, "from") == "najin"
    assert address(app, "measure") == "ring_130.3_42.2333_200000"
    assert "nmi" in next(b for b in sheet_blocks(app) if b["kind"] == "figure")["under"]


def test_rings_are_kept_in_the_address_and_drawn() -> None:
    app = page()
    app.text_input(key="distance_rings").set_value("200 km; 124 miles").run()
    assert address(app, "measure").count("ring_40.0424_45.8884_") == 2
    assert len(shown_map(app).rows("ring")) == 2
    app.text_input(key="distance_rings").set_value("").run()
    assert "measure" not in app.query_params


@pytest.mark.parametrize("text", ["far", "200 parsecs", "30000 km", "1 km; 2 km; 3 km; 4 km"])
def test_a_ring_that_cannot_be_drawn_is_explained_and_stays_typed(text: str) -> None:
    app = page()
    app.text_input(key="distance_rings").set_value(text).run()
    assert not app.exception
    assert len(app.error) == 1
    assert app.text_input(key="distance_rings").value == text
    assert "195.0" in headline(app)


@pytest.mark.parametrize(
    "text", ["46.48, 30.73", "46.48 N, 30.73 E", "46°28′48″N 30°43′48″E", "30.73 E 46.48 N"]
)
def test_typed_coordinates_are_measured(text: str) -> None:
    app = page()
    app.text_input(key="distance_coordinates").set_value(text).run()
    assert not app.exception
    assert not app.error
    assert headline(app).startswith("From 46.4800 N, 30.7300 E to Ukraine’s border")
    assert address(app, "from") == "30.73~46.48"
    assert app.text_input(key="distance_coordinates").value == text


@pytest.mark.parametrize("text", ["somewhere", "95 N, 40 E", "45.9", "45 N 46 N"])
def test_what_cannot_be_read_is_explained_and_stays_typed(text: str) -> None:
    app = page()
    app.text_input(key="distance_coordinates").set_value(text).run()
    assert not app.exception
    assert "degrees" in app.error[0].value
    assert app.text_input(key="distance_coordinates").value == text
    assert "from" not in app.query_params


def test_a_link_to_a_point_fills_the_field() -> None:
    app = page(origin="30.73~46.48")
    assert headline(app).startswith("From 46.4800 N, 30.7300 E")
    assert app.text_input(key="distance_coordinates").value == "46.4800 N, 30.7300 E"


def test_another_border_and_unit() -> None:
    app = page(border="ukraine-land-border", units="mi")
    assert headline(app).endswith("Ukraine’s land border: 121.2 miles, or 195.1 km")
    app.selectbox(key="distance_border").set_value("ukraine-de-facto").run()
    assert address(app, "border") == "ukraine-de-facto"
    assert "194.0 km" in headline(app)


def test_a_place_beyond_a_cut_border_is_told_so_and_can_be_changed() -> None:
    app = page(border="russia")
    assert "cannot be measured" in headline(app)
    assert "124-133 E" in plain(app.warning[0].value)
    app.selectbox(key="distance_border").set_value("ukraine").run()
    assert "195.0" in headline(app)


def test_links_to_what_does_not_exist_say_so_and_show_the_depot() -> None:
    app = page(origin="V004", border="atlantis")
    told = plain(" ".join(warning.value for warning in app.warning))
    assert "V004 is no place" in told
    assert "atlantis is no border" in told
    assert "195.0" in headline(app)


def test_a_place_without_stated_uncertainty_gets_none() -> None:
    app = page(origin="town-tikhoretsk")
    figure = next(b for b in sheet_blocks(app) if b["kind"] == "figure")
    assert "not known" in figure["under"]
    assert not shown_map(app).rows("place-uncertainty")


def test_the_map_is_offered_as_a_file_for_print() -> None:
    app = page(origin="najin")
    offered = [block.proto.popover.label for block in app.get("popover")]
    assert offered.count("Download this map") == 1
    assert not app.get("download_button")
    app.session_state["figure_distance-map"] = True
    app.run()
    assert not app.exception
    assert [button.proto.label for button in app.get("download_button")] == ["PNG", "SVG", "PDF"]
