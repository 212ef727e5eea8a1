"""The sentences of the Voyages page, built from the rows that it shows."""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.ship_grid import GridRow
from lib.analysis.wording import plural
from lib.cartography.headline import span_in_words
from lib.temporal import format_day
from lib.viewstate import DEFAULT, ViewState

__all__ = ["ESTIMATE_KEY", "GRID_KEY", "reading_line", "voyages_sentence"]

#: What the narrower modes leave out.
MODES = {
    "certainly": "Only what surely was in the window.",
    "on_day": "Only what is known to the day.",
}
#: The key to the grid, as Markdown.
GRID_KEY = (
    "▶ towards Russia  ·  ◁ towards North Korea  ·  ○ direction not reported  ·  "
    "□ round a mark: transponder reported off  ·  pale bar: days on which it may have been, "
    "fainter where it lies partly outside the window  ·  line through a mark: a leg, departure to "
    "arrival  ·  dotted: may be the same call, or two parts of one.  \n"
    "Strip: full height, a ship on a published image  ·  half height, an image and no ship "
    "reported  ·  "
    "blank, no published image, which is not evidence of absence."
)
#: The key to running totals.
ESTIMATE_KEY = (
    "Thin line: the days a figure counts, from its stated start to the day it was given. "
    "Filled: a figure. Open with an arrow: “or more”, “up to”. Two marks: a range. Figures are "
    "not joined: starts, piers and methods differ."
)


def reading_line(view: ViewState) -> str:
    """How to read the page, and what the view leaves to be said.

    >>> from lib.viewstate import DEFAULT
    >>> from dataclasses import replace
    >>> from datetime import date
    >>> reading_line(replace(DEFAULT, known_on=date(2023, 10, 31))).endswith("by 31 Oct 2023.")
    True
    """
    parts = [
        "One mark is one reported call or leg, not a voyage made: some may tell of the same call. "
        "Rows are never added up; totals stand below with those who give them."
    ]
    if view.mode != DEFAULT.mode:
        parts.append(MODES[view.mode])
    if view.known_on is not None:
        parts.append(f"As published by {format_day(view.known_on)}.")
    return " ".join(parts)


def voyages_sentence(rows: Sequence[GridRow], view: ViewState) -> str:
    """How many calls and legs are shown, and of how many the ship is named.

    >>> from lib.viewstate import DEFAULT
    >>> voyages_sentence((), DEFAULT)
    'No call or leg is reported between August 2023 and March 2024 by what the filters let through'
    """
    named = sum(len(row.marks) for row in rows if row.named)
    unnamed = sum(len(row.marks) for row in rows if not row.named)
    span = span_in_words(view)
    if not named + unnamed:
        return f"No call or leg is reported {span} by what the filters let through"
    verb = "is" if named + unnamed == 1 else "are"
    counted = plural(named + unnamed, "call or leg", "calls and legs")
    return (
        f"{counted} {verb} reported {span}: {named:,} by named ships, "
        f"{unnamed:,} by ships that no source names"
    )
