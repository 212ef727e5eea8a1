"""The legend: every class as a switch, with what of it the window shows."""

from __future__ import annotations

from dataclasses import dataclass

from lib.cartography.records import placed_counts
from lib.cartography.symbology import GROUPS, SYMBOLS
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["HOW_SURE", "STROKES", "LegendEntry", "LegendGroup", "legend"]

#: The grammar of doubt, the same on map, card and time bar: lines by how an end is known ...
STROKES = (("—", "observed"), ("- -", "reported"), ("···", "inferred"))
#: ... and marks.
HOW_SURE = (
    "Filled: located. Hollow: a proxy stands in. Dashed circle: position uncertainty, to scale.",
    "Faint: only partly inside the window.",
)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One class: its switch and its counts."""

    layer: str
    """Id of the layer; also its colour role."""
    label: str
    count: int
    """Records that the map shows in the window while the layer is on."""
    total: int
    """Records with a place that the filters let through, at any time or undated."""
    is_on: bool


@dataclass(frozen=True, slots=True)
class LegendGroup:
    """Classes under one heading."""

    title: str
    entries: tuple[LegendEntry, ...]


def legend(package: Package, state: ViewState) -> tuple[LegendGroup, ...]:
    """Return the legend of a view, group by group.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> [group.title for group in legend(load_package(), DEFAULT)]
    ['Sea', 'Rail', 'Storage', 'Record']
    """
    counts, totals = placed_counts(package, state)

    def entries(group: str) -> tuple[LegendEntry, ...]:
        return tuple(
            LegendEntry(
                symbol.layer,
                symbol.name,
                counts.get(symbol.layer, 0),
                totals.get(symbol.layer, 0),
                symbol.layer in state.layers,
            )
            for symbol in SYMBOLS.values()
            if symbol.group == group
        )

    return tuple(LegendGroup(group, entries(group)) for group in GROUPS)
