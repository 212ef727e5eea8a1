"""What observers say of how often they looked: totals over a span, of which no day is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.analysis.coverage import CoverageDays
from lib.analysis.dated import Dated, by_day, dated
from lib.analysis.titles import short_name
from lib.analysis.wording import plural
from lib.temporal import day_number

__all__ = ["CoverageStatement", "coverage_statements", "days_within", "statement_sentences"]


@dataclass(frozen=True)
class CoverageStatement:
    """One observer's totals over one span."""

    dated: Dated
    observer: str
    place: str
    place_id: str
    days_imaged: int | None
    days_cloudy: int | None
    days_ship_seen: int | None
    days_no_ship_seen: int | None
    calls: int | None
    note: str

    @property
    def total(self) -> str:
        """The totals in a few words; blank where none is given.

        A count of days always names the imaged days that it is part of.
        """
        calls = plural(self.calls, "call") if self.calls else ""
        if self.days_imaged is not None and self.days_ship_seen is not None:
            days = f"a ship on {self.days_ship_seen:,} of {self.days_imaged:,} imaged days"
        elif self.days_ship_seen == 0:
            days = "no ship on any image"
        elif self.days_cloudy is not None:
            days = f"{self.days_cloudy:,} days under cloud"
        else:
            days = "days imaged not given" if calls else ""
        return "; ".join(filter(None, (days, calls)))


def coverage_statements(
    statements: pd.DataFrame, names: Mapping[str, str]
) -> tuple[CoverageStatement, ...]:
    """Return the statements by first day.

    Parameters
    ----------
    statements
        Rows of ``coverage_statements`` with what `lib.analysis.dated.dated` needs.
    names
        Names of places by id.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.temporal import with_day_bounds
    >>> table = load_package().tables["coverage_statements"]
    >>> rows = with_day_bounds(table, "coverage_statements").assign(
    ...     id=lambda r: r["statement_id"], title="", when="", share=1.0)
    >>> coverage_statements(rows[rows["id"] == "CS02"], {})[0].total
    'a ship on 49 of 109 imaged days; 25 calls'
    """
    return tuple(_statement(row, names) for row in by_day(statements))


def _statement(row: Mapping[str, Any], names: Mapping[str, str]) -> CoverageStatement:
    def count(column: str) -> int | None:
        return None if pd.isna(row[column]) else int(row[column])

    place_id = str(row["place_id"])
    return CoverageStatement(
        dated(row),
        str(row["observer"]),
        short_name(names.get(place_id, place_id)),
        place_id,
        count("days_imaged"),
        count("days_cloudy"),
        count("days_ship_seen"),
        count("days_no_ship_seen"),
        count("calls_counted"),
        str(row["note"]),
    )


def days_within(days: CoverageDays, first_day: int, end_day: int) -> tuple[int, int]:
    """How many days with a ship, and with an image but no ship, lie in [first, end).

    >>> from datetime import date
    >>> days = CoverageDays((date(2023, 10, 12),), (date(2023, 10, 16), date(2023, 11, 1)))
    >>> days_within(days, day_number(date(2023, 10, 1)), day_number(date(2023, 11, 1)))
    (1, 1)
    """
    ship, empty = (
        sum(first_day <= day_number(day) < end_day for day in group)
        for group in (days.ship_days, days.empty_days)
    )
    return ship, empty


def statement_sentences(statement: CoverageStatement, days: CoverageDays) -> str:
    """A total of imaged days in words that leave no other reading; blank without such a total.

    Parameters
    ----------
    days
        The days of the same place of which this record dates an image.
    """
    imaged, ship = statement.days_imaged, statement.days_ship_seen
    if imaged is None or ship is None:
        return ""
    with_ship, without = days_within(days, statement.dated.first_day, statement.dated.end_day)
    calls = ""
    if statement.calls:
        calls = f"It counts {plural(statement.calls, 'call')}: "
    return (
        f"{statement.observer}, {statement.dated.when}: of {plural(imaged, 'day')} with an image, "
        f"{ship:,} show a ship and the other {imaged - ship:,} show none. Of every other day of "
        f"the span it has no image, and which days they were was not read. {calls}days with a "
        f"ship are not calls, as a ship may stay for several. This record can date "
        f"{plural(with_ship, 'day')} with a ship and {without:,} without one in that span, by all "
        "observers together."
    )
