from __future__ import annotations

import pandas as pd
import pytest

from lib.temporal import EdtfError, day_number, parse_date, record_span, to_date, with_day_bounds


def _voyage(departed: str, arrived: str) -> pd.Series:
    frame = pd.DataFrame({"voyage_id": ["V1"], "departed": [departed], "arrived": [arrived]})
    return with_day_bounds(frame, "voyages").iloc[0]


def _iso(day: int) -> str:
    return to_date(day).isoformat()


@pytest.mark.parametrize(
    ("departed", "arrived", "first", "last", "on_day"),
    [
        ("2024-02-05", "2024-02-08", "2024-02-05", "2024-02-08", "2024-02-05"),
        ("2024-02-05", "", "2024-02-05", "2024-02-05", "2024-02-05"),
        ("", "2024-02-08", "2024-02-08", "2024-02-08", "2024-02-08"),
        ("2024-01-30~", "2024-02-04", "2024-01-27", "2024-02-04", "2024-02-04"),
        ("2024-02-05", "2024-02-08~", "2024-02-05", "2024-02-11", "2024-02-05"),
        ("2023-09-08/2023-09-12", "2023-09-12~", "2023-09-08", "2023-09-15", None),
        ("2023-11-XX", "", "2023-11-01", "2023-11-30", None),
        # An arrival that is vaguer than the departure does not make the leg end before it starts.
        ("2024-10-05~", "2024-10~", "2024-09-16", "2024-11-15", None),
    ],
)
def test_a_voyage_spans_the_dates_it_has(
    departed: str, arrived: str, first: str, last: str, on_day: str | None
) -> None:
    row = _voyage(departed, arrived)
    assert _iso(row["earliest_start_day"]) == first
    assert _iso(row["latest_end_day"] - 1) == last
    assert (None if pd.isna(row["on_day"]) else _iso(row["on_day"])) == on_day
    assert row["record_kind"] == "event"


def test_a_voyage_that_arrives_before_it_leaves_is_refused_by_id() -> None:
    with pytest.raises(ValueError, match=r"voyages V1: .*ends before it starts"):
        _voyage("2024-02-08", "2024-02-05")


def test_an_event_does_not_go_on() -> None:
    with pytest.raises(EdtfError, match="leaves an event without end"):
        record_span("event", ("2023-08/..",))


def test_a_state_goes_on_and_has_no_day() -> None:
    places = pd.DataFrame(
        {
            "place_id": ["depot-tikhoretsk", "najin"],
            "valid_from": ["2023-08", ""],
            "valid_to": ["..", None],
        }
    )
    bounded = with_day_bounds(places, "places")
    assert list(bounded["latest_end_day"]) == [1_000_000, 1_000_000]
    assert list(bounded["earliest_start_day"]) == [19570, -1_000_000]
    assert bounded["on_day"].isna().all()
    assert set(bounded["record_kind"]) == {"state"}


def test_senses_come_from_their_own_column_or_the_common_one() -> None:
    frame = pd.DataFrame(
        {
            "obs_id": ["a", "b", "c"],
            "date": ["2023-09-08/2023-09-12"] * 3,
            "date_sense": ["throughout", "within", ""],
        }
    )
    assert list(with_day_bounds(frame, "observations")["latest_start_day"]) == [19608, 19612, 19612]
    voyages = pd.DataFrame(
        {
            "voyage_id": ["a"],
            "departed": ["2023-09-08/2023-09-12"],
            "departed_sense": ["throughout"],
            "arrived": [""],
        }
    )
    assert list(with_day_bounds(voyages, "voyages")["latest_start_day"]) == [19608]


def test_the_frame_handed_in_is_left_alone() -> None:
    frame = pd.DataFrame({"obs_id": ["a"], "date": ["2023"]}, index=[7])
    bounded = with_day_bounds(frame, "observations")
    assert list(frame.columns) == ["obs_id", "date"]
    assert list(bounded.index) == [7]
    assert bounded.dtypes["earliest_start_day"] == "Int64"
    assert bounded["earliest_start_day"][7] == parse_date("2023").earliest_start


def test_a_table_without_a_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="no dates are known for table 'ships'"):
        with_day_bounds(pd.DataFrame({"id": []}), "ships")


def test_a_bad_sense_names_its_record() -> None:
    frame = pd.DataFrame({"obs_id": ["O9"], "date": ["2023"], "date_sense": ["often"]})
    with pytest.raises(ValueError, match="observations O9: 'often' is no date sense"):
        with_day_bounds(frame, "observations")


def test_tables_without_date_columns_hold_always() -> None:
    stations = with_day_bounds(pd.DataFrame({"station_id": ["st-001"]}), "stations")
    assert stations["earliest_start_day"][0] == -1_000_000
    assert day_number(to_date(0)) == 0
