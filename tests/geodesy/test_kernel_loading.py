"""When the compiled kernels are loaded: not for a few distances, and before many take long."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numba")

from lib.geodesy.kernel_loading import Kernels

ROOT = Path(__file__).parents[2]
#: Whether numba is there after a page's worth of distances, and after a file's worth.
WATCH = """
import json, sys
import numpy, shapely
from lib.geodesy import Border
border = Border(shapely.LineString([(38.2298, 47.1193), (38.30, 47.60)]))
loaded = []
for lon in numpy.linspace(20, 150, 30):
    few = border.distance(lon, 45.888417)
loaded.append("numba" in sys.modules)
many = border.distance(numpy.full(60_000, lon), numpy.full(60_000, 45.888417))
loaded.append("numba" in sys.modules)
json.dump([loaded, few.distance_m - many.distance_m[0]], sys.stdout)
"""


@pytest.mark.slow
def test_a_few_distances_do_without_numba():
    done = subprocess.run(
        [sys.executable, "-c", WATCH], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded, apart_m = json.loads(done.stdout)
    assert loaded == [False, True]
    assert abs(apart_m) < 5e-8


def test_many_small_calls_load_the_kernels_too():
    kernels = Kernels()
    calls = 1
    while kernels.search_for(1) is None:
        calls += 1
    assert 50 < calls < 1_000


def test_once_loaded_they_are_used_for_every_call():
    kernels = Kernels()
    kernels.load()
    assert kernels.search_for(1) is not None
