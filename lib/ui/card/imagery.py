"""Links to public imagery of a card's record."""

from __future__ import annotations

from datetime import timedelta

from lib.analysis.imagery_links import copernicus_link, worldview_link
from lib.temporal import format_window
from lib.ui.card.context import CardContext
from lib.ui.sheet import Block, Pair, Pairs

__all__ = ["imagery"]

NOTE = (
    "These open other sites, framed to the stated radius: Sentinel-2 at 10 m, about every five "
    "days; VIIRS at 375 m, daily. Clouds may hide a place; most records rest on finer images."
)


def imagery(context: CardContext) -> list[Block]:
    """One line a place, with its days and a link to each site."""
    pairs = tuple(
        Pair(
            at.name,
            "",
            links=(
                ("Copernicus Browser", copernicus_link(at.view)),
                ("NASA Worldview", worldview_link(at.view)),
            ),
            muted=format_window(at.view.first, at.view.last + timedelta(days=1)),
        )
        for at in context.imagery
    )
    return [Pairs(pairs, title="Imagery", note=NOTE, is_folded=True)] if pairs else []
