from __future__ import annotations

import itertools
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.temporal import events_extent, histogram, share_in_window, week_edges, with_day_bounds

POINTS = st.dates(date(2015, 1, 1), date(2030, 12, 31)).flatmap(
    lambda day: st.sampled_from(
        [f"{day}", f"{day}~", f"{day:%Y-%m}", f"{day:%Y-%m}~", f"{day:%Y}", f"{day:%Y}~"]
    )
)


def _events(dates: list[str]) -> pd.DataFrame:
    ids = [f"O{i}" for i in range(len(dates))]
    return with_day_bounds(pd.DataFrame({"obs_id": ids, "date": dates}), "observations")


@settings(max_examples=60)
@given(st.lists(POINTS, min_size=1, max_size=40))
def test_bins_add_up_to_the_count(dates: list[str]) -> None:
    frame = _events(dates)
    extent = events_extent(frame)
    assert extent is not None
    assert histogram(frame, week_edges(*extent)).sum() == pytest.approx(len(dates), abs=1e-9)


@settings(max_examples=60)
@given(st.lists(POINTS, min_size=1, max_size=10), st.integers(1, 40), st.integers(1, 60))
def test_a_bin_holds_the_shares_of_events_without_a_certain_day(
    dates: list[str], bins: int, width: int
) -> None:
    frame = _events(dates)
    edges = [date(2022, 3, 1) + timedelta(days=width * i) for i in range(bins + 1)]
    # Every date here is one day somewhere in its span, so shares are what a bin holds.
    expected = [share_in_window(frame, *pair).sum() for pair in itertools.pairwise(edges)]
    assert histogram(frame, edges) == pytest.approx(np.array(expected), abs=1e-9)


def test_states_and_undated_records_weigh_nothing() -> None:
    frame = _events(["", "2023-10-23"])
    places = with_day_bounds(
        pd.DataFrame({"place_id": ["najin"], "valid_from": [""], "valid_to": [""]}), "places"
    )
    both = pd.concat([frame, places])
    assert histogram(both, [date(2023, 10, 1), date(2023, 11, 1)]).tolist() == [1.0]
    assert events_extent(places) is None


@pytest.mark.parametrize("days", [[], [1], [2, 1], [1, 1]])
def test_edges_must_rise(days: list[int]) -> None:
    with pytest.raises(ValueError, match="each later than the one before"):
        histogram(_events(["2023"]), [date(2023, 10, day) for day in days])


@pytest.mark.parametrize(
    ("first", "after", "weeks"),
    [
        (date(2023, 10, 9), date(2023, 10, 10), 1),
        (date(2023, 10, 9), date(2023, 10, 16), 1),
        (date(2023, 10, 9), date(2023, 10, 17), 2),
        (date(2023, 10, 15), date(2023, 10, 17), 2),
        (date(2023, 12, 31), date(2024, 1, 1), 1),
    ],
)
def test_weeks_cover_the_extent_and_no_more(first: date, after: date, weeks: int) -> None:
    edges = week_edges(first, after)
    assert len(edges) == weeks + 1
    assert edges[0] <= first
    assert edges[-1] >= after
    assert {edge.weekday() for edge in edges} == {0}
