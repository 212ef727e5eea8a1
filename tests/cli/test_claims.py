from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from lib.cli import app

METHODS = {"geodesic", "web_mercator", "degrees", "sphere", "vertices_only", "utm"} | {
    "route",
    "expression",
    "count",
}
VERDICTS = {"reproduced", "not_reproduced", "outdated", "cannot_be_checked"}


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(args))
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.slow
def test_all_claims_as_json() -> None:
    code, out, _ = run("claims", "--json")
    assert code == 0
    claims = json.loads(out)
    assert len(claims) == 156
    for claim in claims:
        assert claim["verdict"] in VERDICTS
        assert claim["reason"]
        for reading in claim["readings"]:
            assert reading["method"] in METHODS
            assert isinstance(reading["reference"], str)
            assert reading["reference"]
            assert (reading["value_km"] is None) != (reading["value"] is None)
            flags = ("reproduces", "within_uncertainty", "hypothesis")
            assert all(isinstance(reading[flag], bool) for flag in flags)
    assert {r["method"] for c in claims for r in c["readings"]} == METHODS


def test_one_claim_is_a_list_of_one_and_can_be_read_by_people() -> None:
    code, out, _ = run("claims", "--id", "cl001", "--json")
    (claim,) = json.loads(out)
    assert (code, claim["claim_id"]) == (0, "cl001")
    depot = claim["readings"][0]
    assert depot["value_km"] == pytest.approx(195.04, abs=0.01)
    assert depot["uncertainty_km"] == pytest.approx(2.14, abs=0.01)
    _, words, _ = run("claims", "--id", "cl001")
    assert words.startswith("cl001   124 miles")


def test_an_unknown_claim_is_refused() -> None:
    code, out, error = run("claims", "--id", "cl999")
    assert (code, out) == (1, "")
    assert "cl999" in error
    assert "python -m lib.cli claims" in error


def test_a_figure_of_ones_own() -> None:
    args = ("check-claim", "124 miles", "--place", "depot-tikhoretsk", "--border", "ukraine")
    code, out, _ = run(*args)
    assert code == 0
    assert out.startswith("124 miles: reproduced")
    assert "202.06 km" in out
    _, text, _ = run(*args, "--json")
    found = json.loads(text)
    assert found["verdict"] == "reproduced"
    assert [i["read_as"] for i in found["intervals"]] == ["as printed", "as 200 km converted"]


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("far away",), 2, "is not a figure"),
        (("5 km", "--place", "atlantis"), 1, "is no place"),
        (("5 km", "--border", "atlantis"), 1, "is no border"),
        (("5 km", "--border", "russia"), 1, "124-133 E"),
    ],
)
def test_what_cannot_be_checked_is_explained(args: tuple[str, ...], code: int, said: str) -> None:
    exit_code, out, error = run("check-claim", *args)
    assert (exit_code, out) == (code, "")
    assert said in error
