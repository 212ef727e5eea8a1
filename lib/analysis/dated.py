"""When a row was, as charts need it: the days it may span, how surely, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

__all__ = ["Dated", "by_day", "dated"]


@dataclass(frozen=True)
class Dated:
    """The possible span of a record in a window of time."""

    id: str
    title: str
    when: str
    """Its dates in words."""
    first_day: int
    """First possible day, as days since 1970-01-01."""
    end_day: int
    """First day after the last possible one."""
    share: float
    """How much of the span the window holds, 0-1."""
    sure_days: tuple[int, int] | None = None
    """First day and end of the days on which it surely was; None where no day is sure."""


def dated(row: Mapping[str, Any]) -> Dated:
    """Return when a row was.

    Parameters
    ----------
    row
        Its ``id``, ``title``, ``when``, ``share`` and the columns that
        `lib.temporal.with_day_bounds` adds.

    Examples
    --------
    A span from 8-9 to 11-12 September 2023 surely holds the days between:

    >>> days = {"earliest_start_day": 19608, "latest_start_day": 19609,
    ...         "earliest_end_day": 19612, "latest_end_day": 19613, "share": 1.0}
    >>> dated({"id": "O1", "title": "Loading", "when": "", **days}).sure_days
    (19609, 19612)
    """
    sure = int(row["latest_start_day"]), int(row["earliest_end_day"])
    return Dated(
        str(row["id"]),
        str(row["title"]),
        str(row["when"]),
        int(row["earliest_start_day"]),
        int(row["latest_end_day"]),
        float(row["share"]),
        sure if sure[0] < sure[1] else None,
    )


def by_day(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows by first possible day, each as a mapping from column to value."""
    ordered = rows.sort_values(["earliest_start_day", "id"], kind="stable")
    return cast(list[dict[str, Any]], ordered.to_dict("records"))
