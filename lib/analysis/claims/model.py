"""A figure in print, what is measured or counted beside it, and how the two stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lib.units import ImpliedInterval, LengthUnit

__all__ = ["VERDICTS", "Check", "Figure", "Measure", "Method", "Reading", "Verdict"]

Verdict = Literal["reproduced", "not_reproduced", "outdated", "cannot_be_checked"]
VERDICTS: tuple[Verdict, ...] = ("reproduced", "not_reproduced", "outdated", "cannot_be_checked")

Method = Literal[
    "geodesic",
    "web_mercator",
    "degrees",
    "sphere",
    "vertices_only",
    "utm",
    "route",
    "expression",
    "count",
]


@dataclass(frozen=True)
class Figure:
    """A printed figure with the values that it can stand for."""

    lower: Decimal
    """The figure, or the lower end of a range, in its unit."""
    upper: Decimal | None
    """The upper end of a range; None for a single figure."""
    unit: LengthUnit | Literal[""]
    """Unit of a length; empty for counts, ratios and all else."""
    text: str
    """The figure as readers see it: ``about 200 km``."""
    intervals: tuple[ImpliedInterval, ...]
    """What it can stand for, as printed first: metres for lengths, numbers for all else."""
    end_intervals: tuple[ImpliedInterval, ...] = ()
    """Of a range: what its lower and its upper end can stand for."""


@dataclass(frozen=True)
class Measure:
    """One value that a figure is compared with, and how it came about."""

    method: Method
    name: str
    """The method in words, or who counted."""
    reference: str
    """Id of the border, point, route or record; for arithmetic the expression."""
    reference_name: str
    value: float
    """Metres for lengths, a number for all else; the lower end of a range."""
    is_length: bool
    from_id: str = ""
    from_name: str = ""
    """The point measured from, in a sentence."""
    upper: float | None = None
    """The upper end where a counter gives a range; infinite for "or more"."""
    low: float | None = None
    """Where the true value can lie: lower end; None where no uncertainty is known."""
    high: float | None = None
    hypothesis: bool = False
    """A usual wrong method, or a reference that the claim does not state."""
    is_main: bool = True
    """Whether it is the measured border's, and not another source's of the same border."""
    remark: str = ""


@dataclass(frozen=True)
class Reading:
    """A measure beside a figure."""

    measure: Measure
    reproduces: bool
    """Its central value lies in an interval that the figure implies."""
    within_uncertainty: bool
    """Only its uncertainty meets such an interval."""
    read_as: str
    """How the figure was read where either holds: ``as printed``, ``as 200 km converted``."""


@dataclass(frozen=True)
class Check:
    """What came of checking a figure. It never says that the figure is true or false."""

    claim_id: str
    """Empty for a reader's own figure."""
    figure: Figure | None
    verdict: Verdict
    reason: str
    readings: tuple[Reading, ...]
    beside: tuple[str, ...] = ()
    """Ids of records that stand beside a claim that cannot be checked."""
