"""Reading the dates of the record: EDTF (ISO 8601-2) texts to calendar facts.

The ``edtf`` library decides what a date text means. This module only narrows what is let in:
ASCII, years 1000 to 2999, whole days, months and years, one optional qualifier, one interval.
What a qualifier is worth in days is not EDTF's business: see :mod:`lib.temporal.spans`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from edtf import Date, UncertainOrApproximate, Unspecified
from pyparsing import ParseException

from lib.errors import ProjectError, shorten

__all__ = [
    "DAY_ZERO",
    "EXPECTED_FORMS",
    "EdtfDate",
    "EdtfError",
    "EdtfPoint",
    "Precision",
    "day_number",
    "read_edtf",
    "to_date",
]

Precision = Literal["day", "month", "year"]

#: Day number 0: 1 January 1970, as in Unix time.
DAY_ZERO = date(1970, 1, 1)

#: What a refused date text should have looked like, for error messages.
EXPECTED_FORMS = (
    "write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-XX (day unknown), with ~ (about) or ? (perhaps) "
    "after it where needed, or two of these with / between them, .. for an open end"
)

_POINT = re.compile(r"[12][0-9]{3}(?:-[0-9]{2}(?:-(?:[0-9]{2}|XX))?|-XX(?:-XX)?)?[~?%]?")
_OPEN = ".."
_PRECISION_BY_LENGTH: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


class EdtfError(ProjectError, ValueError):
    """A text that is no date of this record: ``problem`` says why, ``hint`` what to write."""

    def __init__(self, value: str, problem: str, hint: str = EXPECTED_FORMS) -> None:
        super().__init__(value, problem, hint)
        self.value = value
        self.problem = problem
        self.hint = hint

    def __str__(self) -> str:
        return f"{shorten(self.value)!r} {self.problem}; {self.hint}"


@dataclass(frozen=True, slots=True)
class EdtfPoint:
    """One end of a date: a day, month or year as printed, before any widening.

    Attributes
    ----------
    precision
        The unit that was printed; ``2023-09-XX`` has month precision.
    qualifier
        ``""``, ``"~"`` (about), ``"?"`` (perhaps) or ``"%"`` (both).
    day_unknown
        True where the text says that the day (or month) exists but is not known (``XX``).
    first_day, end_day
        Day numbers (days since 1970-01-01) of the printed unit, half-open.
    """

    precision: Precision
    qualifier: str
    day_unknown: bool
    first_day: int
    end_day: int

    @property
    def is_plain_day(self) -> bool:
        """True for a calendar day without qualifier."""
        return self.precision == "day" and not self.qualifier


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date text as read: one point, or an interval of two; ``None`` is an open end."""

    start: EdtfPoint | None
    end: EdtfPoint | None
    is_interval: bool


def day_number(day: date) -> int:
    """Days from 1 January 1970 to ``day``.

    >>> day_number(date(2023, 10, 12))
    19642
    """
    return day.toordinal() - DAY_ZERO.toordinal()


def to_date(day: int) -> date:
    """Calendar date of a day number.

    >>> to_date(19642)
    datetime.date(2023, 10, 12)
    """
    return date.fromordinal(int(day) + DAY_ZERO.toordinal())


@lru_cache(maxsize=8192)
def read_edtf(text: str) -> EdtfDate:
    """Read one EDTF text of the record.

    Parameters
    ----------
    text
        For example ``2023-09-08/2023-09-12``; blank texts are not dates.

    Raises
    ------
    EdtfError
        Where the text is no date, or no form that the record uses, or an interval runs backwards
        even at its widest.

    Examples
    --------
    The White House image of Najin is dated to the day, the first round trip to about a month:

    >>> read_edtf("2023-10-07").start.is_plain_day
    True
    >>> read_edtf("2023-08~").start.qualifier
    '~'
    >>> read_edtf("2023-13")
    Traceback (most recent call last):
    lib.temporal.edtf_dates.EdtfError: '2023-13' is not a date of the calendar; write YYYY, ...
    """
    start_text, slash, end_text = text.partition("/")
    if not slash:
        point = _read_point(text, text)
        return EdtfDate(point, point, is_interval=False)
    if start_text == end_text == _OPEN:
        raise EdtfError(text, "is open at both ends and dates nothing")
    start = None if start_text == _OPEN else _read_point(start_text, text)
    end = None if end_text == _OPEN else _read_point(end_text, text)
    return EdtfDate(start, end, is_interval=True)


def _read_point(point_text: str, text: str) -> EdtfPoint:
    if not _POINT.fullmatch(point_text):
        raise EdtfError(text, "is not a date form that this record uses")
    bare = point_text.rstrip("~?%")
    if "X" in bare:
        form = Unspecified
    elif bare != point_text:
        form = UncertainOrApproximate
    else:
        form = Date
    # The parser of the one form, not parse_edtf: trying every EDTF form takes 7 ms a date.
    try:
        parsed = form.parser.parse_string(point_text, parse_all=True)[0]
        # The library lets 29 February pass in every year; datetime does not.
        first_day = day_number(date(*parsed.lower_strict()[:3]))
        end_day = day_number(date(*parsed.upper_strict()[:3])) + 1
    except (ParseException, ValueError) as error:
        raise EdtfError(text, "is not a date of the calendar") from error
    return EdtfPoint(
        precision=_PRECISION_BY_LENGTH[len(bare.replace("-XX", ""))],
        qualifier=point_text[len(bare) :],
        day_unknown="X" in bare,
        first_day=first_day,
        end_day=end_day,
    )
