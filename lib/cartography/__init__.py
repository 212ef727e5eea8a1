"""The map: what is drawn, how it looks, what stands in words beside it."""

from lib.cartography.diff_scene import build_diff_deck
from lib.cartography.headline import Headline, headline, text_alternative
from lib.cartography.legend import LegendEntry, LegendGroup, legend
from lib.cartography.record_filters import filtered_records
from lib.cartography.record_frame import map_records
from lib.cartography.records import (
    shown_records,
    undated_records,
    unplaced_records,
)
from lib.cartography.scene import build_deck
from lib.cartography.symbology import SYMBOLS, Symbol
from lib.cartography.tokens import THEMES, Theme, colours, rgba
from lib.cartography.view_words import ViewWords, view_in_words

__all__ = [
    "SYMBOLS",
    "THEMES",
    "Headline",
    "LegendEntry",
    "LegendGroup",
    "Symbol",
    "Theme",
    "ViewWords",
    "build_deck",
    "build_diff_deck",
    "colours",
    "filtered_records",
    "headline",
    "legend",
    "map_records",
    "rgba",
    "shown_records",
    "text_alternative",
    "undated_records",
    "unplaced_records",
    "view_in_words",
]
