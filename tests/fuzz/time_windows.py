"""The laws of time slicing over 100,000 random windows, against a day-by-day reading.

    python tests/fuzz/time_windows.py [COUNT] [SEED]

COUNT windows (100,000 unless told) are drawn over random events and states, one in 50 of them
also compared with a plain day-by-day reading. Prints the windows that break a law, and which;
exits 1 where there is one.
"""

# ruff: noqa: S311 - a script, it prints what it tried; repeatable draws, nothing secret

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from lib.temporal import (  # noqa: E402 - the path comes first
    MODES,
    OPEN_END,
    OPEN_START,
    day_number,
    histogram,
    parse_date,
    shown_mask,
    with_day_bounds,
)

WINDOWS = 100_000
WINDOWS_PER_RECORDS = 500
RECORDS = 40
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
FORMS = ("{:%Y-%m-%d}", "{:%Y-%m-%d}", "{:%Y-%m-%d}", "{:%Y-%m}", "{:%Y-%m}-XX", "{:%Y}")
LEAP_DAYS = tuple(date(year, 2, 29) for year in (1904, 1996, 2000, 2024, 2096))


def random_day(rng: random.Random) -> date:
    """Any day, with leap days and the record's own years more often than chance gives them."""
    kind = rng.random()
    if kind < 0.1:
        return rng.choice(LEAP_DAYS)
    first = FIRST if kind < 0.3 else date(2023, 6, 1)
    last = LAST if kind < 0.3 else date(2024, 6, 1)
    return first + timedelta(days=rng.randrange((last - first).days + 1))


def random_text(rng: random.Random) -> str:
    """One date text that can be read."""
    while True:
        ends = [
            rng.choice(FORMS).format(random_day(rng)) + rng.choice(("", "", "~", "?", "%"))
            for _ in range(rng.choice((1, 1, 2)))
        ]
        text = "/".join(ends)
        try:
            parse_date(text)
        except ValueError:
            continue
        return text


def random_records(rng: random.Random) -> pd.DataFrame:
    """Events and states, some undated, with their bounds."""
    senses = [rng.choice(("within", "throughout")) for _ in range(RECORDS)]
    texts = [random_text(rng) if rng.random() < 0.95 else "" for _ in range(RECORDS)]
    events = pd.DataFrame({"id": range(RECORDS), "date": texts, "date_sense": senses})
    starts = [random_text(rng) if rng.random() < 0.8 else "" for _ in range(RECORDS)]
    states = pd.DataFrame({"id": range(RECORDS), "valid_from": starts, "valid_to": ""})
    bounded = [with_day_bounds(events, "observations"), with_day_bounds(states, "places")]
    return pd.concat(bounded, ignore_index=True)


def reference_mask(frame: pd.DataFrame, first: int, after: int, mode: str) -> np.ndarray:
    """What a window shows, worked out day by day in plain Python."""
    window = range(first, after)
    shown = []
    for row in frame.itertuples():
        if pd.isna(row.earliest_start_day):
            shown.append(False)
            continue
        possible = range(row.earliest_start_day, row.latest_end_day)
        core = range(row.latest_start_day, row.earliest_end_day)
        is_state = row.record_kind == "state"
        if mode == "on_day" and not is_state:
            shown.append(not pd.isna(row.on_day) and int(row.on_day) in window)
        elif mode != "certainly":
            shown.append(meet(possible, window))
        elif is_state:
            shown.append(meet(core, window))
        else:
            shown.append(possible[0] in window and possible[-1] in window)
    return np.array(shown)


def meet(one: range, other: range) -> bool:
    """Whether two ranges of days share a day."""
    return bool(range(max(one.start, other.start), min(one.stop, other.stop)))


def windows(rng: random.Random, frame: pd.DataFrame) -> Iterator[tuple[date, date, date]]:
    """Three rising days, half of them drawn right at the bounds of the records."""
    edges = frame[["earliest_start_day", "latest_end_day", "on_day"]].to_numpy(float).ravel()
    near = [int(e) for e in edges if np.isfinite(e) and OPEN_START < e < OPEN_END]
    while True:
        days = {
            date.fromordinal(719163 + rng.choice(near) + rng.choice((-1, 0, 1)))
            if rng.random() < 0.5
            else random_day(rng)
            for _ in range(3)
        }
        if len(days) == 3:
            a, b, c = sorted(days)
            yield a, b, c


def broken_laws(frame: pd.DataFrame, a: date, b: date, c: date) -> Iterator[str]:
    """Names of the laws that three meeting windows break."""
    left, right, whole = (
        {mode: shown_mask(frame, *window, mode) for mode in MODES}
        for window in ((a, b), (b, c), (a, c))
    )
    event = (frame["record_kind"] == "event").to_numpy()
    if (whole["possibly"] != (left["possibly"] | right["possibly"])).any():
        yield "P(a, c) = P(a, b) u P(b, c)"
    if any((shown["certainly"] & ~shown["possibly"]).any() for shown in (left, right, whole)):
        yield "C inside P"
    if (left["certainly"] & right["certainly"] & event).any():
        yield "C(a, b) and C(b, c) share no event"
    if ((left["certainly"] | right["certainly"]) & event & ~whole["certainly"]).any():
        yield "C(a, b) u C(b, c) inside C(a, c)"
    if (left["on_day"] & right["on_day"] & event).any() or (
        whole["on_day"] != (left["on_day"] | right["on_day"])
    ).any():
        yield "on_day is an exact partition of events"
    if (whole["on_day"] & ~whole["possibly"]).any():
        yield "a record outside its span"


def main(count: int = WINDOWS, seed: int = 20231012) -> int:
    """Check ``count`` windows; the number of windows that break a law."""
    rng = random.Random(seed)
    broken = 0
    for batch in range(0, count, WINDOWS_PER_RECORDS):
        frame = random_records(rng)
        drawn = windows(rng, frame)
        for number in range(min(WINDOWS_PER_RECORDS, count - batch)):
            a, b, c = next(drawn)
            laws = list(broken_laws(frame, a, b, c))
            if number % 50 == 0:
                laws += [
                    f"{mode} day by day"
                    for mode in MODES
                    if (
                        shown_mask(frame, a, c, mode)
                        != reference_mask(frame, day_number(a), day_number(c), mode)
                    ).any()
                ]
            if laws:
                broken += 1
                print(f"{a} {b} {c}: {'; '.join(laws)}")
        whole = histogram(frame, [date(1800, 1, 1), random_day(rng), date(2200, 1, 1)]).sum()
        dated = (frame["record_kind"] == "event") & frame["earliest_start_day"].notna()
        if abs(whole - dated.sum()) > 1e-9:
            broken += 1
            print(f"bins add up to {whole}, not {dated.sum()}")
    print(f"time windows: {count:,} checked, {broken} broke a law")
    return broken


if __name__ == "__main__":
    sys.exit(1 if main(*map(int, sys.argv[1:])) else 0)
