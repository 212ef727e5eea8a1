"""Checks as plain data: for JSON, and one row a reading for files."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, Literal

from lib.analysis.claims.model import Check, Reading
from lib.units import KM_M

__all__ = ["READING_COLUMNS", "check_data", "reading_rows"]

#: Columns of a file of readings, one row a reading: kind and meaning by name.
READING_COLUMNS: MappingProxyType[str, tuple[Literal["text", "number", "flag"], str]] = (
    MappingProxyType(
        {
            "claim_id": ("text", "Id of the claim; blank for a reader's own figure."),
            "figure": ("text", "The figure as printed."),
            "verdict": ("text", "The verdict on the figure."),
            "method": ("text", "How the reading was made."),
            "name": ("text", "The method in words, or who counted."),
            "from_place": ("text", "Id of the point measured from."),
            "reference": ("text", "Id of what it is measured to or counted by; arithmetic."),
            "reference_name": ("text", "The reference in words."),
            "value": ("number", "The value; blank for lengths."),
            "value_upper": ("number", "Upper end of a counter's range; blank where open."),
            "value_km": ("number", "The length in kilometres; blank for all else."),
            "low_km": ("number", "Lower end of where the true length can lie, in kilometres."),
            "high_km": ("number", "Upper end of where the true length can lie, in kilometres."),
            "uncertainty_km": ("number", "Half the width between them, in kilometres."),
            "reproduces": ("flag", "Whether the value lies in what the figure stands for."),
            "within_uncertainty": ("flag", "Whether only its uncertainty meets that."),
            "read_as": ("text", "How the figure was read where either holds."),
            "hypothesis": ("flag", "Whether it is a wrong method or an unstated reference."),
            "remark": ("text", "Remarks."),
        }
    )
)


def check_data(check: Check) -> dict[str, Any]:
    """A check as plain data: lengths in kilometres, all figures in full doubles, no infinities.

    Examples
    --------
    >>> from lib.analysis.claims import check_claim
    >>> from lib.catalog import load_package
    >>> found = check_data(check_claim(load_package(), "cl046"))
    >>> found["verdict"], [round(reading["value_km"], 1) for reading in found["readings"]]
    ('reproduced', [17.3])
    """
    figure = check.figure
    return {
        "claim_id": check.claim_id,
        "figure": figure.text if figure else "",
        "verdict": check.verdict,
        "reason": check.reason,
        "intervals": [
            {"read_as": each.reading, "low": _finite(each.low), "high": _finite(each.high)}
            for each in (figure.intervals if figure else ())
        ],
        "interval_unit": "m" if figure and figure.unit else "",
        "beside": list(check.beside),
        "readings": [_reading_data(reading) for reading in check.readings],
    }


def reading_rows(checks: Iterable[Check]) -> Iterator[dict[str, Any]]:
    """One row a reading, with the columns of `READING_COLUMNS`."""
    for check in checks:
        about = {
            "claim_id": check.claim_id,
            "figure": check.figure.text if check.figure else "",
            "verdict": check.verdict,
        }
        for reading in check.readings:
            yield about | _reading_data(reading)


def _reading_data(reading: Reading) -> dict[str, Any]:
    measure = reading.measure
    number = None if measure.is_length else measure.value
    low, high = (_km(end) if measure.is_length else None for end in (measure.low, measure.high))
    return {
        "method": measure.method,
        "name": measure.name,
        "from_place": measure.from_id,
        "reference": measure.reference,
        "reference_name": measure.reference_name,
        "value": number,
        "value_upper": None if measure.is_length else _finite(measure.upper),
        "value_km": _km(measure.value) if measure.is_length else None,
        "low_km": low,
        "high_km": high,
        "uncertainty_km": None if low is None or high is None else (high - low) / 2,
        "reproduces": reading.reproduces,
        "within_uncertainty": reading.within_uncertainty,
        "read_as": reading.read_as,
        "hypothesis": measure.hypothesis,
        "remark": measure.remark,
    }


def _km(length_m: float | None) -> float | None:
    return None if length_m is None else length_m / KM_M


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
