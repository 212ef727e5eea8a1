"""Measuring to a border: error against the oracle, speed, memory, peers, and what drives the cost.

``make peers`` runs it with the packages of ``bench/requirements.txt``, in an environment of their
own; PostGIS is Debian's ``postgis`` with ``postgresql``. What is missing is said and left out.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from unittest.mock import patch

import numpy as np
import shapely
from pyproj import Geod

from bench._peers import peers
from lib.geodesy import Border
from lib.geodesy.kernel_loading import KERNELS, Kernels

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "geodesy"))
import hard_cases  # noqa: E402
from oracle import Oracle  # noqa: E402

GEOD = Geod(ellps="WGS84")
LAYER = ROOT / "data" / "layers" / "border-ukraine.geojson"
PLOT = ROOT / "docs" / "pictures" / "geodesy-cost.svg"
MILLION = 1_000_000
PAIRS = 5
#: Fresh processes of which the median is told.
FRESH = 7
#: Middle of Ukraine; points round its antipode make the antipodal zone.
ANTIPODE = (31 - 180, -48.5)


def main() -> None:
    """Print every table; takes some minutes."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    KERNELS.load()
    geometry = ukraine()
    accuracy(geometry)
    speed(geometry)
    if find_spec("numba"):
        from bench._profile import profile

        profile(geometry, without_numba(geometry), *ordinary(200_000))
    footprint()
    against_peers(geometry)
    cost(geometry)


def ukraine() -> shapely.Geometry:
    """Return the primary border of Ukraine, in degrees."""
    return shapely.geometry.shape(json.loads(LAYER.read_text())["features"][0]["geometry"])


def without_numba(geometry: shapely.Geometry) -> Border:
    """Return the border as it is measured to where numba is not installed."""
    with patch("lib.geodesy.engine.KERNELS", Kernels(math.inf)):
        return Border(geometry)


def ordinary(count: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Return points spread evenly over lon 20 to 150, lat 30 to 65."""
    rng = np.random.default_rng(seed)
    return rng.uniform(20, 150, count), rng.uniform(30, 65, count)


def accuracy(geometry: shapely.Geometry) -> None:
    """Print the largest difference to the oracle over 5,000 fresh cases of every hard kind."""
    seed = int(np.random.SeedSequence().generate_state(1)[0])
    rng = np.random.default_rng(seed)
    ways = {"compiled": Border(geometry), "arrays": without_numba(geometry)}
    oracle = Oracle(geometry)
    print(f"largest difference to the oracle, nm (seed {seed})")
    for kind in hard_cases.KINDS:
        lon, lat = hard_cases.points(kind, geometry, rng, 250)
        exact = oracle.distances(lon, lat)
        errors = {
            name: np.abs(border.distance(lon, lat).distance_m - exact).max()
            for name, border in ways.items()
        }
        print(f"  {kind:18}", "  ".join(f"{n} {e * 1e9:7.1f}" for n, e in errors.items()))
    worst = {"compiled": 0.0, "arrays": 0.0}
    for _ in range(600):
        line = hard_cases.long_edge(rng)
        lon, lat = hard_cases.points(rng.choice(hard_cases.KINDS), line, rng, 5)
        exact = Oracle(line).distances(lon, lat)
        for name, border in (("compiled", Border(line)), ("arrays", without_numba(line))):
            error = np.abs(border.distance(lon, lat).distance_m - exact).max()
            worst[name] = max(worst[name], error)
    print(f"  {'long edges':18}", "  ".join(f"{n} {e * 1e9:7.1f}" for n, e in worst.items()))


def speed(geometry: shapely.Geometry) -> None:
    """Print the time for a million points against a million plain geodesics, in pairs."""
    lon, lat = ordinary(MILLION)
    lon2, lat2 = ordinary(MILLION, seed=2)
    rng = np.random.default_rng(3)
    count = 20_000
    start = [np.full(count, value) for value in ANTIPODE]
    far = GEOD.fwd(*start, rng.uniform(0, 360, count), rng.uniform(0, 5e5, count))[:2]
    print("a million points, against Geod.inv on a million pairs, one core")
    for name, border in (("compiled", Border(geometry)), ("arrays", without_numba(geometry))):
        border.distance(lon[:1000], lat[:1000])
        ratios, times = [], []
        for _ in range(PAIRS):
            ours = timed(lambda border=border: border.distance(lon, lat))
            plain = timed(lambda: GEOD.inv(lon, lat, lon2, lat2))
            ratios.append(ours / plain)
            times.append(ours)
        rate = MILLION / median(times)
        antipodal = count / timed(lambda border=border: border.distance(*far))
        print(
            f"  {name:9} {median(times):6.2f} s  {rate:9,.0f}/s  {median(ratios):5.2f} times"
            f"  antipodal zone {antipodal:9,.0f}/s, 1/{rate / antipodal:.0f} of the rate"
        )


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def footprint() -> None:
    """Print import time, times to the first answers and peak memory, each in fresh processes."""
    script = """
import time
start = time.perf_counter()
import lib.geodesy
imported = time.perf_counter()
import json, pathlib, numpy, shapely
layer = json.loads(pathlib.Path("data/layers/border-ukraine.geojson").read_text())
border = lib.geodesy.Border(shapely.geometry.shape(layer["features"][0]["geometry"]))
ready = time.perf_counter()
border.distance(40.042361, 45.888417)
answered = time.perf_counter()
import lib.geodesy.search_kernels
loaded = time.perf_counter()
def peak():  # getrusage would answer the parent's peak where that is higher
    status = pathlib.Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])
rng = numpy.random.default_rng(1)
lon, lat = rng.uniform(20, 150, 1_000_000), rng.uniform(30, 65, 1_000_000)
before = peak()
border.distance(lon, lat)
print(imported - start, answered - ready, loaded - answered, before / 1024, peak() / 1024)
"""
    with tempfile.TemporaryDirectory() as folder:
        # Bytecode is kept, as it is where packages are installed, also where this shell forbids it.
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
        runs = []
        for _ in range(1 + FRESH):
            done = subprocess.run(
                [sys.executable, "-c", script],
                check=True,
                capture_output=True,
                text=True,
                cwd=ROOT,
                env=environment,
            )
            runs.append([float(value) for value in done.stdout.split()])
    imported, answered, loaded, before, peak = np.median(runs[1:], axis=0)
    print(f"fresh process, median of {FRESH}:")
    print(f"  import {imported:.2f} s, first distance {answered:.3f} s")
    print(f"  the compiled kernels, read from where they are kept: {loaded:.2f} s")
    print(f"memory of a process before and after a million points: {before:.0f}, {peak:.0f} MB")


def against_peers(geometry: shapely.Geometry) -> None:
    """Print rate and largest error of every peer, on even points and on the hard ones."""
    lines = shapely.MultiLineString([polygon.exterior for polygon in geometry.geoms])
    border = Border(geometry)
    lon, lat = ordinary(50_000, seed=4)
    rng = np.random.default_rng(5)
    hard = np.hstack([hard_cases.points(k, geometry, rng, 60) for k in hard_cases.KINDS])
    hard[0] = (hard[0] + 180) % 360 - 180
    exact, exact_hard = border.distance(lon, lat).distance_m, border.distance(*hard).distance_m
    ours = lon.size / median(timed(lambda: border.distance(lon, lat)) for _ in range(PAIRS))
    print(f"peers, 50,000 even points and {hard.shape[1]} hard ones (this engine: {ours:,.0f}/s)")
    for name, measure in peers(lines):
        if measure is None:
            print(f"  {name:42} not installed")
            continue
        found, seconds = measure(lon, lat)
        error = np.abs(found - exact).max()
        error_hard = np.abs(measure(*hard)[0] - exact_hard).max()
        rate = lon.size / seconds
        print(
            f"  {name:42} {rate:9,.0f}/s ({ours / rate:5.1f} times slower)"
            f"  error {error:9,.1f} m, hard {error_hard:11,.1f} m"
        )


def cost(geometry: shapely.Geometry) -> None:
    """Print and plot the cost by edges and by points."""
    counts = [10**power for power in range(4, 8)]
    by_points, by_edges = [], []
    border = Border(geometry)
    for count in counts:
        lon, lat = ordinary(count)
        by_points.append(timed(lambda lon=lon, lat=lat: border.distance(lon, lat)) / count * 1e6)
    lon, lat = ordinary(200_000)
    for factor in (1, 5, 20):
        finer = Border(subdivided(geometry, factor))
        finer.distance(lon[:1000], lat[:1000])
        seconds = timed(lambda finer=finer: finer.distance(lon, lat))
        by_edges.append((10_254 * factor, seconds / lon.size * 1e6))
    print("microseconds a point, by points:", rounded(zip(counts, by_points, strict=True)))
    print("microseconds a point, by edges: ", rounded(by_edges))
    plot(counts, by_points, by_edges)


def rounded(costs: Iterable[tuple[int, float]]) -> str:
    """Return counts and their cost as one line."""
    return ", ".join(f"{count:,}: {cost:.2f}" for count, cost in costs)


def subdivided(geometry: shapely.Geometry, factor: int) -> shapely.MultiLineString:
    """Return the border with every edge cut along its geodesic into equal parts."""
    lines = []
    for polygon in geometry.geoms:
        lon, lat = shapely.get_coordinates(polygon.exterior).T
        azimuth, _, length = GEOD.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
        steps = np.tile(np.arange(factor), length.size) / factor
        each = [np.repeat(values, factor) for values in (lon[:-1], lat[:-1], azimuth, length)]
        x, y, _ = GEOD.fwd(*each[:3], each[3] * steps)
        lines.append(np.column_stack((np.append(x, lon[-1]), np.append(y, lat[-1]))))
    return shapely.MultiLineString(lines)


def plot(counts: list[int], by_points: list[float], by_edges: list[tuple[int, float]]) -> None:
    """Draw both curves into one picture of the documentation."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "geodesy"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2, figsize=(8, 3), sharey=True, layout="constrained")
    axes[0].semilogx(counts, by_points, "o-", color="#20558a")
    axes[0].set(xlabel="points", ylabel="microseconds a point", title="10,254 edges")
    axes[1].semilogx(*zip(*by_edges, strict=True), "o-", color="#20558a")
    axes[1].set(xlabel="edges", title="200,000 points")
    axes[0].set_ylim(0, 1.2 * max([*by_points, *(t for _, t in by_edges)]))
    for axis in axes:
        axis.grid(alpha=0.3)
    PLOT.parent.mkdir(exist_ok=True)
    figure.savefig(PLOT, metadata={"Date": None})
    print(f"drawn: {PLOT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
