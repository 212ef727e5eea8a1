"""What the labels of the map say, and where those that matter stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = [
    "MARK_OFFSETS",
    "PLACE_LABELS",
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
        "depot-yegorlykskaya": PlaceLabel("Yegorlykskaya", 2, "above"),
        "depot-mozdok": PlaceLabel("Mozdok", 2, "right"),
        "depot-toropets-107": PlaceLabel("Toropets", 2, "left"),
        "depot-karachev-67": PlaceLabel("Karachev", 2, "left"),
        "depot-soldatskoye": PlaceLabel("Soldatskoye", 2, "right"),
        "range-ashuluk": PlaceLabel("Ashuluk", 2, "right"),
        "range-vladimirovka": PlaceLabel("Vladimirovka", 2, "above"),
        "storage-ussuriysk": PlaceLabel("near Ussuriysk", 3, "left"),
        "zhoushan-xinya": PlaceLabel("Zhoushan shipyard", 3, "right", 3.5),
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
        ("observation", "dunai"): (4, 20),
        ("observation", "station-tumangang"): (-17, 10),
        ("observation", "station-khasan"): (15, -12),
        ("observation", "crossing-friendship-bridge"): (16, 14),
        ("event", "najin"): (-30, 2),
    }
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
