"""Positions whose longitude and latitude were swapped, found by the country they should be in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from shapely import contains_xy, union_all
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lib.catalog.contents import TableContents
from lib.catalog.geojson_features import Feature
from lib.errors import DataError
from lib.schema import LIST_SEPARATOR, Record, refuse

__all__ = ["OUTLINES_LAYER", "swapped_errors"]

#: The layer whose outlines are used: coarse ones do, with this much room round them.
OUTLINES_LAYER = "countries-coarse"
TOLERANCE_M = 50_000


def swapped_errors(
    tables: Iterable[TableContents], countries: Sequence[Feature]
) -> Iterator[DataError]:
    """Yield a problem for each position that fits its country only when swapped.

    A position is refused where it lies outside the outline of its country by more than 50 km,
    while (lat, lon) in its place lies inside. Countries without an outline are not judged.
    """
    outlines = _outlines(countries)
    for contents in tables:
        for record in contents.records:
            position = _position(record)
            if position is None:
                continue
            lon, lat = position
            known = [country for country in _countries(record) if country in outlines]
            if any(
                contains_xy(outlines[country], lat, lon)
                and not contains_xy(outlines[country], lon, lat)
                and _is_far_from(outlines[country], lon, lat)
                for country in known
            ):
                problem = f"lies outside {LIST_SEPARATOR.join(known)} but inside when swapped"
                hint = f"write lon {lat:g}, lat {lon:g}"
                value = f"{lon:g}, {lat:g}"
                yield refuse(
                    contents.table.path, record.line, record.id, "lon", value, problem, hint
                )


def _outlines(countries: Sequence[Feature]) -> Mapping[str, BaseGeometry]:
    parts: dict[str, list[BaseGeometry]] = {}
    for feature in countries:
        parts.setdefault(str(feature.record.cells.get("iso3")), []).append(shape(feature.geometry))
    return {country: union_all(shapes) for country, shapes in parts.items()}


def _is_far_from(outline: BaseGeometry, lon: float, lat: float) -> bool:
    # Measuring takes long to import, and is needed for a position that looks swapped alone.
    from lib.geodesy import Border

    return Border(outline).distance(lon, lat).distance_m > TOLERANCE_M


def _position(record: Record) -> tuple[float, float] | None:
    lon, lat = record.cells.get("lon"), record.cells.get("lat")
    if isinstance(lon, float) and isinstance(lat, float):
        return lon, lat
    return None


def _countries(record: Record) -> list[str]:
    return str(record.cells.get("country") or "").split(LIST_SEPARATOR)
