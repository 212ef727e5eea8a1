"""The days that the dated record spans."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from lib.catalog import Package
from lib.temporal import events_extent, with_day_bounds

__all__ = ["record_extent"]

TABLES_IN_TIME = ("voyages", "observations", "events")


@lru_cache(maxsize=2)
def record_extent(package: Package) -> tuple[date, date]:
    """Return the first day of the dated record and the first day after it.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> first, end = record_extent(load_package())
    >>> first < date(2023, 8, 1) < end
    True
    """
    extents = [
        extent
        for table in TABLES_IN_TIME
        if (extent := events_extent(with_day_bounds(package.tables[table], table)))
    ]
    return min(first for first, _ in extents), max(end for _, end in extents)
