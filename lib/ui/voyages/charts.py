"""The charts beside the grid of ships: imagery, the quay, depots, the crossing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lib.analysis.coverage import CoverageDays
from lib.analysis.coverage_statements import CoverageStatement
from lib.analysis.dated import Dated
from lib.analysis.quay import QuayPile
from lib.analysis.site_timeline import SiteSighting
from lib.ui.charts.style import Days
from lib.ui.voyages.lane_chart import lane_chart
from lib.ui.voyages.lanes import Lane, LaneMark
from lib.ui.voyages.panel_chart import panel_chart
from lib.ui.voyages.panels import Panel, PanelPoint
from lib.units import format_number

__all__ = [
    "STRIP_TITLE",
    "coverage_chart",
    "pile_chart",
    "quay_chart",
    "site_chart",
    "tips",
]

STRIP_TITLE = "Days with a published image of Najin"
QUAY_PX = 150


def tips(when: Dated, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """What every mark says under the pointer, and what this one says besides."""
    said = [(label, text) for label, text in more if text]
    return (("Record", f"{when.title} ({when.id})"), ("Date", when.when), *said)


def coverage_chart(
    statements: Sequence[CoverageStatement],
    coverage: CoverageDays,
    days: Days,
    tone: Mapping[str, str],
) -> dict[str, Any]:
    """Days with an image as a strip; under it each observer's total as text over its span."""
    lanes = [Lane(f"{s.observer}: {s.total}", marks=(_spanning(s),)) for s in statements if s.total]
    return lane_chart(
        lanes,
        days,
        tone,
        "bar",
        "Days with a published image of Najin, and what observers say of how often they looked",
        strip=(STRIP_TITLE, coverage),
    )


def _spanning(statement: CoverageStatement) -> LaneMark:
    """A span as a whole: a line with nothing at any of its days."""
    when = statement.dated
    return LaneMark(
        replace(when, id=""),  # it has no card to open
        shape="stroke",
        text=statement.place,
        span=when.sure_days,
        tip=(("Span", when.when),),
    )


def quay_chart(
    piles: Sequence[QuayPile],
    days: Days,
    tone: Mapping[str, str],
    selected: Collection[str],
) -> dict[str, Any]:
    """Counted containers: a stem a count, filled for the whole port, open for one pier."""
    points = tuple(
        PanelPoint(
            pile.dated,
            pile.count,
            pile.count,
            format_number(pile.count),
            filled=pile.whole_port,
            tip=tips(pile.dated, ("Count", pile.words), ("Note", pile.note)),
        )
        for pile in piles
        if pile.count is not None
    )
    return panel_chart(
        [Panel(points)],
        days,
        tone,
        "observation",
        "Containers counted on the quay of Najin: "
        + "; ".join(f"{p.dated.when}: {p.text}" for p in points),
        height_px=QUAY_PX,
        stems=True,
        selected=selected,
    )


def pile_chart(
    piles: Sequence[QuayPile], days: Days, tone: Mapping[str, str], selected: Collection[str]
) -> dict[str, Any]:
    """Piles that nobody counted: measured ones with their length, others as seen."""
    uncounted = [pile for pile in piles if pile.count is None]
    groups = (
        ("Piles measured, not counted", [p for p in uncounted if p.words[0].isdigit()]),
        (
            "Piles seen, neither measured nor counted",
            [p for p in uncounted if not p.words[0].isdigit()],
        ),
    )
    lanes = [
        Lane(
            title,
            marks=tuple(
                LaneMark(
                    pile.dated,
                    "diamond",
                    filled=pile.whole_port,
                    span=pile.dated.sure_days,
                    text=pile.words.removesuffix(" of containers")
                    if pile.words[0].isdigit()
                    else "",
                    tip=tips(pile.dated, ("Seen", pile.words), ("Note", pile.note)),
                )
                for pile in group
            ),
        )
        for title, group in groups
        if group
    ]
    words = "Piles of containers that nobody counted"
    return lane_chart(lanes, days, tone, "observation", words, selected=selected)


def site_chart(
    sightings: Sequence[SiteSighting],
    group_of: Callable[[SiteSighting], str],
    role: str,
    days: Days,
    tone: Mapping[str, str],
    selected: Collection[str],
) -> dict[str, Any]:
    """What was seen at places, a lane a group, each with its count in words.

    Parameters
    ----------
    group_of
        Title of the lane that a sighting stands on; lanes come in the order of their first one.
    role
        The colour token of the marks.
    """
    groups: dict[str, list[LaneMark]] = {}
    for sighting in sightings:
        mark = LaneMark(
            sighting.dated,
            "square",
            text=sighting.words,
            span=sighting.dated.sure_days,
            tip=tips(sighting.dated, ("Seen", sighting.words), ("Note", sighting.note)),
        )
        groups.setdefault(group_of(sighting), []).append(mark)
    lanes = [Lane(title, marks=tuple(marks)) for title, marks in groups.items()]
    words = "; ".join(f"{s.dated.when}: {s.words}" for s in sightings)
    return lane_chart(lanes, days, tone, role, words, selected=selected)
