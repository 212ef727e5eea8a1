"""What the time map draws: the Deck of all records, its extents, flags and imagery coverage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from lib.analysis.coverage import NAJIN, coverage_days
from lib.analysis.extent import record_extent
from lib.cartography.basemap import GROUND_CREDITS
from lib.cartography.comparison import DATED_LAYERS
from lib.cartography.fit import WHOLE_LINE
from lib.cartography.record_filters import filtered_records
from lib.cartography.scene import build_deck
from lib.cartography.symbology import SYMBOLS, icon_name
from lib.cartography.time_map.scene import (
    Coverage,
    Extent,
    Flag,
    KeyEntry,
    MapScene,
    scene_state,
)
from lib.cartography.tokens import Theme
from lib.catalog import Package
from lib.viewstate import ViewState, Window

__all__ = ["ATTRIBUTION", "map_key", "map_scene"]

#: Parts of the map with a name: the overview, the two insets of `look`, and the bridge on phones.
EXTENTS = (
    Extent("line", "Whole line", "The whole line", "", WHOLE_LINE, inset=False),
    Extent(
        "depots",
        "Depots",
        "Depots and ranges named in reports",
        "circle: uncertainty",
        (33.0, 43.1, 48.4, 51.2),
    ),
    Extent(
        "sea-leg",
        "Sea leg",
        "The sea leg: Najin to Dunai, then Vostochny",
        "path inferred",
        (129.6, 41.4, 134.2, 43.7),
    ),
    Extent("bridge", "Bridge", "The rail bridge", "", (130.4, 42.3, 130.8, 42.55), inset=False),
)
#: Events marked above the histogram, by the day on which they stand in the record.
FLAGS = (
    Flag(date(2023, 10, 13), "White House release"),
    Flag(date(2024, 9, 21), "Tikhoretsk depot struck"),
    Flag(date(2025, 4, 15), "Open Source Centre: 64 voyages"),
)
#: Layers that the key of a saved picture explains by their lines.
LINES: Mapping[str, tuple[KeyEntry, ...]] = MappingProxyType(
    {
        "voyage": (
            KeyEntry("Leg: ends reported, path schematic", "voyage", line="dashed"),
            KeyEntry("Call: other end not reported", "voyage", line="solid"),
        ),
        "rail": (KeyEntry("Rail corridor, indicative", "rail", line="dotted"),),
    }
)
#: First day of the time bar: a month before the first report of the traffic. Three older records
#: (works and a closure, 2018-2020) are shown by wider windows.
BAR_FROM = date(2022, 10, 1)
ATTRIBUTION = " · ".join(GROUND_CREDITS)


@lru_cache(maxsize=48)
def _scene(package: Package, state: ViewState, theme: Theme) -> MapScene:
    records = filtered_records(package, state)
    _, end = record_extent(package)
    days = coverage_days(package, NAJIN)
    borders = package.tables["borders"]
    primary = borders.loc[borders["is_primary"].astype(bool)]
    return MapScene(
        deck_json=build_deck(package, state, theme, slicing="page").to_json(),
        theme=theme,
        records=records.loc[records["layer"].isin(state.layers)],
        extents=EXTENTS,
        days=Window(BAR_FROM, end),
        histogram_layers=DATED_LAYERS,
        flags=FLAGS,
        coverage=Coverage("Najin", days.ship_days, days.empty_days),
        borders=tuple(zip(primary["border_id"], primary["name"], strict=True)),
        legend=map_key(state),
        attribution=ATTRIBUTION,
    )


def map_key(state: ViewState) -> tuple[KeyEntry, ...]:
    """Return what the marks and lines of the switched-on layers mean."""
    shown = [symbol for symbol in SYMBOLS.values() if symbol.layer in state.layers]
    marks = [
        KeyEntry(symbol.name, symbol.layer, icon=icon_name(symbol.layer))
        for symbol in shown
        if symbol.layer not in LINES
    ]
    lines = [LINES[symbol.layer] for symbol in shown if symbol.layer in LINES]
    return (*marks, *chain.from_iterable(lines))


def map_scene(package: Package, view: ViewState, theme: Theme) -> MapScene:
    """The scene of a view; views that differ only in time, camera and selection share one."""
    return _scene(package, scene_state(view), theme)
