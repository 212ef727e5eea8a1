from __future__ import annotations

from datetime import date

import pytest

from lib.temporal import format_edtf, format_window


@pytest.mark.parametrize(
    ("text", "sense", "words"),
    [
        ("", "", "undated"),
        ("2023-09-08", "", "8 Sep 2023"),
        ("2023-09-08?", "", "perhaps 8 Sep 2023"),
        ("2023-09-08%", "", "perhaps about 8 Sep 2023"),
        ("2023-09", "", "Sep 2023"),
        ("2023-08~", "", "about Aug 2023"),
        ("2026~", "", "about 2026"),
        ("2023", "", "2023"),
        ("2023-XX", "", "an unknown day in 2023"),
        ("2023-09-28/2023-10-05", "", "sometime in 28 Sep – 5 Oct 2023"),
        ("2023-12-28/2024-01-03", "throughout", "28 Dec 2023 – 3 Jan 2024"),
        ("2024-08-27~/2024-08-28~", "", "sometime in about 27 Aug 2024 – about 28 Aug 2024"),
        ("2023-08/2023-10", "throughout", "Aug – Oct 2023"),
        ("2018/2023", "throughout", "2018–2023"),
        ("2018/2023-10", "throughout", "2018 – Oct 2023"),
        ("2023-08/..", "", "from Aug 2023 on"),
        ("../2023-08~", "", "until about Aug 2023"),
    ],
)
def test_dates_in_words(text: str, sense: str, words: str) -> None:
    assert format_edtf(text, sense) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2023, 10, 1), date(2023, 11, 1), "1–31 Oct 2023"),
        (date(2024, 2, 1), date(2024, 3, 1), "1–29 Feb 2024"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 Dec 2023"),
        (date(2023, 8, 26), date(2025, 3, 10), "26 Aug 2023 – 9 Mar 2025"),
    ],
)
def test_a_window_names_its_last_day(start: date, end: date, words: str) -> None:
    assert format_window(start, end) == words
