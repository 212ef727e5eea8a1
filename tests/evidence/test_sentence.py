from __future__ import annotations

import pytest

from lib.evidence import (
    Credit,
    assess,
    confidence_sentence,
    count_independent,
    position_band,
    position_words,
)
from lib.units import NARROW_SPACE

CSIS = Credit("csis", "CSIS", "think_tank_imagery", frozenset(), True)
VOA = Credit("voa", "VOA", "news_imagery", frozenset(), True)


def test_the_whole_sentence() -> None:
    counted = count_independent(["a"], {"a": (CSIS,)})
    sentence = confidence_sentence(
        assess("confirmed", counted),
        counted,
        pages_read=1,
        date_words="Day known.",
        position_words=position_words(2_500, stands_in_for_unlocated_site=True),
    )
    assert sentence.replace(NARROW_SPACE, " ") == (
        "Probable. One independent source (CSIS), 1 page read. Original word: confirmed. "
        "Day known. Position: facility or port area, within 2.5 km; "
        "the site itself was not located."
    )


def test_two_observers_of_one_feed() -> None:
    counted = count_independent(["a", "b", "c"], {"a": (CSIS,), "b": (VOA,), "c": (VOA,)})
    sentence = confidence_sentence(
        assess("confirmed", counted), counted, pages_read=2, shared_imagery="Planet"
    )
    assert sentence == (
        "Corroborated. Two independent sources (VOA, CSIS), 3 pages, 2 read. "
        "Shared imagery: Planet. Original word: confirmed."
    )


def test_no_word_and_no_root() -> None:
    counted = count_independent(["a"], {})
    sentence = confidence_sentence(assess("", counted), counted, pages_read=0)
    assert sentence == "Not assessed. No independent sources, 1 page, 0 read."


@pytest.mark.parametrize(
    ("uncertainty_m", "band"),
    [
        (0, "site"),
        (500, "site"),
        (501, "facility or port area"),
        (5_000, "facility or port area"),
        (5_001, "settlement"),
        (15_000, "settlement"),
        (15_001, "district or wider"),
    ],
)
def test_bands_end_where_the_scale_says(uncertainty_m: float, band: str) -> None:
    assert position_band(uncertainty_m) == band


@pytest.mark.parametrize(
    ("uncertainty_m", "within"), [(200, "200 m"), (1_500, "1.5 km"), (50_000, "50 km")]
)
def test_radius_in_words(uncertainty_m: float, within: str) -> None:
    assert f"within {within}." in position_words(uncertainty_m).replace(NARROW_SPACE, " ")
