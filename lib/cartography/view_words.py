"""The view in words: what every shown row says, with footnotes to its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from lib.analysis.references import Reference, references
from lib.analysis.statements import Statement
from lib.analysis.wording import plural
from lib.cartography.records import shown_records
from lib.cartography.symbology import SYMBOLS
from lib.cartography.voyages import strokes
from lib.catalog import Package
from lib.schema import LIST_SEPARATOR
from lib.temporal import format_window, to_date
from lib.viewstate import ViewState

__all__ = ["ViewWords", "view_in_words"]

#: Rows that a statement names one by one; it counts the others.
NAMED = 8


@dataclass(frozen=True)
class ViewWords:
    """Statements on what a view shows, and the sources that their footnotes name."""

    sections: tuple[tuple[str, tuple[Statement, ...]], ...]
    """Statements under the headings of the legend."""
    references: tuple[Reference, ...]


def view_in_words(package: Package, state: ViewState) -> ViewWords:
    """Return what a view shows: each row in one statement, each statement with its sources.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import ViewState, Window
    >>> from datetime import date
    >>> september = ViewState(
    ...     window=Window(date(2023, 9, 1), date(2023, 10, 2)), layers=frozenset({"voyage"}),
    ...     ships=("vessel-angara",))
    >>> view_in_words(load_package(), september).sections[0][1][0].text
    'Najin to Dunai: Angara or Maria (about Aug 2023), Angara (sometime in 8–12 Sep 2023 to ...).'
    """
    shown = shown_records(package, state)
    told = {
        str(layer): list(_told(package, str(layer), rows)) for layer, rows in shown.groupby("layer")
    }
    in_order = {layer: told[layer] for layer in SYMBOLS if layer in told}
    ids = dict.fromkeys(i for each in in_order.values() for _, r in each for i in _source_ids(r))
    refs = references(package, tuple(ids))
    number = {ref.source_id: ref.number for ref in refs}
    sections: dict[str, list[Statement]] = {}
    for layer, statements in in_order.items():
        sections.setdefault(SYMBOLS[layer].group, []).extend(
            Statement(text, tuple(sorted(number[i] for i in _source_ids(rows) if i in number)))
            for text, rows in statements
        )
    return ViewWords(tuple((title, tuple(each)) for title, each in sections.items()), refs)


def _told(package: Package, layer: str, rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield each statement on the rows of a layer, with the rows that it speaks of."""
    name = SYMBOLS[layer].name
    match layer:
        case "voyage":
            yield from _voyages(package, rows)
        case "observation":
            for title, seen in rows.groupby("title", sort=False):
                yield f"{title}: {_dated(seen, 'observation')}.", seen
        case "event" | "claim":
            for _, row in rows.groupby("id", sort=False):
                yield f"{row['when'].item()}: {row['title'].item()}.", row
        case "rail" | "station":
            # Scenery: none of it is a record of the traffic.
            yield f"{name}: {len(rows):,} drawn, as an indication.", rows
        case _:
            yield f"{name}: {_listed(rows['title'])}.", rows


def _voyages(package: Package, rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Legs by their two ends, then calls by the end that is known."""
    laid = strokes(package)
    is_leg = rows["id"].map(lambda i: laid[i].is_leg).astype(bool)
    parts = rows["title"].str.rpartition(", ")
    rows = rows.assign(ship=parts[0], ends=parts[2])
    for ends, legs in rows[is_leg].groupby("ends", sort=False):
        yield f"{ends}: {_listed(legs['ship'] + ' (' + legs['when'] + ')')}.", legs
    for ends, calls in rows[~is_leg].groupby("ends", sort=False):
        named = [ship for ship in dict.fromkeys(calls["ship"]) if not ship.startswith("Unnamed")]
        ships = f" Ships named: {_listed(named)}." if named else ""
        place = str(ends).removeprefix("call at ")
        text = f"{place}, other end not reported: {_dated(calls, 'call')}.{ships}"
        yield text, calls


def _dated(rows: pd.DataFrame, noun: str) -> str:
    """The date of one row, or a count of rows with the days that they may lie in."""
    if len(rows) == 1:
        return str(rows["when"].item())
    start, end = int(rows["earliest_start_day"].min()), int(rows["latest_end_day"].max())
    return f"{plural(len(rows), noun)}, {format_window(to_date(start), to_date(end))}"


def _listed(names: Iterable[str]) -> str:
    each = list(names)
    more = len(each) - NAMED
    return ", ".join(each[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _source_ids(rows: pd.DataFrame) -> tuple[str, ...]:
    joined = (i for ids in rows["source_ids"] for i in str(ids).split(LIST_SEPARATOR))
    return tuple(dict.fromkeys(filter(None, joined)))
