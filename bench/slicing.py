"""Slicing 100,000 records: one window in each mode, their shares, and a histogram by weeks."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from statistics import median

import numpy as np
import pandas as pd

from lib.temporal import MODES, histogram, share_in_window, slice_window, week_edges

ROWS = 100_000
REPEATS = 15
WINDOW = (date(2023, 10, 1), date(2024, 1, 1))


def main() -> None:
    """Print the median of each step in milliseconds."""
    frame = records()
    edges = week_edges(date(2022, 1, 1), date(2026, 1, 1))
    for mode in MODES:
        report(f"slice_window {mode}", lambda mode=mode: slice_window(frame, *WINDOW, mode))
    report("share_in_window", lambda: share_in_window(frame, *WINDOW))
    report(f"histogram, {len(edges) - 1} weeks", lambda: histogram(frame, edges))


def records() -> pd.DataFrame:
    """Events of 1 to 60 days in 2022-2025, as ``with_day_bounds`` would leave them."""
    rng = np.random.default_rng(20231012)
    start = rng.integers(18_993, 20_393, ROWS)
    end = start + rng.integers(1, 61, ROWS)
    columns = {
        "earliest_start_day": start,
        "latest_start_day": end - 1,
        "earliest_end_day": start + 1,
        "latest_end_day": end,
        "on_day": start,
    }
    numbers = {name: pd.array(days, dtype="Int64") for name, days in columns.items()}
    return pd.DataFrame({"id": np.arange(ROWS), **numbers, "record_kind": "event"})


def report(name: str, step: Callable[[], object]) -> None:
    """Time one step, after one run that warms it up."""
    step()
    seconds = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - begin)
    print(f"{name:32} {median(seconds) * 1000:7.2f} ms for {ROWS:,} records")


if __name__ == "__main__":
    main()
