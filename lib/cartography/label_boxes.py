"""A label, and the room that it takes around its point."""

from __future__ import annotations

from dataclasses import dataclass

from lib.cartography.label_texts import Side
from lib.cartography.placement import Box

__all__ = ["GAP_PX", "UNDER_PX", "Label", "label_box", "offset_of", "text_width", "under_offset"]

UNDER_PX = 11
#: From a mark's centre to its label.
GAP_PX = 11
MARGIN_PX = 2
#: Widths of characters as shares of the size: a letter, a capital or wide letter, a Hangul.
LETTER, CAPITAL, HANGUL = 0.53, 0.68, 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label where placement has put it."""

    style: str
    """place, station, town, country, water, note or under (a note's second part alone)."""
    id: str
    """Record that it names; empty for the base map's."""
    text: str
    under: str
    """What is printed under it: the name in the local script, a remark; may be empty."""
    lon: float
    lat: float
    size: float
    rank: float
    side: Side | None
    """Side of the mark; None: on the point itself."""
    from_zoom: float
    is_set: bool = False
    """Whether the side was set by hand and is not to be changed."""


def text_width(text: str, size: float) -> float:
    """Return the width of a text in pixels, rather too wide than too narrow.

    >>> text_width("Najin", 14) < text_width("나진항", 14)
    True
    """
    shares = (HANGUL if c > "\u2e80" else CAPITAL if c.isupper() else LETTER for c in text)
    return size * sum(shares)


def offset_of(label: Label) -> tuple[float, float]:
    """Return where the label's first line is centred, in pixels from its point (y down)."""
    shift = label.size * 0.62 if label.under else 0.0
    if label.side == "right":
        return GAP_PX, -shift / 2
    if label.side == "left":
        return -GAP_PX, -shift / 2
    if label.side == "above":
        return 0.0, -GAP_PX - label.size * 0.5 - (UNDER_PX if label.under else 0)
    if label.side == "below":
        return 0.0, GAP_PX + label.size * 0.6 * (label.text.count("\n") + 1)
    return 0.0, 0.0


def under_offset(label: Label) -> tuple[float, float]:
    """Return where the second part is centred, in pixels from the label's point."""
    x, y = offset_of(label)
    return x, y + label.size * 0.5 + _under_height(label) / 2


def _under_height(label: Label) -> float:
    return UNDER_PX * 1.2 * (label.under.count("\n") + 1) if label.under else 0.0


def label_box(label: Label) -> Box:
    """Return the room that a label takes, both of its parts, with a margin."""
    x, y = offset_of(label)
    lines = [(line, label.size) for line in label.text.split("\n")]
    lines += [(line, UNDER_PX) for line in label.under.split("\n")]
    width = max(text_width(line, size) for line, size in lines)
    half = label.size * 0.6 * (label.text.count("\n") + 1)
    left = {"right": x, "left": x - width}.get(label.side or "", x - width / 2)
    return Box(
        label.lon,
        label.lat,
        left - MARGIN_PX,
        y - half - MARGIN_PX,
        left + width + MARGIN_PX,
        y + half + _under_height(label) + MARGIN_PX,
        label.from_zoom,
        label.id or f"{label.lon} {label.lat}",
    )
