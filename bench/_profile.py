"""Where the time of measuring goes: parts of the search, timed and counted one by one."""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numba
import numpy as np
import shapely

from lib.geodesy import Border
from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M, auxiliary_vectors, lonlat_of_vectors
from lib.geodesy.engine import Engine
from lib.geodesy.piece_kernels import _sight, on_one_piece, piece_chord
from lib.geodesy.pieces import cut, positions, rings_of

__all__ = ["profile"]

ROOT = Path(__file__).parents[1]
#: Points whose search is followed step by step, in plain Python.
FOLLOWED = 1_000
#: Points on which one step is timed.
TIMED = 20_000
#: The parts of the search over arrays, by the function that does each.
ARRAY_PARTS = {
    "sphere_chords": "boxes of one level",
    "nearest_chord": "first piece",
    "_candidates": "tree walk",
    "_piece_margin": "bounds on pieces",
    "on_pieces": "refinement with its geodesics",
}
#: The same search with numba switched off, every call of its steps counted.
COUNT = """
import json, sys
from collections import Counter
import shapely
from lib.geodesy import Border, piece_kernels, search_kernels
from lib.geodesy.kernel_loading import KERNELS
KERNELS.load()
wkb, lon, lat = json.load(sys.stdin)
calls = Counter()
def counted(module, name):
    function = getattr(module, name)
    def call(*values):
        calls[name] += 1
        return function(*values)
    setattr(module, name, call)
counted(search_kernels, "_box_is_ruled_out")
counted(search_kernels, "piece_chord")
counted(search_kernels, "_piece_is_ruled_out")
counted(search_kernels, "on_one_piece")
counted(piece_kernels, "_sight")
Border(shapely.from_wkb(wkb)).distance(lon, lat)
json.dump(calls, sys.stdout)
"""


def profile(geometry: shapely.Geometry, arrays: Border, lon: np.ndarray, lat: np.ndarray) -> None:
    """Print what each part of the search takes of a point's time, in microseconds."""
    border = Border(geometry)
    total = _microseconds(lambda: border.distance(lon, lat), lon.size)
    per_point = _counts(geometry, lon[:FOLLOWED], lat[:FOLLOWED])
    inside = _microseconds(lambda: border.contains(lon, lat), lon.size)
    coordinates = _microseconds(lambda: _in_and_out(lon, lat), lon.size)
    look, geodesic = _unit_costs(geometry, lon[:TIMED], lat[:TIMED])
    looks, geodesics = per_point["on_one_piece"], per_point["_sight"]
    rest = total - coordinates - looks * look
    print("where a point's time goes, compiled, microseconds")
    print(f"  coordinates in and out            {coordinates:6.2f}")
    print(
        f"  refinement on {looks:4.2f} pieces         {looks * look:6.2f}"
        f"  ({geodesics:.2f} geodesics of {geodesic:.2f}: {geodesics * geodesic:.2f})"
    )
    print(
        f"  tree walk and bounds, the rest    {rest:6.2f}"
        f"  ({per_point['_box_is_ruled_out']:.0f} boxes, {per_point['piece_chord']:.0f} chords,"
        f" {per_point['_piece_is_ruled_out']:.0f} pieces)"
    )
    print(f"  together                          {total:6.2f}")
    print(f"  inside or not, where it is asked  {inside:6.2f}")
    _print_arrays(arrays, lon, lat)


def _counts(geometry: shapely.Geometry, lon: np.ndarray, lat: np.ndarray) -> dict[str, float]:
    """Return how often each step is taken for a point."""
    done = subprocess.run(
        [sys.executable, "-c", COUNT],
        input=json.dumps([geometry.wkb_hex, lon.tolist(), lat.tolist()]),
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return {name: count / lon.size for name, count in json.loads(done.stdout).items()}


def _in_and_out(lon: np.ndarray, lat: np.ndarray) -> None:
    x, y, z = np.array(auxiliary_vectors(lon, lat))
    lonlat_of_vectors(x, y, z)
    np.degrees(np.arctan2(x, y)) % 360


def _unit_costs(
    geometry: shapely.Geometry, lon: np.ndarray, lat: np.ndarray
) -> tuple[float, float]:
    """Return the time of a look at the nearest piece, and of one geodesic to the nearest point."""
    engine = Engine(cut(rings_of(geometry)[0]))
    rows = engine._rows
    _, near_lon, near_lat, *_ = engine.nearest(lon, lat)
    u, place = np.array(auxiliary_vectors(lon, lat)), positions(near_lon, near_lat)
    v = place / np.array([EQUATORIAL_M, EQUATORIAL_M, POLAR_M])
    piece = _pieces_at(rows, place)
    _looks(rows, piece[:10], u), _geodesics(u[:, :10], v[:10])
    look = _microseconds(lambda: _looks(rows, piece, u), lon.size)
    return look, _microseconds(lambda: _geodesics(u, v), lon.size)


@numba.njit(error_model="numpy")
def _pieces_at(rows: np.ndarray, place: np.ndarray) -> np.ndarray:
    piece = np.zeros(len(place), dtype=np.int64)
    for i in range(len(place)):
        best = np.inf
        for k in range(len(rows)):
            chord2 = piece_chord(rows[k], (place[i, 0], place[i, 1], place[i, 2]))[1]
            if chord2 < best:
                best, piece[i] = chord2, k
    return piece


@numba.njit(error_model="numpy")
def _looks(rows: np.ndarray, piece: np.ndarray, u: np.ndarray) -> float:
    total = 0.0
    for i in range(piece.size):
        seen = (u[0, i], u[1, i], u[2, i])
        p = (EQUATORIAL_M * seen[0], EQUATORIAL_M * seen[1], POLAR_M * seen[2])
        share, chord2 = piece_chord(rows[piece[i]], p)
        total += on_one_piece(rows[piece[i]], seen, share, chord2).distance
    return total


@numba.njit(error_model="numpy")
def _geodesics(u: np.ndarray, v: np.ndarray) -> float:
    total = 0.0
    for i in range(len(v)):
        total += _sight((u[0, i], u[1, i], u[2, i]), (v[i, 0], v[i, 1], v[i, 2]))[0]
    return total


def _print_arrays(border: Border, lon: np.ndarray, lat: np.ndarray) -> None:
    watch = cProfile.Profile()
    watch.runcall(border.distance, lon, lat)
    stats = pstats.Stats(watch)
    spent = dict.fromkeys(ARRAY_PARTS.values(), 0.0)
    for (_, _, name), (_, _, _, seconds, _) in stats.stats.items():
        if name in ARRAY_PARTS:
            spent[ARRAY_PARTS[name]] += seconds / lon.size * 1e6
    print("where a point's time goes, arrays, microseconds")
    for part, microseconds in spent.items():
        print(f"  {part:33} {microseconds:6.2f}")
    total = stats.total_tt / lon.size * 1e6
    print(f"  {'the rest':33} {total - sum(spent.values()):6.2f}")
    print(f"  {'together':33} {total:6.2f}")


def _microseconds(action: Callable[[], object], count: int) -> float:
    """Return the least time of three, for each of some points."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times) / count * 1e6
