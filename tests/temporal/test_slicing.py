from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.temporal import (
    share_in_window,
    shown_mask,
    slice_window,
    to_date,
    undated,
    with_day_bounds,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "slicing_cases.json"
CASES = json.loads(GOLDEN.read_text(encoding="utf-8"))


def _frame(case: dict[str, object]) -> pd.DataFrame:
    columns = {
        "earliest_start_day": case["es"],
        "latest_start_day": case["ls"],
        "earliest_end_day": case["ee"],
        "latest_end_day": case["le"],
        "on_day": case["day"],
    }
    numbers = {name: pd.array([value], dtype="Int64") for name, value in columns.items()}
    return pd.DataFrame({**numbers, "record_kind": ["state" if case["kind"] else "event"]})


def test_golden_cases_are_many_and_named_once() -> None:
    assert len(CASES) >= 40
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_golden_case(case: dict[str, object]) -> None:
    frame = _frame(case)
    start, end = to_date(case["from"]), to_date(case["to"])
    assert bool(shown_mask(frame, start, end, case["mode"])[0]) is case["shown"]
    assert share_in_window(frame, start, end)[0] == pytest.approx(case["share"], abs=1e-12)


def test_rows_keep_their_order_and_columns() -> None:
    calls = with_day_bounds(
        pd.DataFrame(
            {
                "obs_id": ["late", "early", "other"],
                "date": ["2023-10-23", "2023-10-02", "2024"],
                "note": ["x", "y", "z"],
            }
        ),
        "observations",
    )
    shown = slice_window(calls, date(2023, 10, 1), date(2023, 11, 1), "possibly")
    assert list(shown["obs_id"]) == ["late", "early"]
    assert list(shown.columns) == list(calls.columns)


def test_undated_records_stand_apart() -> None:
    voyages = with_day_bounds(
        pd.DataFrame(
            {"voyage_id": ["a", "b"], "departed": ["", "2023-10-12"], "arrived": [None, ""]}
        ),
        "voyages",
    )
    assert list(undated(voyages)["voyage_id"]) == ["a"]
    shown = slice_window(voyages, date(1900, 1, 1), date(2100, 1, 1), "possibly")
    assert list(shown["voyage_id"]) == ["b"]


@pytest.mark.parametrize("end", [date(2023, 10, 1), date(2023, 9, 30)])
def test_an_empty_window_is_refused(end: date) -> None:
    frame = _frame(CASES[0])
    with pytest.raises(ValueError, match="its end must be after its start"):
        slice_window(frame, date(2023, 10, 1), end, "possibly")


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="possibly, certainly, on_day"):
        slice_window(_frame(CASES[0]), date(2023, 10, 1), date(2023, 11, 1), "maybe")  # type: ignore[arg-type]


def test_an_empty_frame_is_sliced_to_an_empty_frame() -> None:
    empty = with_day_bounds(pd.DataFrame({"obs_id": [], "date": []}), "observations")
    assert slice_window(empty, date(2023, 10, 1), date(2023, 11, 1), "certainly").empty
