"""What records that may tell of the same thing say differently; both values are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from lib.temporal import parse_date

__all__ = ["Difference", "differences"]

#: Kinds of link under which two rows speak of one thing, so that their values may be compared.
SAME_THING = frozenset(
    {"same_call", "possible_same_call", "observation_of_call", "same_statement_or_image"}
)
#: Columns that hold a number or its bounds: what it counts -> (lower, upper) by table.
COUNTS = {
    "voyages": ("containers_min", "containers_max"),
    "observations": ("count", "count"),
    "estimates": ("value_min", "value_max"),
}
SHIPS = {"voyages": "vessel_name", "observations": "vessel"}
DATES = {
    "voyages": ("departed", "arrived"),
    "observations": ("date",),
    "estimates": ("date",),
    "events": ("date",),
}


@dataclass(frozen=True)
class Difference:
    """One value that another record gives differently."""

    label: str
    here: str
    there: str
    other_id: str
    other_by: str
    """Who says the other value; empty where nobody is known."""


def differences(
    table: str,
    row: Mapping[str, object],
    others: Iterable[tuple[str, str, str, Mapping[str, object], str]],
) -> tuple[Difference, ...]:
    """Differences between a row and those that may tell of the same.

    Parameters
    ----------
    table, row
        The row and the table that holds it.
    others
        (id, kind of the link, table, row, who says it) of each linked row. Only kinds in
        `SAME_THING` are compared, and only values that both rows state.

    Examples
    --------
    >>> call = {"containers_min": 300, "containers_max": 300, "vessel_name": "Angara"}
    >>> seen = {"count": 250, "unit": "containers", "vessel": "Maria"}
    >>> other = ("O003", "observation_of_call", "observations", seen, "VOA")
    >>> [(d.label, d.here, d.there) for d in differences("voyages", call, [other])]
    [('Containers', '300', '250'), ('Ship', 'Angara', 'Maria')]
    """
    found: list[Difference] = []
    for other_id, kind, other_table, other, by in others:
        if kind not in SAME_THING:
            continue
        pairs = (
            (_count_label(row, other), _count(table, row), _count(other_table, other)),
            ("Ship", _ship(table, row), _ship(other_table, other)),
        )
        found += [
            Difference(label, here, there, other_id, by)
            for label, here, there in pairs
            if here and there and here != there
        ]
        if kind != "observation_of_call":  # a call lasts; it may be seen on another of its days
            dates = _dates_apart(table, row, other_table, other)
            if dates is not None:
                found.append(Difference("Date", *dates, other_id, by))
    return tuple(found)


def _count_label(row: Mapping[str, object], other: Mapping[str, object]) -> str:
    unit = str(row.get("unit") or other.get("unit") or "containers")
    return unit.capitalize()


def _count(table: str, row: Mapping[str, object]) -> str:
    """A count as text; empty where the row has none, or counts something else."""
    if table not in COUNTS or (table == "observations" and row.get("unit") != "containers"):
        return ""
    low, high = (row.get(column) for column in COUNTS[table])
    ends = [f"{float(str(v)):,.0f}" for v in (low, high) if not _blank(v)]
    return "–".join(dict.fromkeys(ends))


def _ship(table: str, row: Mapping[str, object]) -> str:
    """The ship's name; empty where it is not named."""
    name = str(row.get(SHIPS.get(table, ""), "") or "").partition(" (")[0]
    return "" if name.startswith("unnamed") or " or " in name else name


def _dates_apart(
    table: str, row: Mapping[str, object], other_table: str, other: Mapping[str, object]
) -> tuple[str, str] | None:
    """Both dates where no day can be both records' day, else None."""
    here, there = _days(table, row), _days(other_table, other)
    if not here or not there or (here[0] < there[1] and there[0] < here[1]):
        return None
    return _date_text(table, row), _date_text(other_table, other)


def _days(table: str, row: Mapping[str, object]) -> tuple[int, int] | None:
    spans = [
        parse_date(str(row[column])) for column in DATES.get(table, ()) if not _blank(row[column])
    ]
    if not spans:
        return None
    return min(s.earliest_start for s in spans), max(s.latest_end for s in spans)


def _date_text(table: str, row: Mapping[str, object]) -> str:
    return " to ".join(str(row[c]) for c in DATES[table] if not _blank(row[c]))


def _blank(value: object) -> bool:
    return value is None or value is pd.NA or value != value or value == ""
