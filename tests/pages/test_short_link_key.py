"""A page that is opened by the id of a kept view."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.shortlinks import LinkStore, kept_view
from lib.ui import caches
from lib.viewstate.codec import MAX_SEARCH_CHARACTERS

SCRIPT = """
import streamlit as st
from lib.ui import session
session.enter_page("sources")
st.text(session.view().search)
st.text(session.view().units)
for notice in session.notices():
    st.warning(str(notice))
"""
LONG = "a " * MAX_SEARCH_CHARACTERS


@pytest.fixture
def link_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path}/links.sqlite"
    monkeypatch.setenv("SHORT_LINKS_URL", url)
    caches.links.clear()
    state = {"v": "1", "search": LONG.strip().replace(" ", "_"), "units": "mi"}
    return LinkStore(url).keep(kept_view("/sources", state=state))


def run(**query: str) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def test_a_kept_view_is_shown_whole(link_id: str) -> None:
    app = run(s=link_id)
    assert [text.value for text in app.text] == [LONG.strip(), "mi"]
    assert not app.warning


def test_what_the_address_adds_stands_over_it(link_id: str) -> None:
    app = run(s=link_id, units="nmi")
    assert [text.value for text in app.text] == [LONG.strip(), "nmi"]


def test_an_id_that_is_none_is_named(link_id: str) -> None:
    app = run(s="no-such-link", units="mi")
    assert [text.value for text in app.text] == ["", "mi"]
    assert "s: 'no-such-link' is no short link of this dashboard" in app.warning[0].value
