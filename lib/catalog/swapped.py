"""Positions whose longitude and latitude were swapped, found by the country they should be in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shapely import MultiPolygon, Polygon, contains_xy, get_parts, prepare
from shapely.geometry import shape

from lib.catalog.contents import TableContents
from lib.catalog.geojson_features import Feature
from lib.errors import DataError
from lib.schema import LIST_SEPARATOR, Layer, refuse

__all__ = [
    "OUTLINES_LAYER",
    "Position",
    "positions_of_features",
    "positions_of_table",
    "swapped_errors",
]

#: The layer whose outlines are used, and how much room is left round them.
OUTLINES_LAYER = "countries"
TOLERANCE_M = 50_000


@dataclass(frozen=True)
class Position:
    """A point of the package in degrees, and the countries that it is said to lie in."""

    file: str
    line: int
    id: str
    field: str
    lon: float
    lat: float
    countries: tuple[str, ...]


def positions_of_table(contents: TableContents) -> Iterator[Position]:
    """Yield the position of each record that has one and names its country."""
    for record in contents.records:
        lon, lat, countries = (record.cells.get(name) for name in ("lon", "lat", "country"))
        if isinstance(lon, float) and isinstance(lat, float) and isinstance(countries, str):
            named = tuple(countries.split(LIST_SEPARATOR))
            yield Position(contents.table.path, record.line, record.id, "lon", lon, lat, named)


def positions_of_features(layer: Layer, features: Sequence[Feature]) -> Iterator[Position]:
    """Yield the position of each point feature that names its country."""
    for feature in features:
        record, country = feature.record, feature.record.cells.get("iso3")
        if feature.geometry["type"] == "Point" and isinstance(country, str):
            lon, lat = feature.geometry["coordinates"]
            field = "geometry.coordinates"
            yield Position(layer.path, record.line, record.id, field, lon, lat, (country,))


def swapped_errors(
    positions: Iterable[Position], countries: Sequence[Feature]
) -> Iterator[DataError]:
    """Yield a problem for each position that fits its country only when swapped.

    A position is refused where it lies outside the outline of its country by more than 50 km,
    while (lat, lon) in its place lies inside. Countries without an outline are not judged.
    """
    outlines = _outlines(countries)
    for position in positions:
        lon, lat = position.lon, position.lat
        if any(
            contains_xy(outlines[country], lat, lon)
            and not contains_xy(outlines[country], lon, lat)
            and _is_far_from(outlines[country], lon, lat)
            for country in position.countries
            if country in outlines
        ):
            named = LIST_SEPARATOR.join(position.countries)
            yield refuse(
                position.file,
                position.line,
                position.id,
                position.field,
                f"{lon:g}, {lat:g}",
                f"lies outside {named} but inside when swapped",
                f"write lon {lat:g}, lat {lon:g}",
            )


def _outlines(countries: Sequence[Feature]) -> Mapping[str, MultiPolygon]:
    parts: dict[str, list[Polygon]] = {}
    for feature in countries:
        areas = get_parts(shape(feature.geometry)).tolist()
        parts.setdefault(str(feature.record.cells.get("iso3")), []).extend(areas)
    # Put side by side, not united: a faulty outline must not stop the check.
    outlines = {country: MultiPolygon(areas) for country, areas in parts.items()}
    for outline in outlines.values():
        prepare(outline)
    return outlines


def _is_far_from(outline: MultiPolygon, lon: float, lat: float) -> bool:
    # Measuring takes long to import, and is needed for a position that looks swapped alone.
    from lib.geodesy import Border

    return Border(outline).distance(lon, lat).distance_m > TOLERANCE_M
