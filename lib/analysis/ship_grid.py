"""Reported calls and legs by ship: one row a named ship, one a ship that no source names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from lib.analysis.dated import Dated, by_day, dated
from lib.analysis.titles import place_names, short_name
from lib.catalog import Package
from lib.temporal import parse_date

__all__ = ["CallLink", "GridMark", "GridRow", "call_links", "ship_rows"]

Direction = Literal["to_russia", "to_dprk", "unknown"]

#: Links between two rows of `voyages` that say they may be one call -> in words.
LINKS = {
    "same_call": "the same call",
    "possible_same_call": "possibly the same call",
    "two_legs_of_one_call": "two legs of one call",
    "same_ship_shifting_piers": "one ship that moved between piers",
}
#: An unnamed ship, with what its row says of its size.
UNNAMED = re.compile(r"unnamed large cargo ship(?:\(s\))?(?: \((?P<size>.*)\))?")
PIER = re.compile(r"^Najin pier No\. (\d)$")


@dataclass(frozen=True)
class GridMark:
    """One reported call or leg."""

    dated: Dated
    direction: Direction
    dark: bool
    """A source says that the transponder was off for this call or leg."""
    leg_days: tuple[float, float] | None
    """Middle of the possible departures and arrivals where both are dated, as day numbers."""
    places: str
    """Its known ends in words."""


@dataclass(frozen=True)
class GridRow:
    """The calls and legs of one ship, by first possible day."""

    key: str
    ship: str
    """Name; of an unnamed ship its length, or that none is given."""
    named: bool
    imo: str
    marks: tuple[GridMark, ...]


@dataclass(frozen=True)
class CallLink:
    """Two rows that may tell of one call."""

    first_id: str
    second_id: str
    kind: str
    reason: str


def ship_rows(package: Package, calls: pd.DataFrame) -> tuple[GridRow, ...]:
    """Return the rows of the grid: named ships first, each group by its first call.

    A name that its source gives with a doubt ("Angara or Maria") is a row of its own, and so is
    each unnamed ship: nothing says which of them were one ship.

    Parameters
    ----------
    calls
        Rows of ``voyages`` with what `lib.analysis.dated.dated` needs.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.temporal import with_day_bounds
    >>> package = load_package()
    >>> rows = with_day_bounds(package.tables["voyages"], "voyages").assign(
    ...     id=lambda r: r["voyage_id"], title="", when="", share=1.0)
    >>> [row.ship for row in ship_rows(package, rows[rows["id"].isin(["V003", "V004"])])]
    ['Angara', 'about 105 m']
    """
    places = place_names(package.tables["places"], package.tables["reference_points"])
    imos = _imos(package)
    found: dict[str, list[tuple[dict[str, Any], GridMark]]] = {}
    for row in by_day(calls):
        named = bool(row["vessel_ids"])
        key = str(row["vessel_name"] if named else row["id"])
        found.setdefault(key, []).append((row, _mark(row, places)))
    rows = [_row(key, members, imos) for key, members in found.items()]
    return tuple(sorted(rows, key=lambda row: not row.named))


def _row(
    key: str, members: list[tuple[dict[str, Any], GridMark]], imos: Mapping[str, str]
) -> GridRow:
    first = members[0][0]
    name, vessels = str(first["vessel_name"]), str(first["vessel_ids"])
    ship = name if vessels else _unnamed(name)
    marks = tuple(mark for _, mark in members)
    return GridRow(key, ship, bool(vessels), imos.get(name, ""), marks)


def _unnamed(name: str) -> str:
    found = UNNAMED.fullmatch(name)
    if found is None:
        return name
    return found["size"] or "length not given"


def _imos(package: Package) -> dict[str, str]:
    """IMO numbers by the name of the ship, with how sure they are."""
    frame = package.tables["vessels"]
    rows = frame.loc[frame["imo"] != "", ["name", "imo", "basis"]]
    return {
        name: f"IMO {imo}{', unverified' if basis == 'background_unverified' else ''}"
        for name, imo, basis in rows.itertuples(index=False)
    }


def _mark(row: Mapping[str, Any], names: Mapping[str, str]) -> GridMark:
    directions: dict[str, Direction] = {"to_russia": "to_russia", "to_dprk": "to_dprk"}
    ends = [_end(str(row[column]), names) for column in ("from_place", "to_place")]
    return GridMark(
        dated(row),
        directions.get(str(row["direction"]), "unknown"),
        row["ais"] == "dark",
        _leg_days(row),
        " to ".join(ends) if all(ends) else f"call at {ends[0] or ends[1]}",
    )


def _end(ids: str, names: Mapping[str, str]) -> str:
    words = (names.get(i, i) for i in ids.split(";") if i)
    return " or ".join(PIER.sub(r"Najin, pier \1", short_name(word)) for word in words)


def _leg_days(row: Mapping[str, Any]) -> tuple[float, float] | None:
    if not (row["departed"] and row["arrived"]):
        return None
    spans = (
        parse_date(str(row[column]), str(row[f"{column}_sense"]))
        for column in ("departed", "arrived")
    )
    departed, arrived = ((span.earliest_start + span.latest_end) / 2 for span in spans)
    return (departed, arrived) if departed < arrived else None


def call_links(package: Package, ids: Iterable[str]) -> tuple[CallLink, ...]:
    """Return the links among these rows of ``voyages`` that say they may be one call.

    A row that one of them stands for (``same_as``) counts as one of them.

    >>> from lib.catalog import load_package
    >>> [link.kind for link in call_links(load_package(), ["V021", "V022"])]
    ['one ship that moved between piers']
    """
    frame, voyages, wanted = package.tables["duplicates"], package.tables["voyages"], set(ids)
    wanted |= set(voyages.loc[voyages["same_as"].isin(wanted), "voyage_id"])
    rows = frame.loc[
        frame["kind"].isin(list(LINKS)) & frame["row_a"].isin(wanted) & frame["row_b"].isin(wanted)
    ]
    columns = rows[["row_a", "row_b", "kind", "reason"]].itertuples(index=False)
    return tuple(CallLink(a, b, LINKS[kind], reason) for a, b, kind, reason in columns)
