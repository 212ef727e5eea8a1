"""Verdicts on claims: the stated cases, every number worked out anew, rows added without code."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod, Transformer

from lib.analysis.claims import VERDICTS, Check, check_claims, check_figure, typed_figure
from lib.analysis.claims.in_print import Pair, pair_in_words, pair_of, printed_figures
from lib.analysis.distances import origin_of
from lib.catalog import Package, load_package
from lib.errors import DataError
from lib.viewstate import VERDICTS as LINKED_VERDICTS
from tests.analysis.claims_copy import copy_with, with_claims

GEOD = Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def package() -> Package:
    return load_package()


@pytest.fixture(scope="module")
def checks(package: Package) -> dict[str, Check]:
    return {check.claim_id: check for check in check_claims(package)}


@pytest.fixture(scope="module")
def rows(package: Package) -> dict[str, dict]:
    return {row["claim_id"]: row for row in package.tables["claims"].to_dict("records")}


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


# --- every number worked out anew, by other means ---------------------------------------------


def point(package: Package, point_id: str) -> tuple[float, float]:
    origin = origin_of(package, point_id)
    return origin.lon, origin.lat


def brute_geodesic(geometry: shapely.Geometry, lon: float, lat: float) -> float:
    """Shortest geodesic to the border's edges, cut into pieces round the nearest vertices."""
    best = math.inf
    for line in shapely.get_parts(geometry):
        coordinates = shapely.get_coordinates(line)
        here = np.full(len(coordinates), lon), np.full(len(coordinates), lat)
        lengths = GEOD.inv(*here, coordinates[:, 0], coordinates[:, 1])[2]
        for i in np.argsort(lengths)[:3]:
            for j in (i - 1, i + 1):
                if not 0 <= j < len(coordinates):
                    continue
                ends = (*coordinates[i], *coordinates[j])
                between = np.array(GEOD.npts(*ends, 400) or [coordinates[i]])
                there = np.full(len(between), lon), np.full(len(between), lat)
                best = min(best, GEOD.inv(*there, between[:, 0], between[:, 1])[2].min())
        best = min(best, lengths.min())
    return float(best)


@pytest.fixture(scope="module")
def lines(package: Package) -> dict[str, shapely.Geometry]:
    found = {}
    for row in package.tables["borders"].to_dict("records"):
        parts = shapely.get_parts(package.layers[row["layer"]].geometry.to_numpy())
        if parts[0].geom_type == "Polygon":
            parts = shapely.get_exterior_ring(parts)
        found[row["border_id"]] = shapely.multilinestrings(list(parts))
    return found


MERCATOR = Transformer.from_crs(4326, 3857, always_xy=True)


def flat(line: shapely.Geometry, lon: float, lat: float) -> float:
    project = shapely.transform(line, lambda c: np.column_stack(MERCATOR.transform(*c.T)))
    return float(project.distance(shapely.Point(MERCATOR.transform(lon, lat))))


@pytest.mark.slow
def test_every_length_is_measured_anew(package: Package, checks: dict, lines: dict) -> None:
    seen = set()
    for check in checks.values():
        for reading in check.readings:
            m = reading.measure
            key = (m.method, m.name, m.from_id, m.reference)
            if key in seen or not m.is_length or m.method not in ("geodesic", "web_mercator"):
                continue
            seen.add(key)
            if not m.from_id:
                ends = lines[m.reference]
                parts = [shapely.get_coordinates(p) for p in shapely.get_parts(ends)]
                expected = sum(GEOD.line_length(*part.T) for part in parts)
            elif m.reference in lines:
                measure = brute_geodesic if m.method == "geodesic" else flat
                expected = measure(lines[m.reference], *point(package, m.from_id))
            elif m.method == "geodesic":
                start, end = point(package, m.from_id), point(package, m.reference)
                expected = GEOD.inv(*start, *end)[2]
            else:
                end = shapely.Point(point(package, m.reference))
                expected = flat(end, *point(package, m.from_id))
            assert m.value == pytest.approx(expected, rel=1e-5, abs=2), key
    assert len(seen) > 80


def test_every_count_and_expression_stands_in_the_tables(
    package: Package, checks: dict, rows: dict
) -> None:
    numbers = {
        row[key]: (row[low], row[high])
        for table, key, low, high in (
            ("estimates", "estimate_id", "value_min", "value_max"),
            ("observations", "obs_id", "count", "count"),
            ("coverage_statements", "statement_id", "calls_counted", "calls_counted"),
        )
        for row in package.tables[table].to_dict("records")
    }
    counted = worked_out = 0
    for claim_id, check in checks.items():
        for reading in check.readings:
            m = reading.measure
            if m.method == "count":
                assert m.value == numbers[m.reference][0]
                counted += 1
            elif m.method == "expression":
                text = re.sub(r"([0-9.]+)", r"Fraction('\1')", rows[claim_id]["expression"])
                exact = float(eval(text, {"Fraction": Fraction}))  # noqa: S307 - our own tables
                scale = {"km": 1000, "m": 1}.get(rows[claim_id]["unit"], 1)
                assert m.value == pytest.approx(exact * scale)
                worked_out += 1
    assert counted >= 25
    assert worked_out >= 17


def half_width(number: Decimal) -> Decimal:
    """Half a unit of the last digit that is not zero, or of the second one: by its text."""
    whole, _, fraction = f"{number:f}".partition(".")
    digits = whole + fraction
    significant = digits.strip("0") or "0"
    first = len(digits) - len(digits.lstrip("0"))
    last = first + max(len(significant), 2 if len(whole) - first >= 2 else 1) - 1
    return Decimal(10) ** (len(whole) - 1 - last) / 2


def test_every_interval_follows_from_the_printed_digits(checks: dict, rows: dict) -> None:
    metres = {"km": 1000, "mile": 1609.344, "m": 1}
    for claim_id, check in checks.items():
        row = rows[claim_id]
        if check.figure is None or row["rounding"] == row["rounding"]:
            continue
        low, high = (
            check.figure.lower,
            check.figure.upper if check.figure.upper is not None else check.figure.lower,
        )
        scale = metres.get(row["unit"], 1)
        printed = check.figure.intervals[0]
        if row["approx"] != "under":
            assert printed.low == pytest.approx(float(low - half_width(low)) * scale), claim_id
        if row["approx"] != "over":
            assert printed.high == pytest.approx(float(high + half_width(high)) * scale), claim_id


def test_flags_follow_from_values_and_intervals(checks: dict) -> None:
    for check in checks.values():
        for reading in check.readings:
            m, intervals = reading.measure, check.figure.intervals
            if m.upper is not None and not math.isinf(m.upper):
                continue
            inside = any(i.low <= m.value <= i.high for i in intervals)
            assert reading.reproduces == inside
            if m.low is not None and m.upper is None:
                meets = any(m.low <= i.high and i.low <= m.high for i in intervals)
                assert reading.within_uncertainty == (meets and not inside)


def test_every_length_in_a_reason_is_one_of_its_readings_or_interval_ends(checks: dict) -> None:
    found = 0
    for check in checks.values():
        if not check.readings:
            continue
        ends = {e for i in check.figure.intervals for e in (i.low, i.high)} | {0.0}
        known = ends | {r.measure.value for r in check.readings}
        for low, high in re.findall(r"([\d.,]+)(?:–([\d.,]+))?\u202fkm", check.reason):
            for text in filter(None, (low, high)):
                decimals = len(text.partition(".")[2])
                printed = float(text.replace(",", ""))
                error = min(abs(printed - value / 1000) for value in known if math.isfinite(value))
                assert error <= 0.5 * 10**-decimals + 1e-6 or decimals == 0, (check.reason, text)
                found += 1
    assert found > 150


def test_chainages_in_expressions_are_those_of_the_stations(package: Package, rows: dict) -> None:
    stations = package.tables["stations"]
    on_line = stations[stations["line_id"] == "rajin_khasan"].set_index("name")["official_km"]
    assert rows["gcl005"]["expression"] == f"{on_line['Khasan']:g} - {on_line['Tumangang']:g}"


# --- rows added or changed ---------------------------------------------------------------------


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
