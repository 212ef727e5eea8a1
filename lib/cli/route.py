"""``route``: the length of a route, the chainage of a place, the place at a chainage."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from lib.analysis.distances import origin_of
from lib.batch import read_geometries
from lib.catalog import Package, load_package
from lib.errors import DataError
from lib.geodesy.routes import Route, joined_route
from lib.units import KM_M, format_coordinates, format_distance

__all__ = ["route"]

Along = Annotated[
    str, typer.Option(help="Id of a rail route, or a GeoJSON file of lines in order of travel.")
]
Place = Annotated[str, typer.Option(help="Id of a place: tells its chainage on the route.")]
AtKm = Annotated[
    float | None, typer.Option(help="Chainage in km from the start: tells the place there.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, figures in full doubles.")]


def route(*, along: Along, place: Place = "", at_km: AtKm = None, as_json: AsJson = False) -> None:
    """Measure along a route on the WGS84 ellipsoid.

    Prints the geodesic length of the drawn line. Drawn lines are simplified and run short of
    the railway's own kilometres.

    Example: python -m lib.cli route --along vostochny_tikhoretsk_via_tyumen --at-km 5000
    """
    try:
        package = load_package()
        line = _route(package, along)
        answer: dict[str, Any] = {"route": along, "length_m": line.length_m}
        if place:
            origin = origin_of(package, place)
            answer["foot"] = {"place": place, **asdict(line.chainage(origin.lon, origin.lat))}
        if at_km is not None:
            answer["position"] = asdict(line.position(at_km * KM_M))
    except DataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    print(json.dumps(answer, indent=1) if as_json else _in_words(answer))


def _route(package: Package, name: str) -> Route:
    if Path(name).suffix.lower() in (".geojson", ".json"):
        named = read_geometries(Path(name), ("LineString",))
        return joined_route([each.geometry for each in named])
    table = package.tables["rail_routes"]
    drawn = table[table["segments"] != ""]
    found = drawn[drawn["route_id"] == name]
    if found.empty:
        hint = f"choose one of {', '.join(drawn['route_id'])}, or give a .geojson file"
        problem = "is no route that is drawn"
        raise DataError("tables/rail_routes.csv", 0, name, "route_id", name, problem, hint)
    segments = package.layers["rail_segments"].set_index("id").geometry
    return joined_route([segments[segment] for segment in found.iloc[0]["segments"].split(";")])


def _in_words(answer: dict[str, Any]) -> str:
    lines = [f"{answer['route']}: {format_distance(answer['length_m'], 'km', 1)}"]
    if foot := answer.get("foot"):
        chainage = format_distance(foot["chainage_m"], "km", 1)
        offset = format_distance(foot["offset_m"], "km", 1)
        nearest = format_coordinates(foot["lon"], foot["lat"])
        lines.append(f"  {foot['place']}: at {chainage}, {offset} off the route, from {nearest}")
    if position := answer.get("position"):
        chainage = format_distance(position["chainage_m"], "km", 1)
        lines.append(f"  at {chainage}: {format_coordinates(position['lon'], position['lat'])}")
    return "\n".join(lines)
