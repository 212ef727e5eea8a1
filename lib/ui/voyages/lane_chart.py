"""Lanes of marks over an axis of days as one chart: spans pale, labels beside, links dotted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lib.analysis.coverage import CoverageDays
from lib.analysis.ship_grid import CallLink
from lib.cartography.symbology import opacity
from lib.ui.charts.layers import halo_layer, line_layer, mark_layer, text_layer, width_rules
from lib.ui.charts.style import Days, day_ms, layered
from lib.ui.voyages.coverage_strip import STRIP_TOP_PX, strip_height, strip_layers
from lib.ui.voyages.lanes import Lane, Placed, place_lanes, unsure_parts

__all__ = ["lane_chart"]

#: Height of a pale span, and side of the frame round a mark, in pixels.
SPAN_PX, FRAME_PX = 10, 16
#: How much of a record's own opacity its pale span takes.
PALE = 0.32
MARK_AREA = 62


def lane_chart(
    lanes: Sequence[Lane],
    days: Days,
    tone: Mapping[str, str],
    role: str,
    description: str,
    *,
    selected: Collection[str] = (),
    links: Sequence[CallLink] = (),
    strip: tuple[str, CoverageDays] | None = None,
) -> dict[str, Any]:
    """Return the chart as Vega-Lite.

    Parameters
    ----------
    role
        The colour token of the marks.
    selected
        Ids of records that are open: a wide pale band lies behind them.
    links
        Pairs of marks that may tell of one call.
    strip
        Title and days of a coverage strip under the lanes.
    """
    placed, tops, height = place_lanes(lanes, days)
    colour = tone[role]
    titled = [(top + 9, lane) for lane, top in zip(lanes, tops, strict=True) if lane.title]
    layers = [
        width_rules(tops, tone["rule"]),
        text_layer([(y, lane.title) for y, lane in titled], tone["text1"], 600),
        text_layer([(y, lane.note) for y, lane in titled], tone["text3"], right=True),
        _spans(placed, days, colour),
        _links(links, placed, days, tone),
        _lines(placed, days, colour),
        halo_layer([(p.day, p.y_px) for p in placed if p.mark.dated.id in selected], days, colour),
        _frames(placed, days, tone),
        mark_layer([_row(p, colour, tone) for p in placed], days, colour, MARK_AREA),
        _labels(placed, days, tone, selected),
    ]
    if strip is not None:
        layers += strip_layers(*strip, days, tone, height + STRIP_TOP_PX)
        height += strip_height()
    return layered(layers, height, tone, description)


def _spans(placed: Sequence[Placed], days: Days, colour: str) -> dict[str, Any]:
    """Pale bars over the days on which a record may have been, but not surely was."""
    lines = [
        (start, end, p.y_px, p.y_px, opacity(p.mark.dated.share) * PALE)
        for p in placed
        for start, end in unsure_parts(p)
    ]
    return line_layer(lines, days, colour, SPAN_PX)


def _links(
    links: Sequence[CallLink], placed: Sequence[Placed], days: Days, tone: Mapping[str, str]
) -> dict[str, Any]:
    at = {p.mark.dated.id: p for p in placed}
    rows = [
        {
            "x": day_ms(at[link.first_id].day),
            "x2": day_ms(at[link.second_id].day),
            "y": at[link.first_id].y_px,
            "y2": at[link.second_id].y_px,
            "Link": f"{link.first_id} and {link.second_id}: {link.kind}",
            "Why": link.reason,
        }
        for link in links
        if link.first_id in at and link.second_id in at
    ]
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", "color": tone["text3"], "strokeDash": [1.5, 3], "opacity": 0.8},
        "encoding": {
            "x": days.x(),
            "x2": {"field": "x2"},
            "y": "y",
            "y2": "y2",
            "tooltip": [{"field": "Link"}, {"field": "Why"}],
        },
    }


def _lines(placed: Sequence[Placed], days: Days, colour: str) -> dict[str, Any]:
    """The line of a leg, or of a state that lasted."""
    lines = [
        (*days.clip(*p.mark.span), p.y_px, p.y_px, opacity(p.mark.dated.share))
        for p in placed
        if p.mark.span is not None
    ]
    return line_layer(lines, days, colour, 1.6)


def _frames(placed: Sequence[Placed], days: Days, tone: Mapping[str, str]) -> dict[str, Any]:
    framed = [p for p in placed if p.mark.framed]
    return {
        "data": {"values": [{"x": day_ms(p.day), "y": p.y_px} for p in framed]},
        "mark": {
            "type": "point",
            "shape": "square",
            "size": FRAME_PX**2,
            "filled": False,
            "strokeWidth": 1.2,
            "color": tone["text1"],
        },
        "encoding": {"x": days.x(), "y": "y"},
    }


def _row(placed: Placed, colour: str, tone: Mapping[str, str]) -> dict[str, Any]:
    mark = placed.mark
    return {
        "id": mark.dated.id,
        "day": placed.day,
        "y": placed.y_px,
        "shape": mark.shape,
        "fill": colour if mark.filled else tone["page"],
        "o": opacity(mark.dated.share),
        "tip": mark.tip,
    }


def _labels(
    placed: Sequence[Placed], days: Days, tone: Mapping[str, str], selected: Collection[str]
) -> dict[str, Any]:
    """Texts beside the spans, on the side that has more room."""
    rows = [
        {
            "x": day_ms(end),
            "y": p.y_px,
            "text": p.mark.text,
            "right": p.label_right,
            "at": round(days.share(end), 4),
            "bold": p.mark.dated.id in selected,
        }
        for p in placed
        for end in [p.end_day if p.label_right else p.first_day]
        if p.mark.text
    ]
    room = "max(40, (datum.right ? 1 - datum.at : datum.at) * width - 10)"
    return {
        "data": {"values": rows},
        "mark": {
            "type": "text",
            "align": {"expr": "datum.right ? 'left' : 'right'"},
            "dx": {"expr": "datum.right ? 10 : -10"},
            "baseline": "middle",
            "fontWeight": {"expr": "datum.bold ? 600 : 400"},
            "limit": {"expr": room},
            "color": tone["text1"],
        },
        "encoding": {"x": days.x(), "y": "y", "text": {"field": "text"}},
    }
