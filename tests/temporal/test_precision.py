from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lib.temporal import TABLE_DATES, date_precision, date_precision_words

ROOT = Path(__file__).parents[2]
with (ROOT / "tests" / "golden" / "confidence.csv").open(encoding="utf-8") as _file:
    CURATED = {(r["table"], r["row_id"]): r["date_precision"] for r in csv.DictReader(_file)}

#: Rows that a later correction gave a closer or wider date than the curation's map had.
CORRECTED = {"V020", "V051", "V052", "ev037"}


@pytest.mark.parametrize("table", ["voyages", "observations", "events", "claims"])
def test_bands_agree_with_the_curation(table: str) -> None:
    columns = TABLE_DATES[table].columns
    compared = 0
    with (ROOT / "data" / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            row_id = next(iter(row.values()))
            band = CURATED.get((table, row_id))
            if band and row_id not in CORRECTED:
                assert date_precision(row[column] for column in columns) == band, row_id
                compared += 1
    assert compared > 40


@pytest.mark.parametrize(
    ("date", "band"),
    [
        ("2024-04-01/2024-04-14", "span of days"),
        ("2024-04-01/2024-04-15", "span of weeks or more"),
        ("2024-04-01/2024-04", "span of weeks or more"),
        ("2024-04-01?", "about a day"),
        ("2024-04-XX", "month"),
        ("2024~", "year"),
        ("2024-04-01/..", "span of weeks or more"),
        ("", "none"),
    ],
)
def test_band_of_a_date(date: str, band: str) -> None:
    assert date_precision([date]) == band


def test_bands_in_words() -> None:
    assert date_precision_words(["2024-04-01~"]) == "About this day."
