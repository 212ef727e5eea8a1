"""What the Claims page prints: each reading in its cell, rounded, in kilometres and in miles."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_EVEN, Decimal

import pytest

from lib.analysis.claims import Check, Measure, Reading, check_claims
from lib.analysis.claims.in_print import pair_of, printed_figures
from lib.catalog import Package
from lib.ui.claims.plot_rows import marks, rows
from lib.ui.claims.printed import printed_blocks
from lib.ui.claims.tables import reading_blocks
from lib.ui.claims.words import border_heads, short_method
from lib.ui.sheet import Table
from lib.units import LengthUnit

METRES: dict[str, str] = {"km": "1000", "mi": "1609.344", "m": "1"}
UNITS: tuple[LengthUnit, ...] = ("km", "mi")


@pytest.fixture(scope="module")
def checks(package: Package) -> list[Check]:
    return [check for check in check_claims(package) if check.readings]


def rounded(value: float, unit: str, places: int) -> str:
    """A length as it must be printed, from its exact value."""
    size = Decimal(value) / Decimal(METRES[unit])
    return f"{size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN):,f}"


def length(measure: Measure, unit: str) -> str:
    """One decimal, or two under ten kilometres; metres whole."""
    return rounded(measure.value, unit, 0 if unit == "m" else 1 if measure.value >= 10_000 else 2)


def half_width(measure: Measure, unit: str) -> str:
    if measure.low is None or measure.high is None or not measure.is_length:
        return ""
    return rounded((measure.high - measure.low) / 2, unit, 1)


def sign(reading: Reading) -> str:
    return "●" if reading.reproduces else "◐" if reading.within_uncertainty else "○"


def tables(package: Package, check: Check, unit: LengthUnit) -> list[Table]:
    blocks = reading_blocks(check, border_heads(package), unit)
    return [block for block in blocks if isinstance(block, Table)]


@pytest.mark.parametrize("unit", UNITS)
def test_every_cell_is_its_reading_rounded(
    package: Package, checks: list[Check], unit: LengthUnit
) -> None:
    heads = border_heads(package)
    cells = 0
    for check in checks:
        by_border = {
            (
                short_method(r.measure.name),
                r.measure.from_name.removeprefix("the "),
                heads[r.measure.reference],
            ): r
            for r in check.readings
            if r.measure.reference in heads
        }
        for table in tables(package, check, unit):
            if "±" not in table.columns or table.columns[0] != "Method":
                continue
            for method, start, *figures, margin in table.rows:
                found = [by_border.get((method, start, head)) for head in table.columns[2:-1]]
                expected = [f"{sign(r)} {length(r.measure, unit)}" if r else "–" for r in found]
                assert figures == expected, (check.claim_id, method, start)
                assert found[0] is not None
                assert margin == half_width(found[0].measure, unit)
                cells += len(figures)
    assert cells > 500


@pytest.mark.parametrize("unit", UNITS)
def test_every_row_of_a_plain_table_is_its_reading_rounded(
    package: Package, checks: list[Check], unit: LengthUnit
) -> None:
    printed = 0
    for check in checks:
        plain = [table for table in tables(package, check, unit) if table.columns[0] != "Method"]
        values = [str(row[t.columns.index("Value")]) for t in plain for row in t.rows]
        border = any(t.columns[0] == "Method" for t in tables(package, check, unit))
        own = {row["border_id"] for row in package.tables["borders"].to_dict("records")}
        found = [r for r in check.readings if not (border and r.measure.reference in own)]
        assert check.figure is not None
        shown = "m" if check.figure.unit == "m" else unit
        assert len(values) == len(found)
        for text, reading in zip(values, found, strict=True):
            measure = reading.measure
            assert text.startswith(f"{sign(reading)} ")
            if measure.is_length:
                assert text[2:] == f"{length(measure, shown)}\u202f{shown}", check.claim_id
            else:
                number = float(
                    text[2:].removeprefix("up to ").split()[0].split("–")[0].replace(",", "")
                )
                assert math.isclose(number, measure.value, abs_tol=0.0051), check.claim_id
            printed += 1
    assert printed > 100


@pytest.mark.parametrize("unit", UNITS)
def test_heads_and_hypotheses_of_figures_in_print_are_rounded_readings(
    package: Package, checks: list[Check], unit: LengthUnit
) -> None:
    claims = {row["claim_id"]: row for row in package.tables["claims"].to_dict("records")}
    pairs = dict.fromkeys(filter(None, (pair_of(claims[c.claim_id]) for c in checks)))
    for pair in pairs:
        printed = printed_figures(package, pair)
        (table,) = printed_blocks(printed, lambda claim_id: claim_id, unit)
        every = [r for each in printed for r in each.readings]
        known = {f"{length(r.measure, unit)}\u202f{unit}" for r in every}
        heads = table.columns[3:-2]
        assert heads or all(r.measure.hypothesis for r in every)
        assert {head.rpartition(", ")[2] for head in heads} <= known
        for row in table.rows:
            for guess in filter(None, str(row[-2]).split("; ")):
                assert any(guess.endswith(f" {text}") for text in known), guess
        drawn = marks(rows(printed[0].readings, "the border"), unit)
        for figure, value in zip(drawn["figure"], drawn["value"], strict=True):
            metres = value * float(METRES[unit])
            assert figure in ("", rounded(metres, unit, 1))
            assert any(math.isclose(metres, r.measure.value) for r in every)
    assert len(pairs) >= 15
