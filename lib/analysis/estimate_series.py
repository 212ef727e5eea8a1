"""Running totals by who gives them, with start, range, and what a conversion implies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from lib.analysis.dated import Dated, by_day, dated
from lib.analysis.wording import METHODS
from lib.temporal import format_edtf
from lib.units import format_number

__all__ = [
    "Conversion",
    "Estimate",
    "Kind",
    "conversions",
    "estimates_of",
    "method_words",
    "start_words",
]

Kind = Literal["exact", "at_least", "up_to", "range"]

#: Bodies of one government or house stand together: how their names begin -> who they are.
SPEAKERS = (
    ("US and ", "US and South Korean officials"),
    ("US ", "United States"),
    ("ROK ", "South Korea"),
    ("Ukraine ", "Ukraine"),
    ("UK ", "United Kingdom"),
    ("NK ", "NK News and NK Pro"),
    ("RUSI", "RUSI"),
    ("CSIS", "CSIS"),
    ("VOA", "Voice of America"),
    ("MSMT", "Sanctions monitoring team (MSMT)"),
)
#: What follows an estimator's name: who carried it.
CARRIER = re.compile(r" \(.*| / .*")


@dataclass(frozen=True)
class Estimate:
    """One figure as it was given: its bounds are those of the source, None where it gives none."""

    dated: Dated
    estimator: str
    speaker: str
    """The government or house that the estimator belongs to."""
    quantity: str
    low: float | None
    high: float | None
    span_from: str
    """EDTF day from which it counts; blank where that is not said."""
    span_to: str
    method: str
    """How it was come by, in words."""
    note: str

    @property
    def bounds(self) -> tuple[float, ...]:
        """The bounds that the source gives."""
        return tuple(value for value in (self.low, self.high) if value is not None)

    @property
    def kind(self) -> Kind | None:
        """How the figure is bounded; None where the source gives no number."""
        if self.low is None:
            return None if self.high is None else "up_to"
        if self.high is None:
            return "at_least"
        return "exact" if self.low == self.high else "range"

    @property
    def words(self) -> str:
        """The figure as it stands."""
        if self.low is None:
            return "no number" if self.high is None else f"up to {format_number(self.high)}"
        low = format_number(self.low)
        if self.high is None:
            return f"{low} or more"
        return low if self.low == self.high else f"{low}–{format_number(self.high)}"


@dataclass(frozen=True)
class Conversion:
    """A figure of shells beside the same estimator's containers of the same day."""

    shells: Estimate
    containers: Estimate
    low: float
    """Shells a container that the two figures imply, at least and at most."""
    high: float


def estimates_of(estimates: pd.DataFrame) -> tuple[Estimate, ...]:
    """Return figures by day.

    Parameters
    ----------
    estimates
        Rows of ``estimates`` with what `lib.analysis.dated.dated` needs.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.temporal import with_day_bounds
    >>> rows = with_day_bounds(load_package().tables["estimates"], "estimates").assign(
    ...     id=lambda r: r["estimate_id"], title="", when="", share=1.0)
    >>> [(e.speaker, e.words) for e in estimates_of(rows[rows["quantity"] == "containers"])][:2]
    [('United States', '1,000 or more'), ('Voice of America', '1,500 or more')]
    """
    return tuple(_estimate(row) for row in by_day(estimates))


def _estimate(row: Mapping[str, Any]) -> Estimate:
    estimator = str(row["estimator"])
    low, high = (None if pd.isna(row[c]) else float(row[c]) for c in ("value_min", "value_max"))
    return Estimate(
        dated(row),
        estimator,
        _speaker(estimator),
        str(row["quantity"]),
        low,
        high,
        str(row["span_from"]),
        str(row["span_to"]),
        METHODS[str(row["method"])],
        str(row["note"]),
    )


def _speaker(estimator: str) -> str:
    for beginning, speaker in SPEAKERS:
        if estimator.startswith(beginning):
            return speaker
    return CARRIER.sub("", estimator)


def start_words(estimates: Sequence[Estimate]) -> str:
    """The days from which figures count, in words.

    >>> start_words(())
    'start not stated'
    """
    starts = sorted({e.span_from for e in estimates if e.span_from})
    if not starts:
        return "start not stated"
    words = "; ".join(format_edtf(text, "throughout") for text in starts)
    some = "; some without a start" if any(not e.span_from for e in estimates) else ""
    return f"counted from {words}{some}"


def method_words(estimates: Sequence[Estimate]) -> str:
    """How figures were come by, in words, the most usual way first.

    >>> method_words(())
    'method not stated'
    """
    none = METHODS["not_stated"]
    ways = Counter(e.method for e in estimates)
    stated = [way for way, _ in ways.most_common() if way != none]
    if not stated:
        return f"method {none}"
    return "; ".join(stated) + (f"; some {none}" if ways[none] else "")


def conversions(
    shells: Sequence[Estimate], containers: Sequence[Estimate]
) -> tuple[Conversion, ...]:
    """Return the figures of shells that stand beside containers, with the factor they imply.

    They come by the middle of their days. Both are of one estimator and one day, and neither
    states a span that the other contradicts.
    A figure that is only a bound is taken at that bound.

    Examples
    --------
    >>> day = Dated("E013", "", "2 Nov 2023", 19663, 19664, 1.0)
    >>> of = ("ROK military", "South Korea")
    >>> shells = Estimate(day, *of, "shells_152mm_equivalent", 1e6, None, *[""] * 4)
    >>> containers = Estimate(day, *of, "containers", 2000.0, 2000.0, *[""] * 4)
    >>> conversions([shells], [containers])[0].low
    500.0
    """
    found = []
    for figure in sorted(shells, key=lambda each: each.dated.first_day + each.dated.end_day):
        beside = next((c for c in containers if _stand_together(figure, c)), None)
        if beside is not None:
            over, under = figure.bounds, beside.bounds
            found.append(Conversion(figure, beside, min(over) / max(under), max(over) / min(under)))
    return tuple(found)


def _stand_together(shells: Estimate, containers: Estimate) -> bool:
    agree = all(
        not (a and b) or a == b
        for a, b in (
            (shells.span_from, containers.span_from),
            (shells.span_to, containers.span_to),
        )
    )
    same_day = shells.dated.first_day == containers.dated.first_day
    both = bool(shells.bounds and containers.bounds and all(containers.bounds))
    return shells.estimator == containers.estimator and same_day and agree and both
