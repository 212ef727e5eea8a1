"""What a date is worth in days: four bounds for each date text, and the hull of several.

All day numbers count days since 1970-01-01 (UTC calendar days as the source prints them, never
shifted). Ends are half-open: the end is the day after the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from lib.temporal.edtf_dates import EdtfError, EdtfPoint, day_number, read_edtf, to_date

__all__ = [
    "ALWAYS",
    "OPEN_END",
    "OPEN_START",
    "DateSense",
    "Span",
    "check_order",
    "hull",
    "parse_date",
    "state_span",
]

#: Stands for "has always been" and "still goes on". Outside any date that can be written.
OPEN_START = -1_000_000
OPEN_END = 1_000_000

DateSense = Literal["within", "throughout"]

#: How far ``~``, ``?`` and ``%`` reach outwards. The figures are a convention of this project.
DAYS_AROUND_A_DAY = 3
DAYS_AROUND_A_MONTH = 15
MONTHS_AROUND_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class Span:
    """When something began and ended, as far as that is known.

    It began on a day from ``earliest_start`` to ``latest_start`` (both included) and ended before
    a day from ``earliest_end`` to ``latest_end`` (both included): [``earliest_start``,
    ``latest_end``) is where it can have been, [``latest_start``, ``earliest_end``), where that is
    not empty, where it certainly was.
    """

    earliest_start: int
    latest_start: int
    earliest_end: int
    latest_end: int


#: A state of which neither beginning nor end is known: it has always been and goes on.
ALWAYS = Span(OPEN_START, OPEN_START, OPEN_END, OPEN_END)


def parse_date(text: str, date_sense: str = "within") -> Span:
    """Four day bounds of one EDTF date.

    A day is that day. A month, a year and an interval ``a/b`` hold one day somewhere in them
    (``within``) or all of their days (``throughout``). ``~``, ``?`` and ``%`` widen each end that
    carries them outwards by 3 days, 15 days or 6 months, by what is printed there.
    ``..`` is an end that is still to come (or a start that always was), so an interval that holds
    it is read as ``throughout``.

    Parameters
    ----------
    text
        EDTF, as :func:`lib.temporal.edtf_dates.read_edtf` takes it.
    date_sense
        ``within`` or ``throughout``; blank means ``within``.

    Raises
    ------
    EdtfError
        Where the text is no date, or ends before it starts.
    ValueError
        Where ``date_sense`` is another word.

    Examples
    --------
    Angara at Najin, 23 Oct 2023, and the first trip that RUSI saw, "8-12 September":

    >>> parse_date("2023-10-23")
    Span(earliest_start=19653, latest_start=19653, earliest_end=19654, latest_end=19654)
    >>> parse_date("2023-09-08/2023-09-12")
    Span(earliest_start=19608, latest_start=19612, earliest_end=19609, latest_end=19613)
    >>> parse_date("2023-09-08/2023-09-12", "throughout")
    Span(earliest_start=19608, latest_start=19608, earliest_end=19613, latest_end=19613)
    """
    if date_sense not in ("", *get_args(DateSense)):
        raise ValueError(f"{date_sense!r} is no date sense; write within or throughout")
    read = read_edtf(text)
    start, end = read.start, read.end
    earliest = OPEN_START if start is None else _widened_start(start)
    latest = OPEN_END if end is None else _widened_end(end)
    if latest <= earliest:
        raise EdtfError(text, "ends before it starts", "write the earlier date first")
    if date_sense == "throughout" or start is None or end is None:
        # What a qualifier leaves open lies evenly on both sides of the printed end.
        surely_on = earliest if start is None else 2 * start.first_day - earliest
        surely_until = latest if end is None else 2 * end.end_day - latest
    else:
        surely_on, surely_until = latest - 1, earliest + 1
    return Span(earliest, min(surely_on, latest - 1), max(surely_until, earliest + 1), latest)


def hull(spans: Sequence[Span]) -> Span:
    """Span from the first to the last of several dates of one record, in whatever order.

    >>> hull([parse_date("2024-02-05"), parse_date("2024-02-08")])
    Span(earliest_start=19758, latest_start=19758, earliest_end=19762, latest_end=19762)
    """
    return Span(
        min(span.earliest_start for span in spans),
        min(span.latest_start for span in spans),
        max(span.earliest_end for span in spans),
        max(span.latest_end for span in spans),
    )


def state_span(valid_from: str, valid_to: str, date_sense: str = "within") -> Span:
    """Span of a state; a blank start has always been, a blank or ``..`` end goes on.

    The last day of ``valid_to`` belongs to the state.

    Raises
    ------
    EdtfError
        Where a text is no date, or the state ends before it starts even at its widest.

    Examples
    --------
    The depot near Tikhoretsk grows from a day in August 2023 and is not known to end:

    >>> state_span("2023-08", "")
    Span(earliest_start=19570, latest_start=19600, earliest_end=1000000, latest_end=1000000)
    """
    start = ALWAYS if valid_from in ("", "..") else parse_date(valid_from, date_sense)
    end = ALWAYS if valid_to in ("", "..") else parse_date(valid_to, date_sense)
    check_order(start, end, f"{valid_from}/{valid_to}")
    return Span(
        start.earliest_start,
        min(start.latest_start, end.latest_end - 1),
        max(end.earliest_end, start.earliest_start + 1),
        end.latest_end,
    )


def check_order(start: Span, end: Span, text: str) -> None:
    """Refuse an end that lies before its start even at the widest reading of both.

    Raises
    ------
    EdtfError
        Where the latest end is not after the earliest start; ``text`` is the value it names.
    """
    if end.latest_end <= start.earliest_start:
        raise EdtfError(text, "ends before it starts", "check both dates in the source")


def _widened_start(point: EdtfPoint) -> int:
    if not point.qualifier:
        return point.first_day
    if point.precision == "day":
        return point.first_day - DAYS_AROUND_A_DAY
    if point.precision == "month":
        return point.first_day - DAYS_AROUND_A_MONTH
    return _shift_months(point.first_day, -MONTHS_AROUND_A_YEAR)


def _widened_end(point: EdtfPoint) -> int:
    if not point.qualifier:
        return point.end_day
    if point.precision == "day":
        return point.end_day + DAYS_AROUND_A_DAY
    if point.precision == "month":
        return point.end_day + DAYS_AROUND_A_MONTH
    return _shift_months(point.end_day, MONTHS_AROUND_A_YEAR)


def _shift_months(first_of_month: int, months: int) -> int:
    day = to_date(first_of_month)
    month_count = day.year * 12 + day.month - 1 + months
    return day_number(date(month_count // 12, month_count % 12 + 1, 1))
