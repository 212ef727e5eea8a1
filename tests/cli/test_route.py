from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from lib.cli import app

VIA_TYUMEN = "vostochny_tikhoretsk_via_tyumen"


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["route", *args])
    return result.exit_code, result.stdout, result.stderr


def test_rail_route_has_its_curated_length() -> None:
    code, out, _ = run("--along", VIA_TYUMEN, "--json")
    assert code == 0
    assert json.loads(out)["length_m"] / 1000 == pytest.approx(9525.3, abs=1)


def test_place_and_chainage() -> None:
    options = ("--place", "depot-tikhoretsk", "--at-km", "0")
    answer = json.loads(run("--along", VIA_TYUMEN, *options, "--json")[1])
    assert answer["foot"]["chainage_m"] == pytest.approx(answer["length_m"], abs=20_000)
    assert answer["foot"]["offset_m"] < 10_000
    assert answer["position"]["lon"] == pytest.approx(133, abs=1)
    words = run("--along", VIA_TYUMEN, *options)[1]
    assert len(words.strip().splitlines()) == 3


def test_route_of_a_file(tmp_path) -> None:
    file = tmp_path / "route.geojson"
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": c}}
        for c in ([[0, 0], [1, 0]], [[2, 0], [1, 0]])
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    answer = json.loads(run("--along", str(file), "--json")[1])
    # Two degrees of the equator, 2 pi a / 180.
    assert answer["length_m"] == pytest.approx(222_638.982, abs=1e-3)


@pytest.mark.parametrize(
    "args",
    [
        ("--along", "orient_express"),
        ("--along", VIA_TYUMEN, "--at-km", "20000"),
        ("--along", VIA_TYUMEN, "--place", "atlantis"),
    ],
)
def test_what_is_not_on_the_route_is_one_line_and_exit_1(args: tuple[str, ...]) -> None:
    code, out, err = run(*args)
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
