"""The Deck: the same records as the table, the same for chart and page, golden in its shape."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.cartography import build_deck, shown_records
from lib.cartography.scene import layers_of
from lib.cartography.symbology import opacity
from lib.cartography.tokens import THEMES, Theme, rgba
from lib.catalog import Package
from lib.viewstate import DEFAULT, LAYERS, Camera, ViewState, Window, from_query

GOLDEN = Path(__file__).parents[1] / "golden"
#: Layers whose rows are records, one row each.
MARKS = {
    "rail",
    "station",
    "call",
    "leg",
    "place",
    "place-district",
    "observation",
    "event",
    "claim",
}
VIEWS = {
    "whole_line": "v=1",
    "sea_leg": "v=1&window=2023-08-01~2023-11-01&camera=131.6~42.6~7&selected=V004",
    "depots": "v=1&camera=41.5~46.8~4.7&layers=depot~range~rail~observation~event~claim",
    "all_certain": "v=1&window=2022-11-01~2026-11-01&mode=certainly&cargo="
    "munitions_reported~troops~coal~unknown",
}


def layers(deck: Any) -> dict[str, dict[str, Any]]:
    return {layer["id"]: layer for layer in layers_of(deck)}


def record_ids(deck: Any) -> list[str]:
    return sorted(
        row["id"] for name, layer in layers(deck).items() if name in MARKS for row in layer["data"]
    )


@pytest.mark.parametrize("query", VIEWS.values(), ids=VIEWS.keys())
def test_the_table_equals_the_map(package: Package, query: str) -> None:
    view = from_query(query)[0]
    assert record_ids(build_deck(package, view, "light")) == sorted(
        shown_records(package, view)["id"]
    )


def test_the_page_gets_every_dated_row_whole(package: Package) -> None:
    """What time and selection do is left to the page: they leave no trace in its rows."""
    other = replace(DEFAULT, window=Window(date(2024, 1, 1), date(2024, 2, 1)), selected=("V004",))
    decks = [build_deck(package, view, "light", "page").to_json() for view in (DEFAULT, other)]
    assert decks[0] == decks[1]
    everywhen = replace(DEFAULT, window=Window(date(1900, 1, 1), date(2101, 1, 1)))
    page = build_deck(package, DEFAULT, "light", "page")
    assert record_ids(page) == sorted(shown_records(package, everywhen)["id"])
    leg = layers(page)["leg"]["data"][0]
    assert leg["color"] == rgba("light", "voyage")


def test_python_slices_the_rows_that_the_page_would(package: Package) -> None:
    rows = layers(build_deck(package, DEFAULT, "light", "page"))["observation"]["data"]
    window = DEFAULT.window
    start, end = ((day - date(1970, 1, 1)).days for day in (window.start, window.end))
    sliced = sorted(row["id"] for row in rows if row["es"] < end and row["le"] > start)
    shown = layers(build_deck(package, DEFAULT, "light"))["observation"]["data"]
    assert sliced == sorted(row["id"] for row in shown)


def test_opacity_is_the_share_of_the_window(package: Package) -> None:
    share = shown_records(package, DEFAULT).set_index("id")["share"]
    for row in layers(build_deck(package, DEFAULT, "light"))["observation"]["data"]:
        assert row["color"] == rgba("light", "observation", opacity(share[row["id"]]))
        assert row["color"][3] >= 63


def test_a_selected_record_is_banded_in_its_own_colour(package: Package) -> None:
    view = replace(DEFAULT, selected=("V004", "depot-tikhoretsk"))
    found = layers(build_deck(package, view, "light"))
    assert [row["id"] for row in found["voyage-band"]["data"]] == ["V004"]
    assert found["voyage-band"]["data"][0]["color"][:3] == rgba("light", "voyage")[:3]
    icons = {row["id"]: row["icon"] for row in found["place"]["data"]}
    assert icons["depot-tikhoretsk"] == "depot-selected"


def test_hollow_marks_stand_in_and_districts_have_no_point(package: Package) -> None:
    view = replace(DEFAULT, window=Window(date(2022, 1, 1), date(2027, 1, 1)))
    found = layers(build_deck(package, view, "light"))
    icons = {row["id"]: row["icon"] for row in found["place"]["data"]}
    assert icons["depot-tikhoretsk"] == "depot"
    assert icons["depot-mozdok"] == "depot-hollow"
    districts = {row["id"]: row["radius"] for row in found["place-district"]["data"]}
    assert districts["range-ashuluk"] == 50_000
    assert "range-ashuluk" not in icons


@pytest.mark.parametrize("theme", THEMES)
def test_the_deck_asks_for_nothing_outside(package: Package, theme: Theme) -> None:
    text = build_deck(package, DEFAULT, theme).to_json()
    assert "http" not in text
    assert "mapProvider" not in json.loads(text)


@pytest.mark.parametrize("slicing", ["python", "page"])
def test_no_row_holds_what_the_page_would_interpret(package: Package, slicing: Any) -> None:
    view = replace(DEFAULT, layers=frozenset(LAYERS))

    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, item in value.items():
                yield key
                yield from strings(item)
        elif isinstance(value, list):
            for item in value:
                yield from strings(item)
        elif isinstance(value, str):
            yield value

    deck = build_deck(package, view, "light", slicing)
    text = deck.to_json()
    assert "NaN" not in text
    for layer in layers(deck).values():
        assert not any(text.startswith("@@") for text in strings(layer["data"])), layer["id"]


def test_the_grade_of_the_base_map_follows_the_zoom(package: Package) -> None:
    near = replace(DEFAULT, camera=Camera(131.6, 42.6, 7.0))
    far_ids = set(layers(build_deck(package, DEFAULT, "light")))
    near_ids = set(layers(build_deck(package, near, "light")))
    assert "land-coarse" in far_ids
    assert "land-fine" in near_ids
    assert not any(name.endswith("-fine") for name in far_ids)
    both = set(layers(build_deck(package, DEFAULT, "light", "page")))
    assert {"land-coarse", "land-fine"} <= both


def digest(package: Package, view: ViewState, theme: Theme) -> dict[str, Any]:
    """The Deck without pictures and base map: settings of each layer, ids, one whole row."""
    deck = json.loads(build_deck(package, view, theme).to_json())
    short = {}
    for layer in deck["layers"]:
        rows = layer.pop("data")
        layer.pop("iconAtlas", None)
        layer.pop("iconMapping", None)
        base = layer["id"].endswith(("-coarse", "-fine")) or layer["id"] in ("sea", "border")
        if not base:
            layer["ids"] = [row.get("id") or row.get("text", "") for row in rows]
            layer["row"] = {
                key: value for key, value in rows[0].items() if key not in ("path", "members")
            }
        short[layer.pop("id")] = layer
    return {"view": deck["initialViewState"], "layers": short}


@pytest.mark.parametrize("name", VIEWS)
def test_the_deck_is_the_golden_one(package: Package, name: str) -> None:
    """`python tests/cartography/update_golden.py` writes them anew: look at the difference."""
    theme: Theme = "dark" if name == "sea_leg" else "light"
    expected = json.loads((GOLDEN / f"deck_{name}.json").read_text(encoding="utf-8"))
    found = json.loads(json.dumps(digest(package, from_query(VIEWS[name])[0], theme)))
    assert found == expected
