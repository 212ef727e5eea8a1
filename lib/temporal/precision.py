"""How closely a record is dated: drawn and told, but no part of its confidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from lib.temporal.edtf_dates import EdtfDate, read_edtf

__all__ = ["DatePrecision", "date_precision", "date_precision_words"]

DatePrecision = Literal[
    "day", "about a day", "span of days", "month", "span of weeks or more", "year", "none"
]

#: Longest interval, in days, that still counts as a span of days.
SPAN_OF_DAYS = 14

_WORDS: dict[DatePrecision, str] = {
    "day": "Day known.",
    "about a day": "About this day.",
    "span of days": "Known to a span of days.",
    "month": "Known to the month.",
    "span of weeks or more": "Known to a span of weeks or more.",
    "year": "Known to the year.",
    "none": "Not dated.",
}


def date_precision(dates: Iterable[str]) -> DatePrecision:
    """Band of the first of a record's dates that is known.

    >>> date_precision(("2024-01-30~", "2024-02-04"))
    'about a day'
    >>> date_precision(("", "2023-09-08/2023-09-12"))
    'span of days'
    >>> date_precision(("", ""))
    'none'
    """
    first = next((text for text in dates if text), "")
    return _band(read_edtf(first)) if first else "none"


def date_precision_words(dates: Iterable[str]) -> str:
    """The sentence that stands under a record about its date.

    >>> date_precision_words(("2023-10-23",))
    'Day known.'
    """
    return _WORDS[date_precision(dates)]


def _band(read: EdtfDate) -> DatePrecision:
    start, end = read.start, read.end
    if start is None or end is None:
        return "span of weeks or more"
    if read.is_interval:
        in_days = start.precision == end.precision == "day"
        short = end.end_day - start.first_day <= SPAN_OF_DAYS
        return "span of days" if in_days and short else "span of weeks or more"
    if start.precision == "day":
        return "about a day" if start.qualifier else "day"
    return start.precision
