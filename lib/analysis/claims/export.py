"""Checks as plain data: for JSON, and one row a reading for files."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from lib.analysis.claims.model import Check, Reading
from lib.units import KM_M

__all__ = ["READING_COLUMNS", "check_data", "reading_rows"]

#: Columns of a file of readings, one row a reading.
READING_COLUMNS = (
    "claim_id",
    "figure",
    "verdict",
    "method",
    "name",
    "from_place",
    "reference",
    "reference_name",
    "value",
    "value_upper",
    "value_km",
    "low_km",
    "high_km",
    "uncertainty_km",
    "reproduces",
    "within_uncertainty",
    "read_as",
    "hypothesis",
    "remark",
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
