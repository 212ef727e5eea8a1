"""The series against PROJ, and every bound against random pairs that could break it."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import Geod

from lib.geodesy import formulas
from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M, auxiliary_vectors, lonlat_of_vectors
from lib.geodesy.inverse import sight, unit_vectors
from lib.geodesy.pieces import Ring, cut, positions

GEOD = Geod(ellps="WGS84")
COUNT = 40_000


@pytest.fixture
def rng(request):
    seed = int(np.random.SeedSequence().generate_state(1)[0])
    print(f"seed {seed}")
    return np.random.default_rng(seed)


def uniform(rng, count=COUNT):
    return rng.uniform(-180, 180, count), np.degrees(np.arcsin(rng.uniform(-1, 1, count)))


def pairs(rng, kind):
    lon, lat = uniform(rng)
    if kind == "uniform":
        return lon, lat, *uniform(rng)
    if kind == "short":
        azimuth = rng.uniform(0, 360, COUNT)
        return lon, lat, *GEOD.fwd(lon, lat, azimuth, 10 ** rng.uniform(-3, 6, COUNT))[:2]
    if kind == "equatorial":
        return lon, 0 * lat, lon + rng.uniform(-179, 179, COUNT), 0 * lat
    if kind == "meridional":
        return lon, lat, lon, rng.uniform(-90, 90, COUNT)
    if kind == "polar":
        return lon, np.full(COUNT, 90.0), *uniform(rng)
    spread = 10 ** rng.uniform(-3, 0.7, COUNT)
    lat2 = np.clip(-lat + rng.normal(0, spread), -90, 90)
    return lon, lat, lon + 180 + rng.normal(0, spread), lat2


@pytest.mark.parametrize(
    "kind", ["uniform", "short", "equatorial", "meridional", "polar", "antipodal"]
)
def test_sight_agrees_with_proj(rng, kind):
    lon1, lat1, lon2, lat2 = pairs(rng, kind)
    seen = sight(np.array(auxiliary_vectors(lon1, lat1)), np.array(auxiliary_vectors(lon2, lat2)))
    azimuth, back, length = GEOD.inv(lon1, lat1, lon2, lat2)
    assert np.abs(seen.distance - length).max() < 1e-7
    # Azimuths where the geodesic is unique: 1 um across at most 100 km, and not nearly antipodal.
    clear = (length > 1e-3) & (length < 1.99e7) & (np.abs(lat1) < 90)
    across = np.minimum(length, 1e5)[clear]
    apart = np.radians(np.degrees(np.arctan2(seen.east, seen.north)) - azimuth)[clear]
    assert np.abs(np.sin(apart) * across).max(initial=0) < 1e-5
    wrong = np.linalg.norm(seen.back - unit_vectors(lon2, lat2, back), axis=0)[clear]
    assert np.abs(wrong * across).max(initial=0) < 1e-5


def test_chord_and_arc_bounds_hold(rng):
    for kind in ("uniform", "short", "antipodal"):
        lon1, lat1, lon2, lat2 = pairs(rng, kind)
        length = GEOD.inv(lon1, lat1, lon2, lat2)[2]
        gap = (positions(lon2, lat2) - positions(lon1, lat1)).T
        chord2, arc2 = formulas.gap_squares(*gap)
        chord_limit, arc_limit = formulas.gap_limits(length)
        assert (chord2 <= chord_limit).all()
        assert (arc2 <= arc_limit).all()


def test_vectors_read_back_to_degrees(rng):
    lon, lat = uniform(rng)
    lon2, lat2 = lonlat_of_vectors(*auxiliary_vectors(lon, lat))
    assert np.abs(lon2 - lon).max() < 1e-13
    assert np.abs(lat2 - lat).max() < 1e-13


@pytest.mark.parametrize("farthest", [1e5, 2e6])
def test_hinge_never_rules_out_what_is_nearer(rng, farthest):
    lon, lat = uniform(rng)
    distance = 10 ** rng.uniform(2, 7.298, COUNT)
    distance[::2] = rng.uniform(0, 1.99e7, COUNT // 2)
    x, y, back = GEOD.fwd(lon, lat, rng.uniform(0, 360, COUNT), distance)
    distance = GEOD.inv(lon, lat, x, y)[2]
    other = GEOD.fwd(
        x, y, rng.uniform(0, 360, COUNT), 10 ** rng.uniform(1, np.log10(farthest), COUNT)
    )
    gain = distance - GEOD.inv(lon, lat, other[0], other[1])[2]
    way = (positions(other[0], other[1]) - positions(x, y)).T
    chord = np.linalg.norm(way, axis=0)
    ahead = np.einsum("ij,ij->j", unit_vectors(x, y, np.asarray(back)), way)
    margin = formulas.rival_margin(ahead, chord, 0.0, formulas.hinge_bend(distance))
    holds = chord < formulas.hinge_reach(distance)
    assert holds.mean() > 0.9
    assert not (holds & (margin <= 0) & (gain > 1e-6)).any()
    # And it is a useful bound: most of what is farther is ruled out.
    farther = holds & (gain < -0.02 * chord)
    assert (margin[farther] <= 0).mean() > 0.9


def test_other_hinges_never_rule_out_what_is_nearer_on_the_far_side(rng):
    lon, lat = uniform(rng)
    distance = rng.uniform(formulas.FAR_M, 1.99e7, COUNT)
    x, y, back = GEOD.fwd(lon, lat, rng.uniform(0, 360, COUNT), distance)
    distance = GEOD.inv(lon, lat, x, y)[2]
    other = GEOD.fwd(x, y, rng.uniform(0, 360, COUNT), 10 ** rng.uniform(2, 6.2, COUNT))
    length = GEOD.inv(lon, lat, other[0], other[1])[2]
    way = (positions(other[0], other[1]) - positions(x, y)).T
    chord = np.linalg.norm(way, axis=0)
    ahead = np.einsum("ij,ij->j", unit_vectors(x, y, np.asarray(back)), way)
    margin = formulas.rival_margin(ahead, chord, 0.0, formulas.hinge_bend(distance))
    holds = (chord < formulas.hinge_reach(distance)) & (margin <= formulas.OTHER_REACH_M)
    nearest_possible = distance - np.maximum(margin, 0) / formulas.OTHER_SHARE
    assert (length >= nearest_possible - 1e-6)[holds].all()


def test_the_cubic_follows_the_geodesic(rng):
    lon, lat = uniform(rng, 2_000)
    azimuth = rng.uniform(0, 360, lon.size)
    end_lon, end_lat, _ = GEOD.fwd(lon, lat, azimuth, np.full(lon.size, 2_000.0))
    rings = [
        Ring(np.array(x), np.array(y), closed=False)
        for x, y in zip(zip(lon, end_lon, strict=True), zip(lat, end_lat, strict=True), strict=True)
    ]
    pieces = cut(rings)
    first = np.flatnonzero(np.diff(pieces.ring, prepend=-1))
    for share in (0.1, 0.5, 0.77):
        ends = (pieces.start, pieces.end, pieces.start_tangent, pieces.end_tangent)
        length = pieces.length_m[first]
        place, tangent = formulas.on_piece(share, length, *(values[first].T for values in ends))
        on_line = GEOD.fwd(lon, lat, azimuth, length * share)
        exact = positions(np.asarray(on_line[0]), np.asarray(on_line[1])).T
        # 1e-8 m is what degrees and metres round together.
        assert np.abs(place - exact).max() < 1e-8
        assert np.abs(np.linalg.norm(tangent, axis=0) - 1).max() < 1e-10


def test_pieces_are_short_and_add_up(rng):
    lon, lat = uniform(rng, 12)
    pieces = cut([Ring(lon, lat, closed=False)])
    assert pieces.length_m.max() <= formulas.LONGEST_PIECE_M
    assert pieces.length_m.sum() == pytest.approx(GEOD.line_length(lon, lat), abs=1e-5)
    assert (pieces.start[1:] == pieces.end[:-1]).all()
    bulge = (
        np.linalg.norm(pieces.end - pieces.start, axis=1).max() ** 2
        / 8
        / (POLAR_M**2 / EQUATORIAL_M)
    )
    assert bulge < formulas.PIECE_BULGE_M
