from __future__ import annotations

import pandas as pd
import pytest

from lib.evidence import Credit, count_independent, page_credits


def _credit(family: str, *rests_on: str, is_main: bool = True, publisher: str = "") -> Credit:
    return Credit(family, publisher or family.upper(), "other", frozenset(rests_on), is_main)


@pytest.mark.parametrize(
    ("pages", "families", "independent"),
    [
        ({}, (), 0),
        ({"a": ()}, (), 0),
        ({"a": (_credit("voa"),)}, ("voa",), 1),
        ({"a": (_credit("voa"),), "b": (_credit("voa"),)}, ("voa",), 1),
        ({"a": (_credit("voa"),), "b": (_credit("csis"),)}, ("voa", "csis"), 2),
        # A page that quotes what another page relays adds no observer.
        (
            {
                "a": (_credit("us-gov"),),
                "b": (_credit("yomiuri"), _credit("us-gov", is_main=False)),
            },
            ("us-gov",),
            1,
        ),
        # One observer who rests on another of the set is not counted.
        ({"a": (_credit("voa"),), "b": (_credit("rfa", "voa"),)}, ("voa", "rfa"), 1),
        # Resting on somebody outside the set does not matter.
        ({"a": (_credit("voa"),), "b": (_credit("rfa", "osc"),)}, ("voa", "rfa"), 2),
        # Of two sets of one size, the one that the pages chiefly relay is named.
        (
            {
                "a": (_credit("x", is_main=False), _credit("y")),
                "b": (_credit("x", is_main=False), _credit("y")),
            },
            ("y",),
            1,
        ),
        # Of two sets of one size, the one with fewer independent observers counts.
        (
            {
                "a": (_credit("p"), _credit("q", "r", is_main=False)),
                "b": (_credit("r"),),
            },
            ("r", "q"),
            1,
        ),
    ],
)
def test_the_smallest_set_that_explains_all_pages(
    pages: dict[str, tuple[Credit, ...]], families: tuple[str, ...], independent: int
) -> None:
    counted = count_independent(pages, pages)
    assert counted.families == families
    assert counted.n_independent == independent
    assert counted.n_pages == len(pages)


def test_a_source_without_a_root_is_a_page_but_no_observer() -> None:
    counted = count_independent(["a", "unknown"], {"a": (_credit("voa"),)})
    assert (counted.n_pages, counted.n_independent) == (2, 1)


def test_observers_are_named_by_their_publisher_or_as_a_body() -> None:
    pages = {
        "a": (_credit("us-gov", publisher="White House / NSC"),),
        "b": (_credit("us-gov", publisher="US State Department"),),
    }
    assert count_independent(["a"], pages).observers == ("White House / NSC",)
    assert count_independent(pages, pages).observers == ("US government",)


def test_credits_come_from_the_two_tables() -> None:
    roots = pd.DataFrame(
        {
            "root_id": ["r1"],
            "family": ["rfa"],
            "publisher": ["Radio Free Asia"],
            "class": ["news_imagery"],
            "not_independent_of": ["voa;csis"],
        }
    )
    for is_main in ("true", True):
        links = pd.DataFrame({"source_id": ["s"], "root_id": ["r1"], "is_main": [is_main]})
        (credit,) = page_credits(links, roots)["s"]
        assert credit.rests_on == {"voa", "csis"}
        assert credit.is_main
    with pytest.raises(KeyError):
        page_credits(links.assign(root_id="r2"), roots)
