"""The heavy part of the map: the Deck, the records, the extents. Sent when it changes, not else."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from lib.cartography.record_filters import FILTER_FIELDS
from lib.cartography.time_map.view_json import day_of, day_span
from lib.cartography.tokens import Theme, colours
from lib.viewstate import ViewState, only
from lib.viewstate.state import FIRST_DAY, LAST_DAY, Window

__all__ = [
    "Coverage",
    "Extent",
    "Flag",
    "KeyEntry",
    "MapScene",
    "records_of",
    "scene_bytes",
    "scene_json",
    "scene_state",
    "still_scene",
]


#: Higher levels take up to six times as long and save nothing.
GZIP_LEVEL = 5
#: Columns of records that the browser reads.
RECORD_COLUMNS = (
    *("id", "layer", "title", "lon", "lat", "radius_m", "record_kind", "on_day"),
    *(f"{bound}_{end}_day" for bound in ("earliest", "latest") for end in ("start", "end")),
)


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the map with a name: a tab on phones, an inset where there is room."""

    id: str
    tab: str
    """One or two words, for the tab."""
    title: str
    note: str
    """How to read it, in a few words; may be empty."""
    bounds: tuple[float, float, float, float]
    """West, south, east, north in degrees, EPSG:4326."""
    inset: bool = True


@dataclass(frozen=True, slots=True)
class Flag:
    """An event marked above the histogram."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A class in the key of the saved picture: a mark of the Deck, or a line."""

    label: str
    colour: str
    """Role in the colour tokens."""
    icon: str = ""
    """Name of the mark in the Deck's atlases; empty for a line."""
    line: Literal["", "solid", "dashed", "dotted"] = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Days with a dated image; of every other day nothing is known."""

    title: str
    ship_days: tuple[date, ...]
    empty_days: tuple[date, ...]


@dataclass(frozen=True)
class MapScene:
    """Everything that the map draws until layers, filters or theme change."""

    deck_json: str
    """JSON of a Deck built for slicing in the page."""
    theme: Theme
    records: pd.DataFrame
    """One row each with ``id, layer, title``, day bounds, ``lon, lat, radius_m``."""
    extents: Sequence[Extent]
    """The first is the home of the main map."""
    days: Window
    """Days that the time bar spans."""
    histogram_layers: Sequence[str]
    """Layers whose records the histogram counts."""
    flags: Sequence[Flag] = ()
    coverage: Coverage | None = None
    borders: Sequence[tuple[str, str]] = ()
    """Id and name of the borders that can be measured to, the first one preset."""
    legend: Sequence[KeyEntry] = ()
    """What the marks and lines mean, for the key of the saved picture."""
    attribution: str = ""

    @cached_property
    def packed(self) -> bytes:
        """The scene's JSON, gzipped: made once, a quarter of its size on the wire."""
        text = json.dumps(scene_json(self), ensure_ascii=False, separators=(",", ":"))
        # As small as by the highest level to a thousandth, in a sixth of the time.
        return gzip.compress(text.encode(), compresslevel=5, mtime=0)


def scene_state(view: ViewState) -> ViewState:
    """Return the part of a view that decides the scene; all else the browser does itself.

    The Deck is built with every record in its window, so that the browser alone fades them.

    Examples
    --------
    >>> from lib.viewstate import DEFAULT
    >>> moved = replace(DEFAULT, camera=replace(DEFAULT.camera, zoom=9), selected=("V004",))
    >>> scene_state(moved) == scene_state(DEFAULT)
    True
    """
    shared = only(view, "layers", "data_version", *FILTER_FIELDS)
    return replace(shared, window=Window(FIRST_DAY, LAST_DAY))


def still_scene(deck_json: str, theme: Theme) -> MapScene:
    """Return the scene of a Deck without time: none of its rows is sliced.

    Parameters
    ----------
    deck_json
        The Deck's JSON.
    theme
        The one in which it was built.
    """
    world = Extent("world", "", "", "", (-180.0, -85.0, 180.0, 85.0), inset=False)
    no_records = pd.DataFrame(columns=[*RECORD_COLUMNS])
    days = Window(FIRST_DAY, LAST_DAY)
    return MapScene(deck_json, theme, no_records, (world,), days, histogram_layers=())


def records_of(records: pd.DataFrame) -> dict[str, list[Any]]:
    """Return dated records column by column, as the browser reads them.

    Parameters
    ----------
    records
        Columns ``id, layer, title, lon, lat, radius_m`` and those of
        `lib.temporal.with_day_bounds`. Undated rows are left out: no window shows them.
    """
    dated = records[records["earliest_start_day"].notna()]
    return {
        "id": dated["id"].astype(str).tolist(),
        "layer": dated["layer"].astype(str).tolist(),
        "label": dated["title"].astype(str).tolist(),
        "es": dated["earliest_start_day"].astype(int).tolist(),
        "ls": dated["latest_start_day"].astype(int).tolist(),
        "ee": dated["earliest_end_day"].astype(int).tolist(),
        "le": dated["latest_end_day"].astype(int).tolist(),
        "kind": (dated["record_kind"] == "state").astype(int).tolist(),
        "day": [None if pd.isna(day) else int(day) for day in dated["on_day"]],
        "lon": [None if pd.isna(lon) else float(lon) for lon in dated["lon"]],
        "lat": [None if pd.isna(lat) else float(lat) for lat in dated["lat"]],
        "radius_m": dated["radius_m"].fillna(0).astype(float).tolist(),
    }


def scene_bytes(scene: MapScene, key: str) -> bytes:
    """Return the scene of the map ``key`` as it travels to the browser."""
    return key.encode() + b"\0" + scene.packed


def scene_json(scene: MapScene) -> dict[str, Any]:
    """Return the scene as the contract has it."""
    coverage = scene.coverage
    return {
        "deck": scene.deck_json,
        "tokens": dict(colours(scene.theme)),
        "theme": scene.theme,
        "records": records_of(scene.records),
        "extents": [asdict(extent) | {"bounds": list(extent.bounds)} for extent in scene.extents],
        "extent_days": day_span(scene.days),
        "histogram_layers": list(scene.histogram_layers),
        "flags": [{"day": day_of(flag.day), "label": flag.label} for flag in scene.flags],
        "coverage": coverage
        and {
            "title": coverage.title,
            "ship_days": [day_of(day) for day in coverage.ship_days],
            "empty_days": [day_of(day) for day in coverage.empty_days],
        },
        "borders": [{"id": border_id, "name": name} for border_id, name in scene.borders],
        "legend": [asdict(entry) for entry in scene.legend],
        "attribution": scene.attribution,
    }
