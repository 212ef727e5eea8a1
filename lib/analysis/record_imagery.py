"""Where and when a record can be looked for on public imagery."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lib.analysis.imagery_links import ImageryView, imagery_view
from lib.analysis.row_index import rows_by_id
from lib.catalog import Package
from lib.temporal import OPEN_END, OPEN_START, parse_date, to_date

__all__ = ["PlaceInView", "imagery_of"]

#: Where each table's rows name a place, and the date that belongs to it. Places of a claim or an
#: estimate are what is measured or counted, not where something was seen.
PLACES_AND_DATES = {
    "voyages": (("from_place", "departed"), ("to_place", "arrived")),
    "observations": (("place_id", "date"),),
    "events": (("place_id", "date"),),
}
#: The first full day on which both sites have images.
FIRST_IMAGES = date(2016, 1, 1)


@dataclass(frozen=True)
class PlaceInView:
    """A place of a record, and the view that frames it on the record's days."""

    place_id: str
    name: str
    view: ImageryView


def imagery_of(
    package: Package, table: str, row: Mapping[str, object], window: tuple[date, date]
) -> tuple[PlaceInView, ...]:
    """The places of a record with the days to look at; empty for what has no place or date.

    Parameters
    ----------
    window
        First day and last day, both included, for a place, which has no day of its own.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> leg = package.tables["voyages"].set_index("voyage_id").loc["V004"].to_dict()
    >>> window = (date(2023, 8, 1), date(2024, 3, 31))
    >>> [(at.name, str(at.view.first)) for at in imagery_of(package, "voyages", leg, window)]
    [('Najin (Rajin) port', '2023-09-08'), ('Dunai naval pier', '2023-09-09')]
    """
    places = rows_by_id(package, "places")
    if table == "places":
        return tuple(_in_view(row, *window))
    found: list[PlaceInView] = []
    for place_column, date_column in PLACES_AND_DATES.get(table, ()):
        place_id, text = str(row[place_column] or ""), str(row[date_column] or "")
        days = _days(text) if text else None
        if place_id in places and days:
            found += _in_view(places[place_id], *days)
    return tuple(found)


def _in_view(place: Mapping[Any, Any], first: date, last: date) -> Iterator[PlaceInView]:
    if last >= FIRST_IMAGES:
        yield PlaceInView(
            str(place["place_id"]),
            str(place["name"]),
            imagery_view(
                float(place["lon"]),
                float(place["lat"]),
                float(place["position_uncertainty_m"]),
                max(first, FIRST_IMAGES),
                last,
            ),
        )


def _days(text: str) -> tuple[date, date] | None:
    """First and last possible day of a date; None where an end is open."""
    span = parse_date(text)
    if span.earliest_start <= OPEN_START or span.latest_end >= OPEN_END:
        return None
    return to_date(span.earliest_start), to_date(span.latest_end) - timedelta(days=1)
