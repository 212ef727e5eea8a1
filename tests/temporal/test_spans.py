from __future__ import annotations

import csv
import re
from dataclasses import astuple
from datetime import date
from pathlib import Path

import pytest

from lib.temporal import OPEN_END, OPEN_START, TABLE_DATES, Span, day_number, parse_date, to_date
from lib.temporal.edtf_dates import EdtfError
from lib.temporal.spans import ALWAYS, hull, state_span

ROOT = Path(__file__).parents[2]
with (ROOT / "tests" / "golden" / "date_forms.csv").open(encoding="utf-8") as _file:
    GOLDEN = list(csv.DictReader(_file))
BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")


def _iso(day: int) -> str:
    return "open" if day in (OPEN_START, OPEN_END) else to_date(day).isoformat()


def _form(text: str) -> str:
    return re.sub(r"[0-9]", "9", text)


def _dates_of_the_record() -> list[tuple[str, str]]:
    """Every date text of the shipped tables, with the file and column it stands in."""
    found = []
    for table, rule in TABLE_DATES.items():
        path = ROOT / "data" / "tables" / f"{table}.csv"
        if rule.columns and path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    found += [(row[column], f"{table}.{column}") for column in rule.columns]
    return [(text, where) for text, where in found if text]


@pytest.mark.parametrize("row", GOLDEN, ids=[f"{r['text']} {r['date_sense']}" for r in GOLDEN])
def test_bounds_of_each_date_form(row: dict[str, str]) -> None:
    span = parse_date(row["text"], row["date_sense"])
    assert tuple(_iso(day) for day in astuple(span)) == tuple(row[bound] for bound in BOUNDS)


def test_every_date_form_of_the_record_has_golden_bounds() -> None:
    dates = _dates_of_the_record()
    assert len(dates) > 500, "the shipped tables were not found"
    golden = {_form(row["text"]) for row in GOLDEN}
    missing = {_form(text): (text, where) for text, where in dates if _form(text) not in golden}
    assert not missing


def test_every_date_of_the_record_is_read() -> None:
    for text, where in _dates_of_the_record():
        span = parse_date(text)
        assert span.earliest_start < span.latest_end, where


def test_sense_matters_only_between_two_dates_that_are_printed() -> None:
    assert parse_date("2023-08/..", "within") == parse_date("2023-08/..", "throughout")
    assert parse_date("2023-10-23", "within") == parse_date("2023-10-23", "throughout")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is not a date form"),
        ("12 Sep 2023", "is not a date form"),
        ("2023-9-12", "is not a date form"),
        ("20230912", "is not a date form"),
        ("2023-W41-4", "is not a date form"),
        ("2023-10-12T10:00Z", "is not a date form"),
        ("２０２３-10-12", "is not a date form"),
        ("٢٠٢٣", "is not a date form"),
        (" 2023", "is not a date form"),
        ("2023-10-12\n", "is not a date form"),
        ("23-10-12", "is not a date form"),
        ("Y12023", "is not a date form"),
        ("-0044", "is not a date form"),
        ("0000", "is not a date form"),
        ("2023~~", "is not a date form"),
        ("~2023", "is not a date form"),
        ("[2023,2024]", "is not a date form"),
        ("2023-XX-12", "is not a date form"),
        ("..", "is not a date form"),
        ("2023/", "is not a date form"),
        ("/2023", "is not a date form"),
        ("2023/2024/2025", "is not a date form"),
        ("2023-13", "is not a date of the calendar"),
        ("2023-00", "is not a date of the calendar"),
        ("2023-24", "is not a date of the calendar"),
        ("2023-02-29", "is not a date of the calendar"),
        ("2023-06-31", "is not a date of the calendar"),
        ("2023-06-31~", "is not a date of the calendar"),
        ("2023-13-XX", "is not a date of the calendar"),
        ("1900-02-29", "is not a date of the calendar"),
        ("../..", "is open at both ends"),
        ("2023-10-12/2023-10-01", "ends before it starts"),
        ("2024/2023", "ends before it starts"),
    ],
)
def test_what_is_no_date_is_refused_with_the_forms_expected(text: str, problem: str) -> None:
    with pytest.raises(EdtfError, match=problem) as refusal:
        parse_date(text)
    assert refusal.value.hint
    assert "\n" not in str(refusal.value)


def test_a_long_refused_text_is_cut() -> None:
    with pytest.raises(EdtfError) as refusal:
        parse_date("2" * 100_000)
    assert len(str(refusal.value)) < 400


def test_an_unknown_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="within or throughout"):
        parse_date("2023", "sometimes")


def test_interval_ends_may_overlap_where_they_are_vague() -> None:
    span = parse_date("2023-10-12~/2023-10-10~")
    assert (_iso(span.earliest_start), _iso(span.latest_end)) == ("2023-10-09", "2023-10-14")


def test_hull_takes_dates_in_any_order() -> None:
    first, second = parse_date("2024-02-05"), parse_date("2024-02-08~")
    assert hull([second, first]) == hull([first, second])
    assert hull([first]) == first


def test_state_without_dates_has_always_been() -> None:
    assert state_span("", "") == ALWAYS == state_span("..", "..")


def test_last_day_of_a_state_belongs_to_it() -> None:
    span = state_span("2024-02-10", "2024-04-25")
    assert span.latest_end == day_number(date(2024, 4, 26))


def test_state_that_ends_before_it_starts_is_refused_only_at_the_widest() -> None:
    assert state_span("2023-09-30", "2023-09") == Span(
        *(day_number(date(2023, *md)) for md in ((9, 30), (9, 30), (10, 1), (10, 1)))
    )
    with pytest.raises(EdtfError, match="ends before it starts"):
        state_span("2023-10-01", "2023-09")
