"""Every length that a verdict rests on, with its ±, measured anew by other means."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator
from functools import cache

import pandas as pd
import pytest
import shapely

from lib.analysis.claims import Check, Measure
from lib.catalog import Package
from tests.analysis.measured_anew import GEOD, Target, rim

WAYS = {
    "Geodesic on WGS84": "geodesic",
    "Web Mercator (EPSG:3857), straight on the map": "web_mercator",
    "Degrees x 111 km": "degrees_111",
    "Nearest point in degrees, then the true length": "nearest_in_degrees",
    "Sphere (haversine) to the vertices": "sphere_vertices",
    "Sphere (great circles) to the edges": "sphere_edges",
    "Ellipsoid, border vertices only": "vertices_only",
    "UTM zone of the border, straight on the grid": "utm",
}
#: Search stops here, in metres; printed kilometres have two decimals at most.
CLOSE_M = 0.05


class Anew:
    """The targets of the record, each read from its file once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.borders = package.tables["borders"].set_index("border_id")

    @cache  # noqa: B019 - lives as long as the module's fixture
    def target(self, reference: str) -> Target:
        if reference in self.borders.index:
            layer = self.package.layers[self.borders.loc[reference, "layer"]]
            return Target(layer.geometry.to_numpy())
        return Target(shapely.points([self.point(reference)]))

    def point(self, point_id: str) -> tuple[float, float]:
        for table in ("places", "reference_points"):
            frame = self.package.tables[table]
            rows = frame[frame.iloc[:, 0] == point_id]
            if len(rows):
                return float(rows["lon"].iloc[0]), float(rows["lat"].iloc[0])
        raise LookupError(point_id)

    def radius_m(self, point_id: str) -> float:
        """Radius of a point's disc; not a number where none is stated."""
        frames = (self.package.tables[t] for t in ("places", "reference_points"))
        rows = pd.concat([f[f.iloc[:, 0] == point_id] for f in frames])
        return float(rows["position_uncertainty_m"].iloc[0])

    def alike(self, border_id: str) -> list[str]:
        """A border and the other sources of the same definition and coverage."""
        same = ["group", "definition", "covers"]
        row = self.borders.loc[border_id, same]
        return list(self.borders.index[(self.borders[same] == row).all(axis=1)])


@pytest.fixture(scope="module")
def anew(package: Package) -> Anew:
    return Anew(package)


def lengths(checks: dict[str, Check]) -> Iterator[Measure]:
    """Each length measured from a point, once."""
    found = {
        (m.name, m.from_id, m.reference): m
        for check in checks.values()
        for m in (reading.measure for reading in check.readings)
        if m.is_length and m.name in WAYS
    }
    yield from found.values()


@pytest.mark.slow
def test_every_length_is_measured_anew(checks: dict[str, Check], anew: Anew) -> None:
    seen = set()
    for m in lengths(checks):
        measure = getattr(anew.target(m.reference), WAYS[m.name])
        expected = measure(*anew.point(m.from_id))
        assert m.value == pytest.approx(expected, abs=CLOSE_M), (m.name, m.from_id, m.reference)
        seen.add(m.name)
    assert seen == set(WAYS)


def test_no_length_is_left_out(checks: dict[str, Check]) -> None:
    others = {"Worked out", "Length of the line"}
    others |= {"Along the line as it is drawn", "The railways’ own kilometres"}
    for check in checks.values():
        for reading in check.readings:
            if reading.measure.is_length:
                assert reading.measure.name in WAYS.keys() | others


@pytest.mark.slow
def test_every_band_holds_the_disc_the_generalisation_and_the_sources(
    checks: dict[str, Check], anew: Anew
) -> None:
    banded = 0
    for m in lengths(checks):
        is_border = m.reference in anew.borders.index
        radii = [anew.radius_m(m.from_id)]
        radii += [] if is_border else [anew.radius_m(m.reference)]
        known = [radius for radius in radii if not math.isnan(radius)]
        if m.name != "Geodesic on WGS84" or not known:
            assert m.low is None
            assert m.high is None
            continue
        banded += 1
        if not is_border:
            assert (m.low, m.high) == pytest.approx(
                (max(0.0, m.value - sum(known)), m.value + sum(known)), abs=CLOSE_M
            )
            continue
        (radius,) = known
        lon, lat = anew.point(m.from_id)
        targets = [anew.target(i) for i in anew.alike(m.reference)]
        nearest = [target.geodesic(lon, lat) for target in targets]
        farthest = max(t.oracle.distances(*rim(lon, lat, radius)).max() for t in targets)
        off = float(anew.borders.loc[m.reference, "generalisation_m"])
        low = max(0.0, max(0.0, min(nearest) - radius) - off)
        assert m.low == pytest.approx(low, abs=CLOSE_M), (m.from_id, m.reference)
        # The upper end may be the bound d + radius where the disc ends up to 1 % of the radius
        # short of it; points 15 degrees apart fall short by as much again.
        assert farthest + off - CLOSE_M <= m.high <= farthest + off + 0.02 * radius
    assert banded >= 30


def test_lines_are_summed_anew(checks: dict[str, Check], anew: Anew) -> None:
    """A border's own length, and rail: as drawn, as the railways give it, and the band of both."""
    segments = anew.package.layers["rail_segments"].set_index("id").geometry
    rows = anew.package.tables["rail_segments"].set_index("seg_id")
    found = set()
    for check in checks.values():
        for m in (reading.measure for reading in check.readings):
            if m.name == "Length of the line":
                assert m.value == pytest.approx(anew.target(m.reference).length(), abs=CLOSE_M)
            elif m.method == "route":
                drawn = GEOD.geometry_length(segments[m.reference])
                official = rows.loc[m.reference, "official_km"] * 1000
                value = official if "own" in m.name else drawn
                # A tenth of a kilometre is what the table states.
                assert m.value == pytest.approx(value, abs=51)
                assert (m.low, m.high) == pytest.approx((m.value, official), abs=51)
            else:
                continue
            found.add(m.name)
    assert len(found) == 3


STARTS = {"vostochny": "vostochny_port", "dunai": "dunay", "station-tumangang": "tumangang_br"}
#: The node that only the named variant passes.
BY = {"Tyumen": "tyumen", "Petropavlovsk": "kurgan"}


def test_routes_are_the_shortest_ways_over_the_segments(package: Package) -> None:
    lines = package.layers["rail_segments"].set_index("id").geometry
    rows = package.tables["rail_segments"].set_index("seg_id")
    drawn = package.tables["rail_routes"].query("segments != ''").to_dict("records")
    for route in drawn:
        by = next(node for town, node in BY.items() if f"via {town}" in route["name"])
        start = STARTS[route["from_place"]]
        way = shortest_way(rows, start, by) + shortest_way(rows, by, "tikhoretsk")
        assert ";".join(way) == route["segments"]
        assert route["length_ne_km"] == pytest.approx(rows.loc[way, "length_ne_km"].sum(), abs=0.3)
        along_m = sum(GEOD.geometry_length(lines[segment]) for segment in way)
        # Segments are stated to a tenth of a kilometre.
        assert along_m / 1000 == pytest.approx(route["length_simplified_km"], abs=0.06 * len(way))
    assert len(drawn) == 6


def shortest_way(rows: pd.DataFrame, start: str, end: str) -> list[str]:
    """Segments from node to node, by Dijkstra."""
    ways: list[tuple[float, str, list[str]]] = [(0.0, start, [])]
    done = set()
    while ways:
        length, node, way = heapq.heappop(ways)
        if node == end:
            return way
        done.add(node)
        for here, there in (("from", "to"), ("to", "from")):
            for segment, row in rows[rows[here] == node].iterrows():
                if row[there] not in done:
                    longer = length + row["length_ne_km"]
                    heapq.heappush(ways, (longer, row[there], [*way, str(segment)]))
    raise LookupError(f"no way from {start} to {end}")
