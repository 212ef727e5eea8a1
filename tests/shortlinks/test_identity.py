from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lib.shortlinks import short_id
from lib.shortlinks.identity import ID

texts = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-._~=&", max_size=60)


@given(texts, texts)
def test_ids_are_sixteen_characters_that_no_address_rewrites(path: str, query: str) -> None:
    assert ID.fullmatch(short_id(path, query))


@given(texts, texts)
def test_different_views_have_different_ids(one: str, other: str) -> None:
    assert (short_id("", one) == short_id("", other)) == (one == other)


def test_the_page_is_part_of_the_id() -> None:
    assert short_id("claims", "v=1") != short_id("voyages", "v=1")
