"""What each class of record looks like: shape, colour role, size. Nothing else decides it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["GROUPS", "ICON_PX", "MIN_OPACITY", "SYMBOLS", "Symbol", "icon_name", "opacity"]

Shape = Literal[
    "ring", "bar", "arrow", "square", "triangle", "circle", "bowtie", "diamond", "cross", "quote"
]

#: Side of the square that every icon fills, in CSS pixels; marks are drawn smaller inside it.
ICON_PX = 34
#: A record that hardly touches the window is still seen.
MIN_OPACITY = 0.25


@dataclass(frozen=True, slots=True)
class Symbol:
    """The mark of one class: colour is never alone, each hue has its shapes."""

    layer: str
    """Id of the class: layer switch and colour role."""
    name: str
    """The class in the legend, plural."""
    group: str
    """Heading in the legend."""
    shape: Shape
    size_px: float
    """Height of the mark in CSS pixels."""


SYMBOLS = MappingProxyType(
    {
        symbol.layer: symbol
        for symbol in (
            Symbol("port", "Ports", "Sea", "ring", 15),
            Symbol("pier", "Piers", "Sea", "bar", 15),
            Symbol("voyage", "Calls and legs", "Sea", "arrow", 13),
            Symbol("rail", "Rail corridor", "Rail", "circle", 6),
            Symbol("station", "Stations", "Rail", "circle", 7),
            Symbol("crossing", "Crossings", "Rail", "bowtie", 12),
            Symbol("depot", "Depots", "Storage", "square", 12),
            Symbol("range", "Ranges", "Storage", "triangle", 14),
            Symbol("observation", "Observations", "Record", "diamond", 13),
            Symbol("event", "Events", "Record", "cross", 13),
            Symbol("claim", "Claims", "Record", "quote", 14),
        )
    }
)
GROUPS = tuple(dict.fromkeys(symbol.group for symbol in SYMBOLS.values()))


def icon_name(layer: str, hollow: bool = False, selected: bool = False) -> str:
    """Return the name of a mark in the icon atlas.

    Examples
    --------
    >>> icon_name("depot", hollow=True, selected=True)
    'depot-hollow-selected'
    """
    return layer + ("-hollow" if hollow else "") + ("-selected" if selected else "")


def opacity(share: float) -> float:
    """Return the opacity of a record of whose possible span this share lies in the window.

    Examples
    --------
    >>> opacity(1), opacity(0.1)
    (1.0, 0.325)
    """
    return MIN_OPACITY + (1 - MIN_OPACITY) * share
