"""Every number of the verdicts, worked out anew by other means than the code's own."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction

import pytest

from lib.catalog import Package


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
                assert re.fullmatch(r"[0-9.+*/() -]+", rows[claim_id]["expression"])
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
