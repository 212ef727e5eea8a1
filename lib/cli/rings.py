"""``rings``: range rings round a place, a border or a file of geometries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import shapely
import typer
from shapely.geometry.base import BaseGeometry

from lib.analysis.distances import origin_of
from lib.batch import package_border, read_geometries
from lib.catalog import Package, load_package, write_atomically
from lib.errors import DataError
from lib.geodesy.rings import RangeRing, range_rings
from lib.units import KM_M

__all__ = ["rings"]

Around = Annotated[
    str, typer.Option(help="Id of a place or of a border, or a GeoJSON file of your own.")
]
RadiusKm = Annotated[
    list[float], typer.Option(help="Radius in km, 0.01 to 10,000; give it again for more rings.")
]
Inside = Annotated[bool, typer.Option("--inside", help="Draw the rings inside the polygons.")]
AsLines = Annotated[bool, typer.Option("--lines", help="Write lines and not the areas in them.")]
Out = Annotated[Path | None, typer.Option(help="GeoJSON file to write; else standard output.")]


def rings(
    *,
    around: Around,
    radius_km: RadiusKm,
    inside: Inside = False,
    as_lines: AsLines = False,
    out: Out = None,
) -> None:
    """Draw everything at exactly a distance from a place, a border or a file.

    Every vertex is at the radius to 0.01 mm, every edge as drawn in longitude and latitude to
    1 m. Rings are cut at the antimeridian and closed along the poles. The property radius_m of
    each feature tells its radius.

    Example: python -m lib.cli rings --around ukraine --radius-km 200 --out RINGS.geojson
    """
    try:
        geometry = _geometry(around)
        drawn = range_rings(geometry, [radius * KM_M for radius in radius_km], inside=inside)
    except DataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    text = _geojson(drawn, as_lines=as_lines)
    if out is None:
        print(text, end="")
    else:
        write_atomically(out, text.encode())


def _geometry(name: str) -> BaseGeometry:
    if Path(name).suffix.lower() in (".geojson", ".json"):
        kinds = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
        return _joined(name, [each.geometry for each in read_geometries(Path(name), kinds)])
    package = load_package()
    if name in set(package.tables["borders"]["border_id"]):
        return shapely.from_wkb(package_border(package, name).primary)
    return _place(package, name)


def _place(package: Package, name: str) -> BaseGeometry:
    origin = origin_of(package, name)
    return shapely.Point(origin.lon, origin.lat)


def _joined(file: str, geometries: Iterable[BaseGeometry]) -> BaseGeometry:
    """One geometry of all, which have to be of one kind."""
    parts = [part for geometry in geometries for part in shapely.get_parts(geometry)]
    kinds = {part.geom_type for part in parts}
    if len(kinds) > 1:
        problem, hint = f"mixes {' and '.join(sorted(kinds))}", "keep one kind of geometry"
        raise DataError(file, 0, "", "geometry", "", problem, hint)
    if kinds == {"Point"}:
        return shapely.MultiPoint(parts)
    if kinds == {"LineString"}:
        return shapely.MultiLineString(parts)
    return shapely.MultiPolygon(parts)


def _geojson(drawn: Iterable[RangeRing], *, as_lines: bool) -> str:
    """A FeatureCollection, a feature a line."""
    features = [
        {
            "type": "Feature",
            "properties": {"radius_m": ring.radius_m},
            "geometry": shapely.geometry.mapping(ring.line if as_lines else ring.area),
        }
        for ring in drawn
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
