"""Legs end where their reports say; calls stay at their port; nothing is guessed."""

from __future__ import annotations

import pytest

from lib.cartography.record_frame import map_records
from lib.cartography.voyages import arc, strokes
from lib.catalog import Package


def test_a_leg_begins_and_ends_at_its_places(package: Package) -> None:
    places = package.tables["places"].set_index("place_id")
    stroke = strokes(package)["V004"]
    assert stroke.is_leg
    for end, place in ((stroke.path[0], "najin"), (stroke.path[-1], "dunai")):
        assert end == pytest.approx([places.loc[place, "lon"], places.loc[place, "lat"]], abs=1e-3)


def test_only_voyages_with_two_single_ends_are_legs(package: Package) -> None:
    voyages = package.tables["voyages"].set_index("voyage_id")
    for voyage_id, stroke in strokes(package).items():
        ends = [str(voyages.loc[voyage_id, c]) for c in ("from_place", "to_place")]
        both = all(end and ";" not in end for end in ends)
        assert stroke.is_leg == both, voyage_id


def test_every_placed_voyage_has_a_line_of_its_own(package: Package) -> None:
    records = map_records(package)
    placed = records[(records["layer"] == "voyage") & records["lon"].notna()]
    laid = strokes(package)
    assert set(laid) == set(placed["id"])
    paths = [tuple(map(tuple, stroke.path)) for stroke in laid.values()]
    assert len(set(paths)) == len(paths)


def test_a_call_is_drawn_within_thirty_kilometres_of_its_port(package: Package) -> None:
    places = package.tables["places"].set_index("place_id")
    for voyage_id, stroke in strokes(package).items():
        if not stroke.is_leg:
            port = places.loc[stroke.anchor]
            for lon, lat in stroke.path:
                assert abs(lat - port["lat"]) < 0.27, voyage_id
                assert abs(lon - port["lon"]) < 0.4, voyage_id


def test_both_directions_swing_out_to_sea() -> None:
    """East and south are sea at every port of the record."""
    najin, vostochny = (130.3, 42.2333), (133.0833, 42.75)
    there, back = arc(najin, vostochny, 0.2), arc(vostochny, najin, 0.2)
    straight = arc(najin, vostochny, 0.0)
    middle = len(there) // 2
    assert there[middle][1] < straight[middle][1]
    assert back[middle] == pytest.approx(there[middle])
