"""The view in the session and in the address: one session key, one writer of the address.

A reader's view lives in the session under one key and in the address as its canonical query.
Where they part, the address wins if the reader changed it (a link, back and forward, the time
map's own ``history.replaceState``), and the session wins if a control did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from lib.errors import LinkError
from lib.shortlinks import opened
from lib.ui import caches
from lib.ui.settings import public_url
from lib.viewstate import DEFAULT, ViewState, from_params, from_stored, to_params, to_query

__all__ = [
    "address_of",
    "adopt",
    "change",
    "changed_by",
    "enter_page",
    "hold",
    "notices",
    "page",
    "params",
    "put",
    "root",
    "view",
]

_KEY = "_session"
#: The key of an address that stands for a view kept elsewhere.
SHORT_LINK = "s"


@dataclass
class _Session:
    """What the session remembers: the view, the address, the page, what could not be read."""

    state: ViewState = DEFAULT
    seen: dict[str, str] | None = None
    """The address as it was last read or written here."""
    page: str | None = None
    """Path of the page that ran last; None before the first run."""
    notices: tuple[LinkError, ...] = ()


def _session() -> _Session:
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _Session()
    session: _Session = st.session_state[_KEY]
    return session


def _address() -> dict[str, str]:
    """The view's part of the address; Streamlit's own embedding keys never show up here."""
    return st.query_params.to_dict()


def enter_page(page: str) -> None:
    """Read the address at the start of a run; ``page`` is the path of the page that runs.

    A page that was reached by the page bar comes without a query: it keeps the view and the
    address gets it back. Everywhere else a changed address is the reader's word.
    """
    session = _session()
    came_by_page_bar = session.page not in (None, page) and not _address()
    session.page = page
    if came_by_page_bar:
        _write_address(session)
    else:
        _read_address(session)


def _read_address(session: _Session) -> None:
    address = _address()
    if address not in (session.seen, to_params(session.state)):
        session.state, session.notices = _from_address(address)
    # Also where nothing was new: when a part of a page runs alone, Streamlit may repeat this
    # address although the map has written another one since. It is then no news.
    session.seen = address


def _from_address(address: dict[str, str]) -> tuple[ViewState, tuple[LinkError, ...]]:
    """Read an address; what stands under a short link's id comes first, the rest over it."""
    if SHORT_LINK not in address:
        return from_params(address)
    rest = {key: value for key, value in address.items() if key != SHORT_LINK}
    kept = caches.links().find(address[SHORT_LINK])
    if kept is None:
        state, notices = from_params(rest)
        problem = "is no short link of this dashboard"
        missing = LinkError(SHORT_LINK, address[SHORT_LINK], problem, "the default view is shown")
        return state, (missing, *notices)
    return from_stored({**to_params(opened(kept)), **rest})


def _write_address(session: _Session) -> None:
    session.seen = to_params(session.state)
    st.query_params.from_dict(session.seen)


def view() -> ViewState:
    """The view that this session shows."""
    return _session().state


def page() -> str:
    """Path of the page that runs, without slashes."""
    return _session().page or ""


def start_with_app() -> None:
    """Start over with app.py where Streamlit ran a page without it.

    Until ``st.navigation`` has run once in a process, Streamlit takes a folder named ``pages``
    for its older kind of multipage app, and a link to a page runs that page's file alone.
    """
    if _session().page is None:
        PagesManager.uses_pages_directory = False
        st.rerun()


def notices() -> tuple[LinkError, ...]:
    """What of the address could not be read, and what stands in its place."""
    return _session().notices


def params() -> dict[str, str]:
    """The view as query parameters, for a page switch that keeps it."""
    return to_params(view())


def put(state: ViewState) -> None:
    """Show ``state`` from now on and write it to the address."""
    session = _session()
    session.notices = ()
    if state == session.state:
        return
    session.state = state
    _write_address(session)


def adopt(state: ViewState) -> None:
    """Show ``state``, which the time map has written to the address by itself."""
    _session().state = state


def change(**fields: Any) -> None:
    """Change fields of the view; to be used in callbacks, before a page runs.

    The address is read first: the time map may have moved camera or window there since the
    last run.
    """
    session = _session()
    _read_address(session)
    put(replace(session.state, **fields))


def changed_by(key: str, to_fields: Callable[[Any], dict[str, Any]]) -> Callable[[], None]:
    """Return a callback that changes the view by what the widget ``key`` now holds."""
    return lambda: change(**to_fields(st.session_state[key]))


def hold(key: str, value: Any) -> None:
    """Make the widget ``key`` hold a value of the view, before it is drawn.

    One that holds it already is left alone: told its value anew, the browser would put it back
    over what the reader has pressed or typed since, and a press made during a run would be lost.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def root() -> str:
    """Where the world reaches this dashboard, without a slash at the end; empty where unknown."""
    asked = urlsplit(st.context.url or "")
    return public_url() or (f"{asked.scheme}://{asked.netloc}" if asked.netloc else "")


def address_of(state: ViewState, page: str = "") -> str:
    """The address of a view, relative to the dashboard's root.

    >>> address_of(DEFAULT, "distances").startswith("/distances")
    True
    """
    query = to_query(state)
    return f"/{page}" + (f"?{query}" if query else "")
