"""Who gives way to whom: marks and labels of the whole map, placed once, by rank.

All records of the package are laid out together, whatever a view shows: nothing jumps because
a neighbour came or went with time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from lib.cartography.label_boxes import Label, label_box
from lib.cartography.label_candidates import label_candidates
from lib.cartography.label_texts import MARK_OFFSETS, PLACE_LABELS, Side, mark_offset
from lib.cartography.placement import Box, first_free_zooms
from lib.cartography.record_frame import as_rows, map_records
from lib.catalog import Package

__all__ = ["PIERS_FROM_ZOOM", "Key", "Layout", "is_district", "layout"]

#: (layer, anchor).
Key = tuple[str, str]

#: Half the room that a mark needs, and the room of a number beside it, in pixels.
MARK_PX, COUNT_PX = 8, 20
#: Rank of a place that is not set by hand.
UNRANKED = 3
#: Events and claims are off until asked for: they make way for all record places.
LAST_RANK = 3.05
#: Beyond it a position is a district: its circle stands alone, a point would say too much.
DISTRICT_FROM_M = 15_000.0
#: Piers that were not located, and share their port's position, come with the harbour.
PIERS_FROM_ZOOM = 8.5
#: Sides that a label may take which is not set by hand, the preferred first.
FREE_SIDES: Mapping[str, tuple[Side, ...]] = MappingProxyType(
    {
        "place": ("right", "left", "above", "below"),
        "station": ("above", "below", "right", "left"),
        "town": ("right", "left"),
    }
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The result: from which zoom on each mark and each label is drawn."""

    marks: Mapping[Key, float]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """Something to place: what it is, the boxes that it may take."""

    order: tuple[float, ...]
    layer: str
    """Class of a mark; empty for a label."""
    anchor: str
    labels: tuple[Label, ...]
    boxes: tuple[Box, ...]


def is_district(record: Mapping[str, Any]) -> bool:
    """Whether a record's position is as wide as a district."""
    return bool(record["radius_m"] > DISTRICT_FROM_M)


@lru_cache(maxsize=2)
def layout(package: Package) -> Layout:
    """Return from which zoom on each mark and label is drawn, and on which side a label stands.

    At each rank the marks of places come first, then their labels, then what was reported of
    them. What has room at no zoom is left out.
    """
    items = [*_place_items(package), *_report_items(package), *_label_items(package)]
    items.sort(key=lambda item: item.order)
    marks: dict[Key, float] = {}
    anchors: dict[str, float] = {}
    labels: list[Label] = []
    found = first_free_zooms([item.boxes for item in items], [])
    for item, place in zip(items, found, strict=True):
        if place is None:
            continue
        # Nothing is written beside a mark that is not there yet.
        zoom = max(place[1], anchors.get(item.anchor, 0.0))
        if item.layer:
            marks[item.layer, item.anchor] = zoom
            anchors.setdefault(item.anchor, zoom)
        else:
            labels.append(replace(item.labels[place[0]], from_zoom=zoom))
    return Layout(marks, tuple(labels))


def _rank(anchor: str) -> int:
    return PLACE_LABELS[anchor].rank if anchor in PLACE_LABELS else UNRANKED


def _turn(anchor: str) -> int:
    """Place in the order of the labels set by hand."""
    return [*PLACE_LABELS].index(anchor) if anchor in PLACE_LABELS else len(PLACE_LABELS)


def _place_items(package: Package) -> Iterator[_Item]:
    records = map_records(package)
    places = records[(records["table"] == "places") & (records["id"] == records["anchor"])]
    for row in as_rows(places):
        anchor, half = row["anchor"], 4 if is_district(row) else MARK_PX
        box = Box(row["lon"], row["lat"], -half, -half, half, half, 0.0, anchor)
        order = (_rank(anchor), 0, _turn(anchor))
        yield _Item(order, row["layer"], anchor, (), (box,))


def _report_items(package: Package) -> Iterator[_Item]:
    records = map_records(package)
    for layer in MARK_OFFSETS:
        found = records[(records["layer"] == layer) & records["lon"].notna()]
        for row in as_rows(found.drop_duplicates("anchor")):
            anchor = row["anchor"]
            x, y = mark_offset(layer, anchor)
            edges = (x - MARK_PX, y - MARK_PX, x + MARK_PX + COUNT_PX, y + MARK_PX)
            # Beside a label set by hand they were set by hand too.
            owner = anchor if anchor in PLACE_LABELS else ""
            box = Box(row["lon"], row["lat"], *edges, 0.0, owner)
            rank = _rank(anchor) if layer == "observation" else LAST_RANK
            yield _Item((rank, 2, _turn(anchor)), layer, anchor, (), (box,))


def _label_items(package: Package) -> Iterator[_Item]:
    for label in label_candidates(package):
        options: tuple[Label, ...] = (label,)
        if label.side is not None and not label.is_set:
            options = tuple(replace(label, side=side) for side in FREE_SIDES[label.style])
        order = (label.rank, 1, _turn(label.id), label.from_zoom)
        yield _Item(order, "", label.id, options, tuple(map(label_box, options)))
