from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from lib.errors import LinkError
from lib.shortlinks import KeptView, kept_view, opened
from lib.viewstate import DEFAULT, to_params, to_query
from tests.fuzz.links import random_state


@pytest.mark.parametrize("seed", range(200))
def test_a_kept_view_comes_back_whole(seed: int) -> None:
    state = random_state(random.Random(seed))  # noqa: S311
    kept = kept_view("/distances", state=to_params(state))
    assert opened(kept) == state
    assert kept.address("a" * 16) == f"/distances?{to_query(state)}"


def test_what_no_address_carries_is_opened_by_its_id() -> None:
    large = replace(DEFAULT, selected=tuple(f"V{number:03}" for number in range(40)))
    kept = kept_view("", state=to_params(large))
    assert opened(kept) == large
    assert kept.address("a" * 16) == f"/?s={'a' * 16}"


def test_two_ways_to_write_a_view_are_one() -> None:
    assert kept_view("/", "units=mi&v=1") == kept_view("", state={"units": "mi"})


@pytest.mark.parametrize(
    ("path", "query", "named"),
    [
        ("/nowhere", "v=1", "path: '/nowhere' is no page"),
        ("/../data", "v=1", "is no page"),
        ("//evil.example", "v=1", "is no page"),
        ("/", "v=1&units=parsec", "units: 'parsec' is none of"),
        ("/", "v=1&script=alert", "script: 'alert' is no key of a view"),
        ("/", "v=9", "v: '9' is a kind of link"),
    ],
)
def test_what_cannot_be_read_is_not_kept(path: str, query: str, named: str) -> None:
    with pytest.raises(LinkError, match=re.escape(named)):
        kept_view(path, query)


def test_a_view_beyond_8000_characters_is_refused() -> None:
    ids = "~".join(f"V{number:06}" for number in range(1_000))
    with pytest.raises(LinkError, match="is longer than 8000 characters"):
        kept_view("", state={"v": "1", "selected": ids})


def test_a_kept_view_is_a_value() -> None:
    assert KeptView("", "v=1") == KeptView("", "v=1")
