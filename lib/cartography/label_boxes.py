"""A label, and the room that it takes around its point."""

from __future__ import annotations

from dataclasses import dataclass

from lib.cartography.label_texts import Side
from lib.cartography.placement import Box

__all__ = ["GAP_PX", "NATIVE_PX", "Label", "label_box", "native_offset", "offset_of", "text_width"]

NATIVE_PX = 11
#: From a mark's centre to its label.
GAP_PX = 11
MARGIN_PX = 2
#: Widths of characters as shares of the size: a letter, a capital or wide letter, a Hangul.
LETTER, CAPITAL, HANGUL = 0.53, 0.68, 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label where placement has put it."""

    style: str
    """place, town, country or water."""
    id: str
    """Record that it names; empty for the base map's."""
    text: str
    native: str
    """The name in the local script, printed under it; empty where there is none."""
    lon: float
    lat: float
    size: float
    rank: int
    side: Side | None
    """Side of the mark; None: on the point itself."""
    from_zoom: float


def text_width(text: str, size: float) -> float:
    """Return the width of a text in pixels, rather too wide than too narrow.

    >>> text_width("Najin", 14) < text_width("나진항", 14)
    True
    """
    shares = (HANGUL if c > "\u2e80" else CAPITAL if c.isupper() else LETTER for c in text)
    return size * sum(shares)


def offset_of(label: Label) -> tuple[float, float]:
    """Return where the label's first line is centred, in pixels from its point (y down)."""
    shift = label.size * 0.62 if label.native else 0.0
    if label.side == "right":
        return GAP_PX, -shift / 2
    if label.side == "left":
        return -GAP_PX, -shift / 2
    if label.side == "above":
        return 0.0, -GAP_PX - label.size * 0.5 - (NATIVE_PX if label.native else 0)
    if label.side == "below":
        return 0.0, GAP_PX + label.size * 0.5
    return 0.0, 0.0


def native_offset(label: Label) -> tuple[float, float]:
    """Return where the native name's line is centred, in pixels from the label's point."""
    x, y = offset_of(label)
    return x, y + label.size * 0.5 + NATIVE_PX * 0.62


def label_box(label: Label) -> Box:
    """Return the room that a label takes, both of its lines, with a margin."""
    x, y = offset_of(label)
    width = max(text_width(label.text, label.size), text_width(label.native, NATIVE_PX))
    left = {"right": x, "left": x - width}.get(label.side or "", x - width / 2)
    top = y - label.size * 0.6
    bottom = y + label.size * 0.6
    if label.native:
        bottom = native_offset(label)[1] + NATIVE_PX * 0.6
    return Box(
        label.lon,
        label.lat,
        left - MARGIN_PX,
        top - MARGIN_PX,
        left + width + MARGIN_PX,
        bottom + MARGIN_PX,
        label.from_zoom,
        label.id or f"{label.style} {label.text} {label.lon}",
    )
