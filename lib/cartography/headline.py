"""A view in words, built from what it shows and from nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from lib.analysis.wording import plural
from lib.cartography.record_filters import SCENERY
from lib.cartography.records import effective_window, shown_records
from lib.cartography.symbology import SYMBOLS
from lib.cartography.voyages import strokes
from lib.catalog import Package
from lib.temporal import format_day, format_window, knowledge_on
from lib.viewstate import CARGOES, ViewState

__all__ = ["Headline", "days_in_words", "headline", "span_in_words", "text_alternative"]

#: Kinds of cargo as the line under the headline names them.
CARGO_WORDS = {
    "munitions_reported": "munitions",
    "troops": "troops",
    "coal": "coal",
    "unknown": "cargo that nobody reports",
}
#: Fixed English names: the words must not change with the locale of the machine.
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
#: Below this share of its span a record is drawn faint.
WHOLE = 0.999


@dataclass(frozen=True, slots=True)
class Headline:
    """What a view shows, and how to read it."""

    sentence: str
    line: str


def headline(package: Package, state: ViewState) -> Headline:
    """Return the sentences over the map.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> headline(load_package(), DEFAULT).sentence.startswith("34 calls and legs are reported")
    True
    """
    shown = shown_records(package, state)
    sentence = _voyage_sentence(package, shown, state) or _other_sentence(shown, state)
    return Headline(sentence, _reading_line(package, shown, state))


def span_in_words(state: ViewState) -> str:
    """Return the window in words, with its preposition; whole months are named as months.

    >>> from lib.viewstate import DEFAULT
    >>> span_in_words(DEFAULT)
    'between August 2023 and March 2024'
    """
    window = effective_window(state)
    last = window.end - timedelta(days=1)
    if state.cumulative:
        return days_in_words(state)
    whole_months = window.start.day == window.end.day == 1
    name = _month if whole_months else format_day
    first, final = name(window.start), name(last)
    if first == final:
        return f"{'in' if whole_months else 'on'} {first}"
    return f"between {first} and {final}"


def days_in_words(state: ViewState) -> str:
    """Return the window as days; of a view that counts all up to its end, that end.

    >>> from lib.viewstate import DEFAULT
    >>> days_in_words(DEFAULT), days_in_words(replace(DEFAULT, cumulative=True))
    ('1 Aug 2023 – 31 Mar 2024', 'up to 31 Mar 2024')
    """
    start, end = state.window.start, state.window.end
    if state.cumulative:
        return f"up to {format_day(end - timedelta(days=1))}"
    return format_window(start, end)


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _voyage_sentence(package: Package, shown: pd.DataFrame, state: ViewState) -> str:
    """What the window holds of calls and legs; empty where it holds none."""
    ids = shown.loc[shown["layer"] == "voyage", "id"]
    if ids.empty:
        return ""
    laid = strokes(package)
    legs = sum(laid[i].is_leg for i in ids)
    calls = len(ids) - legs
    verb = "is" if len(ids) == 1 else "are"
    first = f"{_calls_and_legs(legs, calls)} {verb} reported {span_in_words(state)}."
    if not (legs and calls):
        subject = "It names" if len(ids) == 1 else "Each names"
        return f"{first} {subject} {'both ends' if legs else 'one end'}."
    return (
        f"{first} {legs} {'name' if legs > 1 else 'names'} both ends; "
        f"{calls} {'name' if calls > 1 else 'names'} one."
    )


def _calls_and_legs(legs: int, calls: int) -> str:
    if legs and calls:
        return f"{legs + calls} calls and legs"
    return plural(legs, "leg") if legs else plural(calls, "call")


def _other_sentence(shown: pd.DataFrame, state: ViewState) -> str:
    dated = shown[shown["record_kind"] == "event"]
    if dated.empty:
        return f"Nothing that the switches and filters let through is dated {span_in_words(state)}."
    return f"{_counted(dated)} {span_in_words(state)}."


def _counted(records: pd.DataFrame) -> str:
    counts = Counter(records["layer"])
    parts = [
        plural(counts[layer], symbol.name.removesuffix("s").lower(), symbol.name.lower())
        for layer, symbol in SYMBOLS.items()
        if layer in counts
    ]
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]


def _reading_line(package: Package, shown: pd.DataFrame, state: ViewState) -> str:
    parts = []
    if (shown["layer"] == "voyage").any():
        parts.append("Rows are reports, not a count of trips: some may describe the same call.")
    if (shown["share"] < WHOLE).any():
        parts.append("Faint marks lie only partly inside the window.")
    left_out = [CARGO_WORDS[cargo] for cargo in CARGOES if cargo not in state.cargo]
    if left_out:
        parts.append(f"Left out: {' and '.join(left_out)}.")
    if state.known_on is not None:
        parts.append(_as_known(package, shown, state, state.known_on))
    parts.append("Records without a date are listed, never dropped.")
    return " ".join(parts)


def _as_known(package: Package, shown: pd.DataFrame, state: ViewState, day: date) -> str:
    """How many records were published later, and of how many it is open."""
    later = len(shown_records(package, replace(state, known_on=None))) - len(shown)
    reported = shown.loc[~shown["layer"].isin(SCENERY), "known_from"]
    is_open = int(knowledge_on(reported, day).isin(["perhaps", "unknown"]).sum())
    left_out = f"; {plural(later, 'record')} published later left out" if later else ""
    undecided = f"; of {is_open} shown it is open whether by then" if is_open else ""
    return f"As published by {format_day(day)}{left_out}{undecided}."


def text_alternative(package: Package, state: ViewState) -> str:
    """Return what the map shows for those who do not see it: classes, counts, span.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> text_alternative(load_package(), DEFAULT).startswith("Map of 10 ports, 4 piers, 34 calls")
    True
    """
    shown = shown_records(package, state)
    if shown.empty:
        why = "All layers are off, or filters leave nothing."
        return f"Map without records, {span_in_words(state)}. {why}"
    faint = int((shown["share"] < WHOLE).sum())
    faintly = f" {plural(faint, 'mark')} only partly inside the window." if faint else ""
    chosen = shown.loc[shown["id"].isin(state.selected), "title"].to_list()
    selected = f" Selected: {'; '.join(chosen)}." if chosen else ""
    return (
        f"Map of {_counted(shown)}, {span_in_words(state)}.{faintly}{selected}"
        " The table under the map lists the same records."
    )
