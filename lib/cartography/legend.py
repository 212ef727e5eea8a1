"""The legend: every class as a switch, with what of it the window shows."""

from __future__ import annotations

from dataclasses import dataclass

from lib.cartography.records import filtered_records, in_window, placed
from lib.cartography.symbology import GROUPS, SYMBOLS
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["LegendEntry", "LegendGroup", "legend"]


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
    records = placed(filtered_records(package, state))
    totals = records["layer"].value_counts()
    counts = in_window(records, state)["layer"].value_counts()

    def entries(group: str) -> tuple[LegendEntry, ...]:
        return tuple(
            LegendEntry(
                symbol.layer,
                symbol.name,
                int(counts.get(symbol.layer, 0)),
                int(totals.get(symbol.layer, 0)),
                symbol.layer in state.layers,
            )
            for symbol in SYMBOLS.values()
            if symbol.group == group
        )

    return tuple(LegendGroup(group, entries(group)) for group in GROUPS)
