from __future__ import annotations

import pytest
from pyproj import Geod

from lib.analysis.along_the_line import rail_shortfall, ways_from
from lib.analysis.distance_words import (
    compass_point,
    distance_headline,
    distance_line,
    distance_text,
    from_words,
    spread_of,
    to_words,
)
from lib.analysis.distances import (
    companion_of,
    origin_of,
    place_distance,
    shortcut_readings,
    typed_origin,
)
from lib.catalog import Package
from lib.errors import DataError
from lib.units import NARROW_SPACE

GEOD = Geod(ellps="WGS84")


def measured(package: Package, place: str, border: str = "ukraine"):
    return place_distance(package, origin_of(package, place), border)


@pytest.mark.parametrize(
    ("border", "km"),
    [("ukraine", 195.04), ("ukraine-land-border", 195.125), ("ukraine-visionscarto-50m", 193.9)],
)
def test_the_depot_by_each_border(package: Package, border: str, km: float) -> None:
    reading = measured(package, "depot-tikhoretsk", border).reading
    assert reading.distance_m / 1000 == pytest.approx(km, abs=0.05)
    # The figure is the geodesic to the very point that it names.
    length = GEOD.inv(40.042361, 45.888417, reading.nearest_lon, reading.nearest_lat)[2]
    assert length == pytest.approx(reading.distance_m, abs=1e-6)


def test_only_sources_of_one_definition_and_coverage_make_the_spread(package: Package) -> None:
    depot = measured(package, "depot-tikhoretsk")
    in_spread = {r.border_id for r in depot.readings if r.in_spread}
    assert in_spread == {"ukraine", "ukraine-visionscarto-50m", "ukraine-plotly-50m"}
    low, high = spread_of(depot.readings)
    assert (low / 1000, high / 1000) == pytest.approx((193.9, 195.1), abs=0.05)
    parts = depot.reading.parts
    assert parts is not None
    assert parts.position_m + parts.generalisation_m + parts.sources_m == pytest.approx(
        depot.reading.uncertainty_m
    )
    assert depot.reading.low_m == pytest.approx(low - 1500 - 13, abs=1)


def test_the_measured_border_leads_its_readings(package: Package) -> None:
    by_land = measured(package, "depot-tikhoretsk", "ukraine-land-border")
    assert by_land.readings[0].border_id == "ukraine-land-border"
    assert [r.in_spread for r in by_land.readings].count(True) == 1


def test_a_point_without_known_position_gets_no_uncertainty(package: Package) -> None:
    for origin in (origin_of(package, "town-tikhoretsk"), typed_origin(40.1, 45.9)):
        reading = place_distance(package, origin, "ukraine").reading
        assert reading.uncertainty_m is None
        assert reading.parts is None


def test_inside_and_outside_are_told(package: Package) -> None:
    assert measured(package, "town-kerch").reading.inside is True
    assert measured(package, "town-krasnodar").reading.inside is False
    assert measured(package, "town-krasnodar", "ukraine-land-border").reading.inside is None


def test_a_cut_out_border_refuses_points_beyond_it(package: Package) -> None:
    with pytest.raises(DataError, match="124-133 E"):
        measured(package, "depot-tikhoretsk", "russia")
    assert measured(package, "najin", "russia").reading.distance_m / 1000 == pytest.approx(
        30.8, abs=0.05
    )


def test_unknown_ids_are_refused_with_what_exists(package: Package) -> None:
    with pytest.raises(DataError, match="depot-tikhoretsk"):
        origin_of(package, "depot-tikhoretzk")
    with pytest.raises(DataError, match="ukraine-land-border"):
        measured(package, "najin", "atlantis")


def test_a_depot_and_its_town_are_companions_both_ways(package: Package) -> None:
    depot, town = (origin_of(package, i) for i in ("depot-tikhoretsk", "town-tikhoretsk"))
    assert companion_of(package, depot) == town
    assert companion_of(package, town) == depot
    assert companion_of(package, origin_of(package, "town-kerch")) is None
    assert companion_of(package, typed_origin(40, 45)) is None


def test_shortcuts_are_all_marked_wrong_and_as_far_off_as_known(package: Package) -> None:
    readings = shortcut_readings(package, origin_of(package, "depot-tikhoretsk"), "ukraine")
    assert all(r.is_wrong and r.why_wrong.startswith("Wrong") for r in readings)
    off = {r.method: (r.distance_m - 195_039.6) / 1000 for r in readings}
    assert off["web_mercator"] == pytest.approx(88.1, abs=0.2)
    assert off["degrees_111"] == pytest.approx(22.9, abs=0.2)
    assert off["nearest_in_degrees"] == pytest.approx(21.8, abs=0.1)
    assert off["vertices"] == pytest.approx(0, abs=0.01)


def test_headline_and_line(package: Package) -> None:
    depot = measured(package, "depot-tikhoretsk")

    def headline(unit) -> str:
        return distance_headline(package, depot, unit).replace(NARROW_SPACE, " ")

    start = "From the depot near Tikhoretsk to Ukraine’s border: "
    assert headline("km") == start + "195.0 km, or 121.2 miles"
    assert headline("mi") == start + "121.2 miles, or 195.0 km"
    assert headline("nmi") == start + "105.3 nautical miles, or 195.0 km"
    line = distance_line(package, depot)
    assert "WGS84" in line
    assert "not in Crimea" in line


def test_words_for_places_and_borders(package: Package) -> None:
    def words(place: str) -> str:
        return from_words(package, origin_of(package, place))

    assert words("town-kerch") == "the town of Kerch"
    assert words("najin") == "Najin (Rajin) port"
    assert to_words(package, "ukraine-de-facto") == "Ukraine as held before 2022"
    borders = package.tables["borders"]["border_id"]
    assert all(to_words(package, border) for border in borders)


@pytest.mark.parametrize(
    ("azimuth", "words"), [(0, "north"), (22.4, "north"), (22.6, "north-east"), (337.6, "north")]
)
def test_compass(azimuth: float, words: str) -> None:
    assert compass_point(azimuth) == words


def test_a_distance_is_as_precise_as_its_uncertainty() -> None:
    def text(uncertainty: float | None) -> str:
        return distance_text(195_039.6, uncertainty, "km").replace(NARROW_SPACE, " ")

    assert [text(u) for u in (None, 2_143.8, 120.0, 25_000.0)] == [
        "195.0 km",
        "195.0 km",
        "195.04 km",
        "195 km",
    ]


def test_rail_ways_keep_the_drawn_lengths_and_give_a_range(package: Package) -> None:
    ways = ways_from(package, origin_of(package, "vostochny"))
    rail = {way.name: way for way in ways if way.mode == "rail"}
    by_tyumen = rail["Vostochny to Tikhoretsk via Tyumen"]
    by_kazakhstan = rail["Vostochny to Tikhoretsk via Petropavlovsk (Kazakhstan)"]
    assert (by_tyumen.drawn_m, by_kazakhstan.drawn_m) == (9_610_800, 9_407_900)
    assert by_tyumen.straight_m < by_tyumen.length.low_m < by_tyumen.length.high_m
    assert rail_shortfall(package) == pytest.approx(0.05, abs=0.015)
    assert not any("BAM" in name for name in rail)


def test_the_sea_leg_stands_beside_its_straight_line(package: Package) -> None:
    legs = [w for w in ways_from(package, origin_of(package, "najin")) if w.mode == "sea"]
    to_dunai = next(leg for leg in legs if leg.to_place == "dunai")
    assert to_dunai.straight_m / 1000 == pytest.approx(183.0, abs=0.05)
    assert to_dunai.drawn_m / 1000 == pytest.approx(194.6, abs=0.05)
    assert to_dunai.length.low_m == to_dunai.drawn_m
    assert "inferred" in to_dunai.basis


def test_the_whole_line_adds_sea_and_rail_up(package: Package) -> None:
    ways = ways_from(package, origin_of(package, "depot-tikhoretsk"))
    whole = [way for way in ways if way.mode == "sea and rail"]
    assert {way.from_place for way in whole} == {"najin"}
    assert whole[0].straight_m / 1000 == pytest.approx(6834.3, abs=0.1)
    assert whole[0].drawn_m / 1000 == pytest.approx(194.6 + 9325.0, abs=0.05)


def test_a_place_off_the_line_has_no_ways(package: Package) -> None:
    assert ways_from(package, origin_of(package, "town-kerch")) == ()
    assert ways_from(package, typed_origin(40, 45)) == ()
    town = ways_from(package, origin_of(package, "town-tikhoretsk"))
    assert town == ways_from(package, origin_of(package, "depot-tikhoretsk"))
