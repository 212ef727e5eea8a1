"""Running totals, a panel for each who gives them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from textwrap import wrap
from typing import Any

from lib.analysis.estimate_series import Estimate, method_words, start_words
from lib.temporal import format_edtf, parse_date
from lib.ui.charts.style import LETTER_PX, PHONE_PX, Days
from lib.ui.voyages.charts import tips
from lib.ui.voyages.panel_chart import panel_chart
from lib.ui.voyages.panels import Panel, PanelPoint
from lib.units import format_number

__all__ = ["estimate_chart"]

PANEL_PX = 64
MILLION = 1_000_000


def estimate_chart(
    estimates: Sequence[Estimate],
    days: Days,
    tone: Mapping[str, str],
    selected: Collection[str],
) -> dict[str, Any]:
    """Every figure by the day on which it was given; a thin line begins where it counts from.

    Nobody's figures are joined, added up or set apart by a colour.
    """
    speakers = dict.fromkeys(e.speaker for e in estimates if e.bounds)
    unit = (
        MILLION if max((max(e.bounds) for e in estimates if e.bounds), default=0) > MILLION else 1
    )
    panels = [
        _panel(speaker, [e for e in estimates if e.speaker == speaker and e.bounds], unit)
        for speaker in speakers
    ]
    words = "; ".join(f"{e.estimator}, {e.dated.when}: {e.words}" for e in estimates)
    return panel_chart(
        panels,
        days,
        tone,
        "text1",
        words,
        height_px=PANEL_PX,
        unit=unit,
        selected=selected,
    )


def _panel(speaker: str, figures: Sequence[Estimate], unit: int) -> Panel:
    points = tuple(_point(figure, unit) for figure in figures)
    said = (start_words(figures), method_words(figures))
    # What fits a phone fits everywhere.
    notes = tuple(line for words in said for line in wrap(words, int(PHONE_PX / LETTER_PX)))
    return Panel(points, speaker, notes)


def _point(estimate: Estimate, unit: int) -> PanelPoint:
    start = parse_date(estimate.span_from).earliest_start if estimate.span_from else None
    begins = format_edtf(estimate.span_from) if estimate.span_from else "not stated"
    return PanelPoint(
        estimate.dated,
        estimate.low,
        estimate.high,
        _short(estimate, unit),
        filled=estimate.kind in ("exact", "range"),
        start_day=start,
        tip=(
            ("Given by", f"{estimate.estimator} ({estimate.dated.id})"),
            *tips(estimate.dated)[1:],
            ("Figure", estimate.words),
            ("Counts from", begins),
            ("Method", estimate.method),
            *((("Remarks", estimate.note),) if estimate.note else ()),
        ),
    )


def _short(estimate: Estimate, unit: int) -> str:
    """The figure beside its point: bounds as digits, the arrow says which way one is open."""
    texts = [format_number(v / unit, 0 if v % unit == 0 else 1) for v in estimate.bounds]
    return "–".join(dict.fromkeys(texts))
