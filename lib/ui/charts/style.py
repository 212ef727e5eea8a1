"""What all charts share: type, the axis of days, titles, frames; from the colour tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from lib.temporal import day_number

__all__ = [
    "AS_IT_IS",
    "FONT",
    "LETTER_PX",
    "PHONE_PX",
    "PICK",
    "PICKED_LAYER",
    "Days",
    "day_ms",
    "layered",
    "length_axis",
    "title_style",
]

FONT = "IBM Plex Sans"
#: Width of a plot on the narrowest phone and of a letter, for keeping labels apart: what does not
#: meet there meets nowhere.
PHONE_PX, LETTER_PX = 330, 6.2
#: Name of the selection that a click on a mark makes.
PICK = "pick"
#: An encoding whose field holds the very shape, colour or opacity.
AS_IT_IS: dict[str, Any] = {"scale": None, "legend": None}
#: The layer whose marks a click picks.
PICKED_LAYER = "marks"
DAY_MS = 86_400_000
#: Longest window in days -> months from tick to tick; 0: weeks. Still longer ones: years.
TICKS = ((70, 0), (420, 1), (1_500, 3))
DAY_AND_MONTH = "utcFormat(datum.value, '%-d %b')"
#: Years alone at the turn of the year, months else.
MONTH_OR_YEAR = (
    "utcmonth(datum.value) == 0 && utcdate(datum.value) == 1 "
    "? utcFormat(datum.value, '%Y') : utcFormat(datum.value, '%b')"
)
BOLD_YEAR = {
    "condition": {"test": "utcmonth(datum.value) == 0 && utcdate(datum.value) == 1", "value": 700},
    "value": 400,
}


def length_axis(unit: str, ticks: int, *, grid: bool) -> dict[str, Any]:
    """Return the axis of lengths over a plot: "200 km"."""
    return {
        "orient": "top",
        "tickCount": ticks,
        "labelExpr": f"format(datum.value, ',~r') + ' {unit}'",
        "grid": grid,
        "domain": False,
        "ticks": False,
        "labelOverlap": True,
    }


def day_ms(day: float) -> int:
    """A day number as milliseconds since 1970, as charts take time."""
    return round(day * DAY_MS)


@dataclass(frozen=True)
class Days:
    """The axis of days that a chart covers: [start, end)."""

    start: date
    end: date
    orient: Literal["top", "bottom"] = "top"
    """Where the axis stands."""

    def x(self, field: str = "x") -> dict[str, Any]:
        """The horizontal encoding of a field that holds milliseconds since 1970."""
        domain = [day_ms(day_number(day)) for day in (self.start, self.end)]
        return {
            "field": field,
            "type": "quantitative",
            "scale": {"domain": domain, "nice": False, "zero": False},
            "axis": {
                "title": None,
                "orient": self.orient,
                "values": [day_ms(day_number(day)) for day in self.ticks()],
                "labelExpr": MONTH_OR_YEAR if self._months else DAY_AND_MONTH,
                "labelFontWeight": BOLD_YEAR,
                "domain": False,
                "ticks": False,
                "grid": True,
                "labelOverlap": "greedy",
                "labelFlush": True,
                "labelSeparation": 8,
            },
        }

    @property
    def _months(self) -> int:
        """Months from tick to tick; 0: weeks."""
        length = (self.end - self.start).days
        return next((months for longest, months in TICKS if length <= longest), 12)

    def ticks(self) -> list[date]:
        """Days at which the axis has a tick: Mondays, or first days of months.

        >>> [str(day) for day in Days(date(2023, 10, 5), date(2024, 2, 1)).ticks()]
        ['2023-11-01', '2023-12-01', '2024-01-01']
        """
        if not self._months:
            monday = self.start - timedelta(days=self.start.weekday())
            weeks = (monday + timedelta(weeks=week) for week in range(1 + self._weeks))
            return [day for day in weeks if self.start <= day < self.end]
        months = range(self.start.year * 12, self.end.year * 12 + 12, self._months)
        firsts = (date(month // 12, month % 12 + 1, 1) for month in months)
        return [day for day in firsts if self.start <= day < self.end]

    @property
    def _weeks(self) -> int:
        return (self.end - self.start).days // 7 + 1

    def share(self, day: float) -> float:
        """Where a day lies between start (0) and end (1); outside, at the nearer of them."""
        first, after = day_number(self.start), day_number(self.end)
        return min(max((day - first) / (after - first), 0.0), 1.0)

    def clip(self, first_day: float, end_day: float) -> tuple[float, float]:
        """The part of a span of day numbers that lies inside."""
        first, after = day_number(self.start), day_number(self.end)
        return max(first_day, first), min(end_day, after)


def title_style(tone: Mapping[str, str]) -> dict[str, Any]:
    """How a chart's title and the line under it are set."""
    return {
        "anchor": "start",
        "font": FONT,
        "fontSize": 13,
        "fontWeight": 600,
        "color": tone["text1"],
        "subtitleFont": FONT,
        "subtitleFontSize": 12,
        "subtitleColor": tone["text2"],
        "offset": 10,
    }


def layered(
    layers: Sequence[dict[str, Any]],
    height_px: float,
    tone: Mapping[str, str],
    description: str,
    axis: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """A chart of layers over the width it is given, without a frame; empty layers are left out.

    The layer named `PICKED_LAYER` answers clicks with the ``id`` of the mark.

    Parameters
    ----------
    layers
        Their ``y`` and ``y2`` name fields that hold pixels from the top.
    axis
        The vertical axis; its values are pixels from the top. None: none is drawn.
    """
    grid = {"gridColor": tone["rule"], "domainColor": tone["rule"]}
    label = {"labelColor": tone["text3"], "labelFont": FONT, "labelFontSize": 11}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": description,
        "width": "container",
        "height": height_px,
        "background": "transparent",
        "padding": {"left": 0, "right": 0, "top": 4, "bottom": 4},
        "params": [
            {
                "name": PICK,
                "select": {"type": "point", "fields": ["id"]},
                "views": [PICKED_LAYER],
            }
        ],
        "layer": [_on_pixels(x, height_px, axis) for x in layers if x["data"]["values"]],
        "config": {
            "view": {"stroke": None},
            "axis": grid | label,
            "text": {"font": FONT, "fontSize": 11, "color": tone["text1"]},
            "point": {"opacity": 1},
        },
    }


def _on_pixels(
    layer: dict[str, Any], height_px: float, axis: Mapping[str, Any] | None
) -> dict[str, Any]:
    """A layer whose vertical fields are pixels from the top; only marks speak."""
    encoding = dict(layer["encoding"])
    if "y" in encoding:
        scale = {"domain": [height_px, 0], "nice": False, "zero": False}
        encoding["y"] = {
            "field": encoding["y"],
            "type": "quantitative",
            "scale": scale,
            "axis": axis,
        }
    if "y2" in encoding:
        encoding["y2"] = {"field": encoding["y2"]}
    mark = layer["mark"] | {"aria": layer.get("name") == PICKED_LAYER}
    return layer | {"encoding": encoding, "mark": mark}
