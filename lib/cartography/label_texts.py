"""What the labels of the map say, and where those that matter stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = [
    "COUNTRIES",
    "MARK_OFFSETS",
    "PLACE_LABELS",
    "WATERS",
    "Fixed",
    "PlaceLabel",
    "Side",
    "map_name",
    "mark_offset",
]

Side = Literal["right", "left", "above", "below"]


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """A record place's label: short name, rank (1: readers came for it), side of its mark."""

    text: str
    rank: int
    side: Side
    from_zoom: float = 0.0


@dataclass(frozen=True, slots=True)
class Fixed:
    """A name that belongs to an area: its text, centre, size in pixels, zooms."""

    text: str
    lon: float
    lat: float
    size: float
    from_zoom: float = 0.0


#: Set by hand: the places around which marks crowd.
PLACE_LABELS: Mapping[str, PlaceLabel] = MappingProxyType(
    {
        "najin": PlaceLabel("Najin", 1, "left"),
        "depot-tikhoretsk": PlaceLabel("Tikhoretsk", 1, "left"),
        "dunai": PlaceLabel("Dunai", 1, "above", 4.5),
        "vostochny": PlaceLabel("Vostochny", 1, "right", 4.5),
        "vladivostok": PlaceLabel("Vladivostok", 2, "left"),
        "nakhodka": PlaceLabel("Nakhodka", 3, "above"),
        "crossing-friendship-bridge": PlaceLabel("Friendship Bridge", 2, "right"),
        "station-tumangang": PlaceLabel("Tumangang", 2, "left"),
        "station-khasan": PlaceLabel("Khasan", 2, "above"),
        "crossing-road-bridge": PlaceLabel("New road bridge", 3, "right"),
        "chongjin": PlaceLabel("Chongjin", 2, "left"),
        "depot-yegorlykskaya": PlaceLabel("Yegorlykskaya", 2, "right"),
        "depot-mozdok": PlaceLabel("Mozdok", 2, "right"),
        "depot-toropets-107": PlaceLabel("Toropets", 2, "left"),
        "depot-karachev-67": PlaceLabel("Karachev", 2, "left"),
        "depot-soldatskoye": PlaceLabel("Soldatskoye", 2, "right"),
        "range-ashuluk": PlaceLabel("Ashuluk", 2, "right"),
        "range-vladimirovka": PlaceLabel("Vladimirovka", 2, "left"),
        "storage-ussuriysk": PlaceLabel("near Ussuriysk", 3, "left"),
        "vladivostok-anchorage": PlaceLabel("", 9, "right"),
    }
)

Offset = tuple[int, int]
#: Where the marks of a class stand, in pixels from their place (x right, y down).
MARK_OFFSETS: Mapping[str, Offset] = MappingProxyType(
    {"observation": (16, 12), "event": (-16, 14), "claim": (16, -14)}
)
#: Places whose surroundings are taken: the fan of calls, the next port, the bridge.
OFFSETS_AT: Mapping[tuple[str, str], Offset] = MappingProxyType(
    {
        ("observation", "najin"): (-20, 21),
        ("observation", "vladivostok"): (20, -4),
        ("observation", "station-tumangang"): (-17, 10),
        ("observation", "station-khasan"): (15, -12),
        ("observation", "crossing-friendship-bridge"): (16, 14),
        ("event", "najin"): (-30, 2),
    }
)

COUNTRIES = (
    Fixed("Russia", 96.0, 63.0, 13),
    Fixed("Ukraine", 31.2, 48.9, 12),
    Fixed("Kazakhstan", 67.5, 48.2, 12),
    Fixed("China", 108.0, 37.5, 12),
    Fixed("China", 129.2, 44.6, 11.5, 5.5),
    Fixed("Mongolia", 103.5, 46.2, 12),
    Fixed("Japan", 140.4, 37.2, 11.5),
    Fixed("North Korea", 127.2, 40.6, 11, 3.5),
    Fixed("South Korea", 127.9, 36.4, 11, 3.5),
    Fixed("Belarus", 27.8, 53.4, 11, 3.0),
    Fixed("Poland", 20.2, 52.2, 11, 3.0),
    Fixed("Romania", 25.0, 45.9, 11, 3.0),
    Fixed("Türkiye", 34.5, 39.2, 11, 3.0),
    Fixed("Georgia", 43.2, 42.15, 11, 4.0),
    Fixed("Uzbekistan", 63.5, 41.6, 11, 3.0),
    Fixed("Finland", 26.5, 62.8, 11, 3.0),
    Fixed("Russia", 43.4, 50.6, 11.5, 4.0),
    Fixed("Russia", 134.6, 45.2, 11.5, 5.5),
)

WATERS = (
    Fixed("Black Sea", 34.0, 43.3, 12.5, 2.0),
    Fixed("Sea of Azov", 36.55, 46.02, 11.5, 4.0),
    Fixed("Caspian Sea", 50.4, 42.4, 12, 2.0),
    Fixed("Sea of Japan / East Sea", 134.6, 40.0, 12.5, 2.5),
    Fixed("Sea of Okhotsk", 148.0, 54.0, 12.5, 2.5),
    Fixed("Yellow Sea", 123.2, 36.0, 12, 3.0),
    Fixed("Lake Baikal", 107.6, 53.1, 11, 4.5),
    Fixed("Aral Sea", 59.6, 45.2, 11, 4.5),
    Fixed("Peter the Great Gulf", 131.65, 42.62, 11.5, 6.5),
    Fixed("Baltic Sea", 19.6, 58.0, 12, 3.0),
)


def map_name(name: str) -> str:
    """Return the short form of a place's name: without what stands in brackets.

    >>> map_name("Wonsan port"), map_name("Hungnam (Hamhung) port")
    ('Wonsan', 'Hungnam')
    """
    return name.partition(" (")[0].removesuffix(" port").removesuffix(" coast")


def mark_offset(layer: str, anchor: str) -> Offset:
    """Return where a class's mark stands beside a place, in pixels: x right, y down.

    >>> mark_offset("observation", "najin"), mark_offset("observation", "depot-mozdok")
    ((-20, 21), (-16, 12))
    """
    if (layer, anchor) in OFFSETS_AT:
        return OFFSETS_AT[layer, anchor]
    x, y = MARK_OFFSETS[layer]
    label = PLACE_LABELS.get(anchor)
    # Away from the label, which would hide them.
    return (-x, y) if label is not None and label.side == "right" else (x, y)
