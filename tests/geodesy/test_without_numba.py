"""The engine where numba cannot be imported: the same numbers, and nothing that needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from lib.geodesy import Border, distance_between, range_rings
from lib.geodesy.kernel_loading import KERNELS
from tests.geodesy import hard_cases

ROOT = Path(__file__).parents[2]
LAYER = ROOT / "data" / "layers" / "border-ukraine.geojson"
#: `None` in `sys.modules` makes every import and search of a package fail as if it were missing.
MEASURE = """
import json, sys
sys.modules["numba"] = None
import shapely
from lib.geodesy import Border, distance_between, range_rings
from lib.geodesy.kernel_loading import KERNELS
KERNELS.load()
layer, lon, lat = json.load(sys.stdin)
border = shapely.geometry.shape(json.loads(open(layer).read())["features"][0]["geometry"])
found = Border(border).distance(lon, lat)
inside = Border(border).contains(lon, lat)
apart = distance_between(shapely.box(0, 0, 1, 1), shapely.box(3, 0, 4, 1)).distance_m
ring = range_rings(shapely.Point(40.04, 45.89), [50_000])[0].area
kernels = [name for name in sys.modules if name.endswith("_kernels")]
json.dump([list(found.distance_m), inside.tolist(), apart, ring.area, kernels], sys.stdout)
"""


@pytest.mark.slow
def test_a_process_without_numba_gives_the_compiled_numbers():
    pytest.importorskip("numba")
    KERNELS.load()
    geometry = shapely.geometry.shape(json.loads(LAYER.read_text())["features"][0]["geometry"])
    rng = np.random.default_rng(29)
    drawn = [hard_cases.points(kind, geometry, rng, 8) for kind in hard_cases.KINDS]
    lon, lat = (np.concatenate(values) for values in zip(*drawn, strict=True))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=json.dumps([str(LAYER), lon.tolist(), lat.tolist()]),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    distance_m, inside, apart_m, ring_area, kernels = json.loads(done.stdout)
    compiled = Border(geometry)
    expected = compiled.distance(lon, lat).distance_m
    np.testing.assert_allclose(distance_m, expected, rtol=0, atol=5e-8)
    assert inside == compiled.contains(lon, lat).tolist()
    between = distance_between(shapely.box(0, 0, 1, 1), shapely.box(3, 0, 4, 1))
    assert apart_m == pytest.approx(between.distance_m, abs=5e-8)
    (ring,) = range_rings(shapely.Point(40.04, 45.89), [50_000])
    assert ring_area == pytest.approx(ring.area.area, rel=1e-9)
    assert kernels == []
