"""Dates in plain words: "16 Oct 2023", "1 Oct – 31 Dec 2023", "about 12 Sep 2023"."""

from __future__ import annotations

from datetime import date, timedelta

from lib.temporal.edtf_dates import EdtfPoint, read_edtf, to_date

__all__ = ["MONTHS", "format_day", "format_edtf", "format_window"]

#: Fixed English names: the words must not change with the locale of the machine.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_QUALIFIER_WORDS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def format_day(day: date) -> str:
    """One calendar day.

    >>> format_day(date(2023, 10, 16))
    '16 Oct 2023'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_window(start: date, end: date) -> str:
    """A half-open window [start, end) as readers see it: its last day included.

    >>> format_window(date(2023, 10, 1), date(2024, 1, 1))
    '1 Oct – 31 Dec 2023'
    >>> format_window(date(2023, 10, 1), date(2023, 10, 2))
    '1 Oct 2023'
    """
    return _format_days(start, end - timedelta(days=1))


def format_edtf(text: str, date_sense: str = "within") -> str:
    """A date of the record in words; blank is ``undated``.

    Parameters
    ----------
    text
        EDTF, as :func:`lib.temporal.edtf_dates.read_edtf` takes it, or blank.
    date_sense
        ``throughout`` where an interval means all of its days.

    Raises
    ------
    EdtfError
        Where the text is no date.

    Examples
    --------
    >>> format_edtf("2023-09-12~")
    'about 12 Sep 2023'
    >>> format_edtf("2023-09-08/2023-09-12")
    'sometime in 8–12 Sep 2023'
    >>> format_edtf("2023-08/2024-02", "throughout")
    'Aug 2023 – Feb 2024'
    >>> format_edtf("2025-06-XX")
    'an unknown day in Jun 2025'
    """
    if not text:
        return "undated"
    read = read_edtf(text)
    if read.start is None or read.end is None:
        return _format_open(read.start, read.end)
    if not read.is_interval:
        return _format_point(read.start)
    interval = _format_interval(read.start, read.end)
    return interval if date_sense == "throughout" else f"sometime in {interval}"


def _format_point(point: EdtfPoint) -> str:
    unknown_day = "an unknown day in " if point.day_unknown else ""
    return unknown_day + _QUALIFIER_WORDS[point.qualifier] + _format_unit(point)


def _format_unit(point: EdtfPoint) -> str:
    day = to_date(point.first_day)
    if point.precision == "day":
        return format_day(day)
    if point.precision == "month":
        return f"{MONTHS[day.month - 1]} {day.year}"
    return str(day.year)


def _format_open(start: EdtfPoint | None, end: EdtfPoint | None) -> str:
    if start is not None:
        return f"from {_format_point(start)} on"
    return f"until {_format_point(end)}" if end is not None else "undated"


def _format_interval(start: EdtfPoint, end: EdtfPoint) -> str:
    plain = not (start.qualifier or end.qualifier or start.day_unknown or end.day_unknown)
    if plain and start.precision == end.precision:
        first, last = to_date(start.first_day), to_date(end.first_day)
        if start.precision == "day":
            return _format_days(first, last)
        if start.precision == "year":
            return f"{first.year}–{last.year}"
        if first.year == last.year:
            return f"{MONTHS[first.month - 1]} – {MONTHS[last.month - 1]} {last.year}"
    return f"{_format_point(start)} – {_format_point(end)}"


def _format_days(first: date, last: date) -> str:
    if first == last:
        return format_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {format_day(last)}"
    return f"{format_day(first)} – {format_day(last)}"
