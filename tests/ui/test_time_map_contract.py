"""What passes between Python and the time map: one contract, held on both sides."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.cartography.time_map import (
    Coverage,
    Extent,
    Flag,
    MapScene,
    address_json,
    scene_bytes,
    scene_json,
    view_json,
    with_view_json,
)
from lib.ui.time_map.contract import problem_of, schema
from lib.viewstate import DEFAULT, Camera, Measurement, Window, to_query

#: Read by frontend/test/address.test.ts as well.
LINKS = Path(__file__).parents[1] / "golden" / "time_map_links.json"

NAJIN, DUNAI, DEPOT = (130.3, 42.2333), (132.35, 42.88), (40.0424, 45.8884)
VIEWS = (
    DEFAULT,
    replace(DEFAULT, window=Window(date(2023, 10, 16), date(2023, 10, 17))),
    replace(DEFAULT, mode="on_day", cumulative=True),
    replace(DEFAULT, camera=Camera(-170.12345, -3.5, 7.0)),
    replace(DEFAULT, camera=Camera(130.0, 42.2333, 7.128, pitch=30, bearing=-12.34)),
    replace(
        DEFAULT, compare=Window(date(2024, 1, 1), date(2024, 3, 1)), selected=("V004", "do001")
    ),
    replace(
        DEFAULT,
        measurements=(
            Measurement("ruler", (NAJIN, DUNAI)),
            Measurement("border", (DEPOT,), border="ukraine"),
            Measurement("ring", (DEPOT,), radius_m=200_000),
            Measurement("area", (NAJIN, DUNAI, (131.0, 41.0))),
        ),
    ),
)


def a_scene() -> MapScene:
    records = pd.DataFrame(
        {
            "id": ["V004", "undated"],
            "layer": ["voyage", "voyage"],
            "title": ["Angara, Najin to Dunai", "No date"],
            "earliest_start_day": pd.array([19608, None], dtype="Int64"),
            "latest_start_day": pd.array([19612, None], dtype="Int64"),
            "earliest_end_day": pd.array([19609, None], dtype="Int64"),
            "latest_end_day": pd.array([19613, None], dtype="Int64"),
            "record_kind": ["event", "event"],
            "on_day": pd.array([None, None], dtype="Int64"),
            "lon": [130.3, None],
            "lat": [42.2, None],
            "radius_m": [None, 10.0],
        }
    )
    return MapScene(
        deck_json='{\n "layers": []\n}',
        theme="dark",
        records=records,
        extents=(Extent("whole", "Whole", "The whole line", "", (26, 34, 142, 66), inset=False),),
        days=Window(date(2022, 10, 1), date(2026, 3, 1)),
        histogram_layers=("voyage",),
        flags=(Flag(date(2023, 10, 13), "White House release"),),
        coverage=Coverage("Najin", (date(2023, 9, 1),), ()),
        borders=(("ukraine", "Ukraine"),),
        attribution="Natural Earth",
    )


@pytest.mark.parametrize("view", VIEWS, ids=to_query)
def test_a_view_goes_to_the_browser_and_back(view):
    sent = json.loads(json.dumps(view_json(view)))
    assert problem_of("report", {"view": sent, "command": 3}) is None
    assert with_view_json(DEFAULT, sent) == view


def links() -> dict[str, object]:
    """Addresses as Python writes them; a view that is the default needs no query at all."""
    written = [(view, to_query(view)) for view in VIEWS]
    return {
        "address": address_json(),
        "links": [
            {"view": view_json(view), "query": "" if query == "v=1" else query}
            for view, query in written
        ],
    }


def test_the_browser_is_held_to_the_same_links():
    kept = json.loads(LINKS.read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(links())), f"run: python {Path(__file__).name}"


def test_a_scene_keeps_to_the_contract_and_leaves_out_what_has_no_date():
    scene = scene_json(a_scene())
    assert problem_of("scene", scene) is None
    assert scene["records"]["id"] == ["V004"]
    assert scene["records"]["radius_m"] == [0.0]


def test_a_scene_travels_as_key_and_gzipped_json():
    key, _, packed = scene_bytes(a_scene(), "map").partition(b"\0")
    assert key == b"map"
    assert json.loads(gzip.decompress(packed)) == json.loads(json.dumps(scene_json(a_scene())))


def test_equal_scenes_are_equal_bytes_so_that_they_are_sent_once():
    assert scene_bytes(a_scene(), "map") == scene_bytes(a_scene(), "map")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"mode": "maybe"}, "mode"),
        ({"window": [0, 1, 2]}, "window"),
        ({"window": [0, 1e9]}, "window"),
        ({"selected": ["<script>"]}, "selected"),
        ({"selected": ["a"] * 65}, "selected"),
        ({"camera": {"lon": 0, "lat": 0, "zoom": 99, "pitch": 0, "bearing": 0}}, "zoom"),
        ({"measurements": [{"kind": "ruler", "points": [["a", 0]]}]}, "measurements"),
        ({"surprise": 1}, "view"),
    ],
)
def test_a_report_that_breaks_the_contract_is_named(change, problem):
    report = {"view": view_json(DEFAULT) | change, "command": 0}
    assert problem in (problem_of("report", report) or "")


def test_every_object_of_the_contract_is_closed():
    for name, definition in schema()["definitions"].items():
        if definition.get("type") == "object":
            assert "additionalProperties" in definition, name


if __name__ == "__main__":
    LINKS.write_text(json.dumps(links(), indent=1) + "\n", encoding="utf-8")
