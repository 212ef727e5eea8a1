"""One builder: the time map's Deck, sliced as the page slices it, is the chart's Deck.

What the page does to the rows is held to `tests/golden/slicing_cases.json` in its own tests;
here the same rules, from `lib.temporal`, turn the page's rows into those of the chart.
"""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from lib.cartography import build_deck
from lib.cartography.basemap import grade_at
from lib.cartography.symbology import opacity
from lib.cartography.time_map import scene_state
from lib.catalog import Package
from lib.temporal import share_in_window, shown_mask
from lib.viewstate import ViewState, from_query
from tests.cartography.test_scene import VIEWS

BOUNDS = {
    "es": "earliest_start_day",
    "ls": "latest_start_day",
    "ee": "earliest_end_day",
    "le": "latest_end_day",
    "day": "on_day",
}
#: The page draws a selected line's band by itself, and text in its own way.
PAGE_DRAWS = ("rail-band", "voyage-band")


def drawn(deck: Any, view: ViewState) -> dict[str, dict[str, Any]]:
    """Layers by id in drawing order, without text and without the grade that is not shown."""
    other = "-coarse" if grade_at(view.camera.zoom) == "fine" else "-fine"
    return {
        layer["id"]: layer
        for layer in json.loads(deck.to_json())["layers"]
        if layer["@@type"] != "TextLayer"
        and layer["id"] not in PAGE_DRAWS
        and not layer["id"].endswith(other)
    }


def sliced(rows: list[dict[str, Any]], view: ViewState) -> list[dict[str, Any]]:
    """A layer's rows in a view's window, as opaque as their share of it, the selected banded."""
    if not rows or "es" not in rows[0]:
        return rows
    frame = pd.DataFrame(rows).rename(columns=BOUNDS)
    frame["record_kind"] = frame["kind"].map({0: "event", 1: "state"})
    frame["on_day"] = frame["on_day"].astype("Int64")
    start, end = view.window.start, view.window.end
    shares = share_in_window(frame, start, end)
    mask = shown_mask(frame, start, end, view.mode)
    return [
        faded(row, share, view)
        for row, share, shown in zip(rows, shares, mask, strict=True)
        if shown
    ]


def faded(row: dict[str, Any], share: float, view: ViewState) -> dict[str, Any]:
    own = dict(row)
    for name in {"color", "fill"} & own.keys():
        *rgb, alpha = own[name]
        own[name] = [*rgb, alpha * opacity(share)]
    if "icon" in own and own["id"] in view.selected:
        own["icon"] = f"{own['icon']}-selected"
    return own


def assert_same_rows(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    """Equal but for their order, and for the rounding of an opacity."""

    def key(row: dict[str, Any]) -> str:
        return json.dumps({k: v for k, v in row.items() if k not in ("color", "fill")})

    for one, other in zip(sorted(found, key=key), sorted(expected, key=key), strict=True):
        assert key(one) == key(other)
        for name in {"color", "fill"} & one.keys():
            assert one[name] == pytest.approx(other[name], abs=1)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(query, id=name, marks=() if name == "depots" else pytest.mark.slow)
        for name, query in VIEWS.items()
    ],
)
def test_the_pages_deck_sliced_is_the_charts(package: Package, query: str) -> None:
    view = from_query(query)[0]
    chart = drawn(build_deck(package, view, "light"), view)
    page = drawn(build_deck(package, scene_state(view), "light", "page"), view)
    with_rows = {name for name, layer in page.items() if sliced(layer["data"], view)}
    assert [name for name in page if name in with_rows] == list(chart)
    for name, layer in chart.items():
        other = page[name]
        assert_same_rows(sliced(other.pop("data"), view), layer.pop("data"))
        for settings in (layer, other):
            # The page filters by the zoom of each of its views; an atlas holds what its rows need.
            settings.pop("filterRange", None)
            settings.pop("iconAtlas", None)
            settings.pop("iconMapping", None)
        assert layer == other, name
