"""Verdicts on claims: the stated cases, rows added without code, a figure of the reader's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.analysis.claims import VERDICTS, Check, check_claims, check_figure, typed_figure
from lib.analysis.claims.in_print import Pair, pair_in_words, pair_of, printed_figures
from lib.analysis.distances import origin_of
from lib.catalog import Package, load_package
from lib.errors import DataError
from lib.viewstate import VERDICTS as LINKED_VERDICTS
from tests.analysis.claims_copy import copy_with, with_claims


def giving(check: Check, hypothesis: bool) -> set[tuple[str, str, str]]:
    """Method, point and reference of each reading that gives the figure."""
    return {
        (r.measure.method, r.measure.from_id, r.measure.reference)
        for r in check.readings
        if r.reproduces and r.measure.hypothesis is hypothesis
    }


def test_every_claim_has_a_verdict_with_a_reason(package: Package, checks: dict) -> None:
    assert list(checks) == list(package.tables["claims"]["claim_id"])
    assert len(checks) == 156
    for check in checks.values():
        assert check.verdict in VERDICTS
        assert len(check.reason) > 10
        assert not re.search(
            r"\b(true|false|correct|lie)\b", check.reason.replace("true length", "")
        )
    assert {check.verdict for check in checks.values()} == set(VERDICTS)


def test_links_know_the_same_verdicts() -> None:
    assert ("all", *VERDICTS) == LINKED_VERDICTS


def test_enough_of_the_distances_and_the_arithmetic_are_checked(checks: dict, rows: dict) -> None:
    land = [row for i, row in rows.items() if i.startswith("cl")]
    lengths = ("length", "border_length", "range")
    distances = [
        r["claim_id"] for r in land if r["checkable"] == "geodesic" and r["quantity"] not in lengths
    ]
    arithmetic = [r["claim_id"] for r in land if r["checkable"] == "arithmetic"]
    assert (len(distances), len(arithmetic)) == (28, 19)

    def checked(ids: list[str]) -> int:
        return sum(checks[i].verdict != "cannot_be_checked" for i in ids)

    assert checked(distances) >= 20
    assert checked(arithmetic) >= 15


def test_124_miles_is_200_km_converted(checks: dict) -> None:
    check = checks["cl001"]
    assert check.verdict == "reproduced"
    found = [r for r in check.readings if r.reproduces and not r.measure.hypothesis]
    assert {r.read_as for r in found} == {"as 200 km converted"}
    main = {r.measure.from_id: r.measure.value / 1000 for r in found if r.measure.is_main}
    assert main == {
        "depot-tikhoretsk": pytest.approx(195.04, abs=0.05),
        "town-tikhoretsk": pytest.approx(202.06, abs=0.05),
    }
    assert check.reason.startswith("Not as printed")
    assert "on the edge" in check.reason


def test_290_km_is_given_by_no_border_and_by_hypotheses_only(checks: dict) -> None:
    check = checks["cl015"]
    assert check.verdict == "not_reproduced"
    assert giving(check, hypothesis=False) == set()
    guesses = giving(check, hypothesis=True)
    assert ("web_mercator", "town-tikhoretsk", "ukraine") in guesses
    assert ("geodesic", "town-tikhoretsk", "town-kerch") in guesses
    assert ("web_mercator", "depot-tikhoretsk", "ukraine") not in guesses
    assert ("geodesic", "depot-tikhoretsk", "town-kerch") not in guesses
    assert "Nobody documents it" in check.reason


def test_six_trips_are_outdated(checks: dict) -> None:
    check = checks["cl002"]
    assert check.verdict == "outdated"
    assert [r.measure.reference for r in check.readings if r.reproduces] == ["E005"]
    remarks = {r.measure.reference: r.measure.remark for r in check.readings}
    assert "before the claim" in remarks["E011"]
    assert "after the claim" in remarks["E021"]


def test_2700_rounds_a_day_are_worked_out(checks: dict) -> None:
    check = checks["cl005"]
    assert check.verdict == "reproduced"
    assert check.readings[0].measure.value == pytest.approx(1_000_000 / 365)
    assert "1000000 / 365 = 2,739.7" in check.reason


def test_structures_ranges_front_lines_and_what_is_marked_so_are_never_checked(
    checks: dict, rows: dict
) -> None:
    for claim_id, row in rows.items():
        never = row["quantity"] in ("length", "range", "distance_to_front")
        if row["checkable"] == "no" or (row["checkable"] == "geodesic" and never):
            assert checks[claim_id].verdict == "cannot_be_checked", claim_id
            assert all(r.measure.hypothesis for r in checks[claim_id].readings)
    front = checks["cl021"]
    assert {r.measure.reference for r in front.readings} >= {"town-marinka", "town-vuhledar"}
    assert "no dated, licensed front line" in front.reason
    assert checks["cl072"].beside == ("E012",)


def test_appended_claims_get_their_verdicts_without_code(tmp_path: Path) -> None:
    km = {"unit": "km", "checkable": "geodesic"}
    toropets = {"claim_id": "new1", "method": "border", "from_place": "depot-toropets-107", **km}
    package = with_claims(
        tmp_path,
        {**toropets, "reference_id": "ukraine", "value_min": "466", "value_max": "466"},
        {
            **{**toropets, "claim_id": "new2", "method": "reference_point"},
            **{
                "reference_id": "town-voronezh",
                "value_min": "90",
                "from_place": "depot-soldatskoye",
            },
        },
        {
            **{"claim_id": "new3", "checkable": "arithmetic", "method": "expression"},
            **{"expression": "(1 + 2) * 7", "value_min": "20", "value_max": "20", "unit": "boxes"},
        },
        {
            **{"claim_id": "new4", "checkable": "count", "method": "record_count"},
            **{"reference_id": "E005", "value_min": "6", "value_max": "6", "unit": "trips"},
            **{"overtaken_by": "E021;E023"},
        },
        {
            **toropets,
            "claim_id": "new5",
            "reference_id": "ukraine",
            "quantity": "distance_to_front",
        },
        {**toropets, "claim_id": "new6", "reference_id": "", "value_min": "466"},
        {**toropets, "claim_id": "new7", "reference_id": "russia", "value_min": "466"},
    )
    found = {check.claim_id: check for check in check_claims(package)}
    assert {i: found[i].verdict for i in found if i.startswith("new")} == {
        "new1": "reproduced",
        "new2": "reproduced",
        "new3": "not_reproduced",
        "new4": "outdated",
        "new5": "cannot_be_checked",
        "new6": "cannot_be_checked",
        "new7": "cannot_be_checked",
    }
    assert "= 21" in found["new3"].reason
    assert "reference_id" in found["new6"].reason
    assert "124-133 E" in found["new7"].reason
    assert len(found) == 163


@pytest.mark.slow
def test_a_changed_estimate_changes_the_verdict(tmp_path: Path) -> None:
    def plant(rows: list[dict[str, str]]) -> None:
        next(row for row in rows if row["estimate_id"] == "E005")["value_min"] = "7"

    package = load_package(copy_with(tmp_path, "estimates", plant))
    found = {check.claim_id: check for check in check_claims(package)}
    assert found["cl002"].readings[0].measure.value == 7
    assert found["cl002"].verdict == "not_reproduced"
    assert "CSIS Beyond Parallel: 7 or more" in found["cl096"].reason


# --- a reader's own figure, and figures side by side -------------------------------------------


@pytest.mark.parametrize(
    ("text", "verdict", "read_as"),
    [
        ("124 miles", "reproduced", "as 200 km converted"),
        ("195", "reproduced", "as printed"),
        ("about 290 km", "not_reproduced", ""),
        ("over 100 km", "reproduced", "as printed"),
        ("under 50 nautical miles", "not_reproduced", ""),
    ],
)
def test_a_readers_own_figure(package: Package, text: str, verdict: str, read_as: str) -> None:
    depot = origin_of(package, "depot-tikhoretsk")
    check = check_figure(package, typed_figure(text), depot, "ukraine")
    assert check.verdict == verdict
    given = {r.read_as for r in check.readings if r.reproduces and not r.measure.hypothesis}
    assert given == ({read_as} if read_as else set())


def test_a_figure_is_measured_to_the_border_that_was_chosen(package: Package) -> None:
    depot = origin_of(package, "depot-tikhoretsk")
    check = check_figure(package, typed_figure("195 km"), depot, "ukraine-land-border")
    assert check.readings[0].measure.reference == "ukraine-land-border"
    with pytest.raises(DataError, match="is no border"):
        check_figure(package, typed_figure("195 km"), depot, "atlantis")


@pytest.mark.parametrize("text", ["", "far", "0 km", "124 parsecs", "1e9 km"])
def test_what_is_no_distance_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write"):
        typed_figure(text)


def test_figures_for_one_distance_stand_side_by_side(package: Package, rows: dict) -> None:
    pair = pair_of(rows["cl001"])
    assert pair == Pair("border", "depot-tikhoretsk", "ukraine")
    printed = printed_figures(package, pair)
    assert [each.figure.text for each in printed] == [
        "124 miles",
        "about 200 km",
        "about 125 miles",
        "about 290 km",
    ]
    assert printed[1].claim_ids == ("cl017", "cl018", "cl019", "cl020")
    assert pair_of(rows["cl002"]) is None
    for row in rows.values():
        if (found := pair_of(row)) and printed_figures(package, found):
            assert pair_in_words(package, found)
