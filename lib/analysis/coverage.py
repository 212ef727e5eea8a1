"""Days with a dated image of a place: what was seen, what was empty, what nobody published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lib.catalog import Package
from lib.temporal import plain_day, to_date

__all__ = ["NAJIN", "CoverageDays", "coverage_days"]

#: The port of Najin and its piers, the port first.
NAJIN = ("najin", "najin-pier-1", "najin-pier-2", "najin-pier-3")


@dataclass(frozen=True)
class CoverageDays:
    """Days with a dated image; of every other day nothing is known."""

    ship_days: tuple[date, ...]
    """A ship is on a published image."""
    empty_days: tuple[date, ...]
    """There is a published image, and no ship is reported on it."""


def coverage_days(package: Package, place_ids: Iterable[str]) -> CoverageDays:
    """Days with a dated image of any of the places.

    Only images of a plain day count: a month with an image somewhere in it names no day, and
    totals such as "49 of 109 imaged days" are never spread over days. A day on which one image
    shows a ship is a day with a ship, whatever another shows.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> days = coverage_days(load_package(), ["najin", "najin-pier-1", "najin-pier-2"])
    >>> date(2023, 10, 12) in days.ship_days, date(2023, 10, 12) in days.empty_days
    (True, False)
    """
    table = package.tables["imagery_coverage"]
    rows = table.loc[table["place_id"].isin(list(place_ids)) & (table["state"] != "not_known")]
    ship: set[date] = set()
    other: set[date] = set()
    for text, state in rows[["date", "state"]].itertuples(index=False):
        number = plain_day((text,))
        if number is not None:
            (ship if state == "ship_seen" else other).add(to_date(number))
    return CoverageDays(tuple(sorted(ship)), tuple(sorted(other - ship)))
