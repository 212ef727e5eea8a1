"""The Voyages page, run without a browser: its rows, figures and words follow data and view."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.analysis.coverage import NAJIN, coverage_days
from lib.analysis.coverage_statements import days_within
from lib.cartography import colours
from lib.catalog import DATA_DIR, Package

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import runpy
from lib.ui import session
session.enter_page("voyages")
runpy.run_path({file!r})
"""
EVERYTHING = "2022-01-01~2026-12-01"


def page(**query: str) -> AppTest:
    script = SCRIPT.format(file=str(ROOT / "pages" / "voyages.py"))
    app = AppTest.from_string(script, default_timeout=120)
    for key, value in ({"v": "1"} | query).items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def plain(text: str) -> str:
    return text.replace("\\", "")


def words(app: AppTest) -> str:
    return plain(" ".join(line.value for line in app.markdown))


def tables(app: AppTest) -> dict[str, dict[str, Any]]:
    """The table under each chart, by the label of its sheet."""
    sheets = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    return {
        sheet["label"].removesuffix(", as a table"): sheet["blocks"][0]
        for sheet in sheets
        if sheet["label"].endswith(", as a table")
    }


def charts(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(e.proto.spec) for e in app.get("vega_lite_chart")]


def rows_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """What a click on a chart can pick."""
    return next(x["data"]["values"] for x in spec["layer"] if x.get("name") == "marks")


@pytest.fixture
def planted(tmp_path: Path, show_data: Callable[[Path], None]) -> Path:
    """A copy of the data that the page is made from."""
    copy = tmp_path / "data"
    shutil.copytree(DATA_DIR, copy)
    show_data(copy)
    return copy


def plant(data: Path, table: str, record_id: str, **cells: str) -> None:
    """Write values into one row of a table."""
    path = data / "tables" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names, rows = list(reader.fieldnames or ()), list(reader)
    (row,) = [row for row in rows if row[names[0]] == record_id]
    row.update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_the_headline_counts_the_rows_of_the_grid() -> None:
    app = page()
    grid = tables(app)["Reported calls and legs, ship by ship"]
    unnamed = sum(row[1].startswith("unnamed") for row in grid["rows"])
    headline = plain(app.header[0].value)
    assert headline.startswith(f"{len(grid['rows'])} calls and legs are reported between August")
    assert f"{unnamed} by ships that no source names" in headline
    assert {row["id"] for row in rows_of(charts(app)[0])} == {row[0] for row in grid["rows"]}


def test_every_call_and_leg_of_the_map_is_on_the_grid_and_each_unnamed_ship_has_a_row(
    package: Package,
) -> None:
    voyages = package.tables["voyages"]
    shown = voyages[(voyages["same_as"] == "") & ~voyages["cargo"].isin(["troops", "coal"])]
    app = page(window=EVERYTHING)
    marks = rows_of(charts(app)[0])
    assert sorted(row["id"] for row in marks) == sorted(shown["voyage_id"])
    unnamed = set(shown.loc[shown["vessel_ids"] == "", "voyage_id"])
    heights = [row["y"] for row in marks if row["id"] in unnamed]
    assert len(set(heights)) == len(heights) == len(unnamed)


def test_no_legend_speaks_of_voyages_made() -> None:
    said = f"{words(page(window=EVERYTHING))} {charts(page())}".lower()
    assert "not a voyage made" in said
    assert "voyages made" not in said


def test_transponders_reported_off_are_framed(package: Package) -> None:
    dark = package.tables["voyages"].set_index("voyage_id")["ais"] == "dark"
    spec = charts(page(window=EVERYTHING))[0]
    framed = next(x for x in spec["layer"] if x["mark"].get("shape") == "square")
    by_place = {(row["x"], row["y"]): row["id"] for row in rows_of(spec)}
    ids = {by_place[row["x"], row["y"]] for row in framed["data"]["values"]}
    assert ids == {i for i in by_place.values() if dark[i]}


def test_rows_that_may_be_one_call_name_each_other() -> None:
    grid = tables(page())["Reported calls and legs, ship by ship"]
    same = {row[0]: row[6] for row in grid["rows"]}
    assert same["V022"].startswith("V021 (one ship that moved between piers)")
    assert "V022" in same["V021"]
    assert "V007 (the same call)" in same["V006"]  # V006 stands for it


def test_a_total_of_imaged_days_stands_as_text_over_its_span_and_on_no_day(
    package: Package,
) -> None:
    app = page()
    said = words(app)
    assert "of 109 days with an image, 49 show a ship and the other 60 show none" in said
    assert "days with a ship are not calls" in said
    spec = next(s for s in charts(app) if "a ship on 49 of 109 imaged days" in json.dumps(s))
    drawn = [x["data"]["values"] for x in spec["layer"] if x["mark"]["type"] == "rect"]
    ship, empty = load_days(package, spec)
    assert sum(map(len, drawn)) == 1 + ship + empty


def load_days(package: Package, spec: dict[str, Any]) -> tuple[int, int]:
    """Days of the chart's axis of which the record dates an image of Najin."""
    first, after = (
        ms // 86_400_000
        for ms in next(
            x["encoding"]["x"]["scale"]["domain"]
            for x in spec["layer"]
            if "scale" in x["encoding"]["x"]
        )
    )
    return days_within(coverage_days(package, NAJIN), first, after)


def test_each_figure_has_its_start_and_method_in_the_table_and_beside_the_panel() -> None:
    shown = tables(page(window=EVERYTHING))
    (table,) = (t for title, t in shown.items() if title.startswith("Shells said"))
    methods = {row[0]: row[6] for row in table["rows"]}
    assert methods["E036"] == "converted from weight"
    assert methods["E020"] == "converted from containers"
    assert methods["E010"] == "not stated"
    notes = [
        row["text"]
        for spec in charts(page(window=EVERYTHING))
        for layer in spec["layer"]
        for row in layer["data"]["values"]
        if "text" in row
    ]
    assert "counted on satellite images" in notes
    assert "method not stated" in notes


def test_what_lies_outside_the_window_is_said(package: Package) -> None:
    estimates = package.tables["estimates"]
    containers = estimates[estimates["quantity"] == "containers"]
    app = page(window="2023-10-01~2023-11-01")
    shown = tables(app)["Containers said to have moved"]["rows"]
    assert 0 < len(shown) < len(containers)
    assert f"{len(containers) - len(shown)} figures outside the window" in words(app)


def test_a_window_without_anything_says_so_and_draws_nothing() -> None:
    app = page(window="2022-01-01~2022-02-01")
    assert plain(app.header[0].value).startswith("No call or leg is reported")
    assert words(app).count("Nothing in this window.") >= 6
    assert len(charts(app)) < 3


def test_a_day_as_known_on_hides_what_was_published_later() -> None:
    known = tables(page(window=EVERYTHING, known="2023-10-31"))["Containers said to have moved"]
    assert [row[0] for row in known["rows"]] == ["E002", "E007"]


def test_the_page_says_the_day_as_known_on_and_a_narrower_mode() -> None:
    said = words(page(known="2023-10-31", mode="certainly"))
    assert "As published by 31 Oct 2023." in said
    assert "Only what surely was in the window." in said


def test_no_mark_is_told_from_another_by_hue_alone() -> None:
    ground = colours("light")["page"]
    for spec in charts(page(window=EVERYTHING)):
        marks = next((x for x in spec["layer"] if x.get("name") == "marks"), None)
        if marks is None:
            continue
        colour = marks["mark"].get("stroke") or marks["mark"]["color"]
        fills = {row.get("fill", colour) for row in marks["data"]["values"]}
        assert fills <= {colour, ground}


def test_days_with_a_ship_and_without_one_differ_in_height_on_the_strip() -> None:
    tone = colours("light")
    spec = charts(page())[0]
    bars = next(x["data"]["values"] for x in spec["layer"] if x["mark"]["type"] == "rect")
    heights = {
        role: {row["y2"] - row["y"] for row in bars if row["fill"] == tone[role]}
        for role in ("covShip", "covImg")
    }
    assert max(heights["covImg"]) < min(heights["covShip"])


def test_shells_stand_with_the_factor_that_their_estimator_implies(package: Package) -> None:
    rows = tables(page(window=EVERYTHING))["Shells a container that each estimator implies"]["rows"]
    factors = {row[0]: (row[4], row[5]) for row in rows}
    estimates = package.tables["estimates"].set_index("estimate_id")
    shells, containers = estimates.loc["E020"], estimates.loc["E019"]
    implied = shells["value_min"] / containers["value_min"]
    assert factors["E020"] == ("5,000 (E019)", f"{implied:.0f}")
    ends = [
        estimates.loc["E052", c] / estimates.loc["E051", "value_min"]
        for c in ("value_min", "value_max")
    ]
    assert factors["E052"][1] == "–".join(f"{end:.0f}" for end in ends)
    assert "E056" not in factors  # rounds in 2024 alone, containers since September 2023


def test_the_card_of_a_selected_record_opens_beside_the_grid_with_a_link_to_the_map() -> None:
    app = page(selected="V004")
    sheets = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    assert any(sheet["label"] == "Record V004" for sheet in sheets)
    assert "[Show it on the map](/?" in " ".join(line.value for line in app.markdown)
    halo = [x for x in charts(app)[0]["layer"] if x["mark"].get("size") == 560]
    assert len(halo[0]["data"]["values"]) == 1


@pytest.mark.parametrize("record_id", ["V004", "O006", "E020", "E005", "do002", "co011", "najin"])
def test_the_card_of_any_record_stands_once(record_id: str) -> None:
    app = page(selected=record_id)
    sheets = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    assert sum(sheet["label"] == f"Record {record_id}" for sheet in sheets) == 1


def test_a_link_to_a_record_that_is_not_there_says_so() -> None:
    assert "V999" in page(selected="V999").warning[0].value


def test_each_row_of_a_table_links_to_its_card() -> None:
    grid = tables(page())["Reported calls and legs, ship by ship"]
    for row, address in zip(grid["rows"], grid["links"], strict=True):
        assert address.startswith("/voyages?")
        assert f"selected={row[0]}" in address


@pytest.mark.slow
def test_a_planted_value_shows_wherever_the_page_states_it(planted: Path) -> None:
    plant(planted, "estimates", "E019", value_min="5321", value_max="5321")
    plant(planted, "coverage_statements", "CS02", days_imaged="137", days_no_ship_seen="88")
    plant(planted, "observations", "O022", count="1234")
    plant(planted, "observations", "co011", count="91")
    plant(planted, "voyages", "V009", vessel_name="unnamed large cargo ship (about 163 m)")
    app = page()
    found = tables(app)
    assert any("5,321" in row for row in found["Containers said to have moved"]["rows"])
    factor = next(
        row
        for row in found["Shells a container that each estimator implies"]["rows"]
        if row[0] == "E020"
    )
    assert factor[4:6] == ["5,321 (E019)", f"{2_000_000 / 5321:.0f}"]
    drawn = json.dumps(charts(app), ensure_ascii=False)
    for text in (
        "5,321",
        "a ship on 49 of 137 imaged days",
        "1,234",
        "about 91 railcars",
        "about 163 m",
    ):
        assert text in drawn, text
    assert "of 137 days with an image, 49 show a ship and the other 88 show none" in words(app)


@pytest.mark.slow
def test_hostile_text_of_the_record_stays_text(planted: Path) -> None:
    plant(planted, "coverage_statements", "CS02", observer="[x](javascript:alert(1)) **b**")
    app = page()
    lines = [line.value for line in app.markdown if "javascript" in line.value]
    assert lines
    assert all("[x](javascript" not in line for line in lines)
