"""Counts over an axis of days, a panel for each who counts: points and bounds, never joined."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lib.cartography.symbology import opacity
from lib.ui.charts.layers import (
    Line,
    halo_layer,
    line_layer,
    mark_layer,
    text_layer,
    width_rules,
)
from lib.ui.charts.style import AS_IT_IS, Days, day_ms, layered
from lib.ui.voyages.panels import (
    LINE_PX,
    Panel,
    PlacedPoint,
    Stack,
    label_side,
    labelled_points,
    stack_panels,
)
from lib.units import format_number

__all__ = ["panel_chart"]

#: From a mark to the arrow that says "or more".
ARROW_PX = 9
MARK_AREA = 46
#: How much of a figure's own opacity the bar over its possible dates takes.
PALE = 0.3


def panel_chart(
    panels: Sequence[Panel],
    days: Days,
    tone: Mapping[str, str],
    role: str,
    description: str,
    *,
    height_px: float,
    stems: bool = False,
    unit: float = 1.0,
    selected: Collection[str] = (),
) -> dict[str, Any]:
    """Return the chart as Vega-Lite: all panels have one scale.

    Parameters
    ----------
    role
        The colour token of the points.
    height_px
        Height of one panel from its zero line to its highest tick.
    stems
        Draw a line from zero to each point.
    unit
        What the axis counts in: 1,000,000 for millions.
    selected
        Ids of records that are open.
    """
    stack = stack_panels(panels, days, height_px)
    colour, points = tone[role], stack.points
    titled = [(top + LINE_PX / 2, panel) for panel, top in zip(panels, stack.heads_px, strict=True)]
    opened = [(p.day, y) for p in points for y in p.heights_px if p.point.dated.id in selected]
    layers = [
        width_rules(stack.bases_px, tone["ruleStrong"]),
        text_layer([(y, panel.title) for y, panel in titled], tone["text1"], 600),
        text_layer(_notes(titled), tone["text3"]),
        *_counting(points, days, tone),
        line_layer([_dates(p) for p in points], days, colour, MARK_AREA**0.5),
        line_layer([_stem(p, stack) for p in points] if stems else [], days, colour, 1.6),
        line_layer([_range(p) for p in points], days, colour, 1.6),
        halo_layer(opened, days, colour),
        mark_layer(_rows(points, colour, tone), days, colour, MARK_AREA),
        _arrows(points, days, colour),
        _figures(points, days, tone, above=stems),
    ]
    return layered(layers, stack.height_px, tone, description, _axis(stack, unit))


def _notes(titled: Sequence[tuple[float, Panel]]) -> list[tuple[float, str]]:
    """The lines under the panels' titles."""
    return [
        (y + i * LINE_PX, note)
        for y, panel in titled
        for i, note in enumerate(panel.notes, start=1)
    ]


def _counting(
    points: Sequence[PlacedPoint], days: Days, tone: Mapping[str, str]
) -> list[dict[str, Any]]:
    """From the day on which a figure begins to count to the day on which it was given."""
    begun = [
        (days.clip(p.point.start_day, p.day)[0], p) for p in points if p.point.start_day is not None
    ]
    spans = [(x, p.day, p.high_px, p.high_px, opacity(p.point.dated.share)) for x, p in begun]
    starts = [(x, x, p.high_px - 3, p.high_px + 3, opacity(p.point.dated.share)) for x, p in begun]
    return [
        line_layer(spans, days, tone["barUnc"], 1.2),
        line_layer(starts, days, tone["bar"]),
    ]


def _dates(p: PlacedPoint) -> Line:
    """All days on which a figure may have been given; a day is no wider than its mark."""
    return p.first_day, p.end_day, p.high_px, p.high_px, opacity(p.point.dated.share) * PALE


def _stem(p: PlacedPoint, stack: Stack) -> Line:
    return p.day, p.day, stack.bases_px[p.panel], p.high_px, opacity(p.point.dated.share)


def _range(p: PlacedPoint) -> Line:
    return p.day, p.day, p.low_px, p.high_px, opacity(p.point.dated.share)


def _rows(
    points: Sequence[PlacedPoint], colour: str, tone: Mapping[str, str]
) -> list[dict[str, Any]]:
    return [
        {
            "id": p.point.dated.id,
            "day": p.day,
            "y": y,
            "shape": "circle",
            "fill": colour if p.point.filled else tone["page"],
            "o": opacity(p.point.dated.share),
            "tip": p.point.tip,
        }
        for p in points
        for y in p.heights_px
    ]


def _arrows(points: Sequence[PlacedPoint], days: Days, colour: str) -> dict[str, Any]:
    """An arrow up from a figure that is only a lower bound, down from an upper one."""
    values = [
        {
            "x": day_ms(p.day),
            "y": p.high_px + (-ARROW_PX if p.point.high is None else ARROW_PX),
            "shape": "triangle-up" if p.point.high is None else "triangle-down",
        }
        for p in points
        if (p.point.low is None) != (p.point.high is None)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "size": 26, "color": colour, "opacity": 1},
        "encoding": {
            "x": days.x(),
            "y": "y",
            "shape": {"field": "shape", "type": "nominal", **AS_IT_IS},
        },
    }


def _figures(
    points: Sequence[PlacedPoint], days: Days, tone: Mapping[str, str], *, above: bool
) -> dict[str, Any]:
    """The figures that have room: above their points, else beside them."""
    values = [
        {
            "x": day_ms(p.day),
            "y": p.high_px,
            "text": p.point.text,
            "align": label_side(p, days, above=above),
        }
        for p in labelled_points(points, days, above=above)
    ]
    return {
        "data": {"values": values},
        "mark": {
            "type": "text",
            "align": {"expr": "datum.align"},
            "dx": {"expr": "{left: 7, center: 0, right: -7}[datum.align]"},
            "dy": -12 if above else -5,
            "color": tone["text1"],
        },
        "encoding": {"x": days.x(), "y": "y", "text": {"field": "text"}},
    }


def _axis(stack: Stack, unit: float) -> dict[str, Any]:
    """The vertical axis: the same round values at every panel; the zero line needs no label."""
    labels = {
        px: format_number(value / unit, 0 if value % unit == 0 else 1) if value else ""
        for px, value in stack.grid
    }
    table = ", ".join(f"'{px}': '{text}'" for px, text in labels.items())
    return {
        "title": None,
        "values": list(labels),
        "labelExpr": f"{{{table}}}[datum.value]",
        "domain": False,
        "ticks": False,
        "grid": True,
        # Inside the plot, on the lines, so that charts under each other have one axis of days;
        # at the right, as the lines from a figure's start begin at the left.
        "orient": "right",
        "labelAlign": "right",
        "labelBaseline": "bottom",
        "labelPadding": -1,
    }
