"""A file's numbers do not depend on what its process measured before."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lib.catalog import Package
from lib.export import export
from lib.viewstate import Measurement, ViewState

ROOT = Path(__file__).parents[2]
#: A process writes files of what it measures by plain or by compiled code, and the bare numbers.
WRITE = """
import json, sys
from lib.analysis.distances import origin_of, place_distance
from lib.cartography.time_map import measured_figures, measured_json
from lib.catalog import load_package
from lib.export import export
from lib.geodesy.kernel_loading import KERNELS
from lib.viewstate import Measurement, ViewState

if sys.argv[1] == "compiled":
    KERNELS.load()
package = load_package()
ends = [(origin_of(package, place), "ukraine") for place in ("hungnam", "storage-ussuriysk")]
view = ViewState(measurements=tuple(
    Measurement("border", ((origin.lon, origin.lat),), border=border) for origin, border in ends
))
figures = [measured_json(each) for each in measured_figures(package, view.measurements, "km")]
files = [export(package, view, "measurements").decode(), json.dumps(figures)]
numbers = [place_distance(package, *each).reading.distance_m for each in ends]
json.dump([files, numbers, "numba" in sys.modules], sys.stdout)
"""


def written_by(code: str) -> tuple[list[str], list[float], bool]:
    done = subprocess.run(
        [sys.executable, "-c", WRITE, code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    files, numbers, is_compiled = json.loads(done.stdout)
    return files, numbers, is_compiled


@pytest.mark.slow
def test_files_are_the_same_by_plain_and_by_compiled_code() -> None:
    pytest.importorskip("numba")
    plain, compiled = written_by("plain"), written_by("compiled")
    assert (plain[2], compiled[2]) == (False, True)
    assert plain[1] != compiled[1], "else there is nothing that could differ"
    assert plain[0] == compiled[0]


def test_lengths_are_written_to_the_millimetre_and_angles_as_closely(package: Package) -> None:
    view = ViewState(
        measurements=(
            Measurement("border", ((39.3, 46.2),), border="ukraine"),
            Measurement("border", ((40.0424, 45.8884),), border="ukraine"),
            Measurement("ruler", ((130.3, 42.2333), (132.35, 42.88), (133.08, 42.75))),
            Measurement("area", ((130.0, 42.0), (131.0, 42.0), (131.0, 43.0))),
        )
    )
    border, depot, ruler, area = (
        feature["properties"]
        for feature in json.loads(export(package, view, "measurements"))["features"]
    )
    for value, decimals in (
        (border["length_m"], 3),
        (border["azimuth_deg"], 6),
        (border["nearest_lon"], 8),
        (border["nearest_lat"], 8),
        (depot["uncertainty_m"], 3),
        *((float(leg), 3) for leg in ruler["legs_m"].split(";")),
        (ruler["length_m"], 3),
        (area["perimeter_m"], 3),
    ):
        assert value == round(value, decimals)
        assert value != round(value, decimals - 2), "rounded more than is said"
