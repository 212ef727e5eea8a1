"""The rows of a table that a view shows, with what charts need, and how many it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import pandas as pd

from lib.analysis.dated_rows import dated_rows
from lib.analysis.extent import record_extent
from lib.analysis.wording import plural
from lib.cartography import filtered_records
from lib.cartography.records import effective_window
from lib.catalog import Package
from lib.temporal import (
    knowledge_on,
    share_in_window,
    shown_mask,
)
from lib.ui.charts.style import Days
from lib.viewstate import ViewState

__all__ = ["ShownRows", "shown_days", "shown_rows"]


@dataclass(frozen=True)
class ShownRows:
    """The rows of a table: those in the window, and those not shown, by why.

    Each frame has the table's columns, ``id``, ``title``, ``when`` and the day bounds.
    """

    frame: pd.DataFrame
    """Shown; with the ``share`` of each that the window holds."""
    outside: pd.DataFrame
    """Dated outside the window, or not surely in it in the view's mode."""
    undated: pd.DataFrame
    filtered: pd.DataFrame
    """Left out by filters, or not yet published on the day "as known on"."""

    def narrowed(self, choose: Callable[[pd.DataFrame], pd.DataFrame]) -> ShownRows:
        """The same with only the rows that ``choose`` keeps of each frame."""
        frames = (self.frame, self.outside, self.undated, self.filtered)
        return ShownRows(*(choose(frame) for frame in frames))

    def where(self, column: str, values: Collection[str]) -> ShownRows:
        """The same with only the rows that have one of these values in a column."""
        return self.narrowed(lambda frame: frame[frame[column].isin(list(values))])

    def left_out(self, one: str, many: str = "") -> str:
        """What is not shown, in words; blank where everything is.

        >>> none, two = pd.DataFrame(), pd.DataFrame({"id": ["E060", "E061"]})
        >>> ShownRows(none, two, none, none).left_out("figure")
        'Not shown: 2 figures outside the window.'
        """
        reasons = (
            (self.outside, "outside the window"),
            (self.undated, "without a date"),
            (self.filtered, "left out by filters"),
        )
        parts = [
            f"{plural(len(frame), one, many)} {reason}" for frame, reason in reasons if len(frame)
        ]
        return f"Not shown: {', '.join(parts)}." if parts else ""


def shown_days(package: Package, view: ViewState) -> Days:
    """Return the days that charts cover: those that the view counts and the record reaches."""
    first, end = record_extent(package)
    window = effective_window(view)
    start, after = max(window.start, first), min(window.end, end)
    return Days(start, after) if start < after else Days(window.start, window.end)


def shown_rows(package: Package, view: ViewState, table: str) -> ShownRows:
    """Return the rows of a table in the view's window that its filters let through.

    Rows of a table that the map draws are those that the map knows: a row that another one
    stands for is left out there and here. Layers are switches of the map and leave no row out.
    """
    rows = dated_rows(package, table)
    kept = _filtered(package, view, table, rows)
    window = effective_window(view)
    mask = shown_mask(kept, window.start, window.end, view.mode)
    shown, other = kept[mask], kept[~mask]
    dated = other["earliest_start_day"].notna()
    return ShownRows(
        shown.assign(share=share_in_window(shown, window.start, window.end)),
        other[dated],
        other[~dated],
        rows[~rows.index.isin(kept.index)],
    )


def _filtered(package: Package, view: ViewState, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    if table in ("voyages", "observations"):
        return rows[rows["id"].isin(filtered_records(package, view)["id"])]
    if "confidence" not in rows.columns:
        return rows
    keep = rows["confidence"].str.replace(" ", "_").isin(view.confidence)
    if view.known_on is not None:
        keep &= knowledge_on(rows["known_from"], view.known_on) != "not_yet"
    return rows[keep]
