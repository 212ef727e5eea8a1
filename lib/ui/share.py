"""Passing a view on: its link, a short link, a frame for another page, a citation."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.catalog import Package
from lib.errors import LinkError
from lib.export import cite
from lib.shortlinks import embed_snippet, kept_view
from lib.ui import caches, session
from lib.viewstate import ViewState, from_query, is_linkable, to_params, to_query

__all__ = ["share_button"]

#: What no link carries, whatever the view.
NEVER_CARRIED = (
    "your light or dark theme",
    "the table you have open and how it is sorted",
    "whether the time is playing",
)


def share_button(title: str) -> None:
    """A button that opens the dialog of the view as it stands now; the page says ``title``."""
    if st.button("Share", icon=":material/share:", key="share"):
        package = caches.package()
        # The recipient sees these data, also when there are newer ones.
        view = replace(session.view(), data_version=package.version)
        _dialog(package, view, session.page(), title)


@st.dialog("Share this view", width="medium", icon=":material/share:")
def _dialog(package: Package, view: ViewState, page: str, title: str) -> None:
    url = session.root() + session.address_of(view, page)
    whole = is_linkable(view)
    if whole:
        st.markdown("**Link.** It opens this page with this view and these data.")
        _to_copy(url)
    else:
        st.warning("This view is more than an address carries. Its short link carries it whole.")
    if not whole or st.button("Make a short link", key="share_short"):
        short = _short_link(view, page)
        url = url if whole else short or url
    st.markdown("**Frame for another page**")
    _to_copy(embed_snippet(url, title))
    _citation(package, view, url)
    st.markdown("**What the recipient will not see**")
    st.markdown("\n".join(f"- {line}" for line in not_carried(view)))


def _short_link(view: ViewState, page: str) -> str:
    """Keep the view, show its short link, and return the address that opens it; or say why not."""
    try:
        link_id = caches.links().keep(kept_view(page, state=to_params(view)))
    except LinkError as problem:
        st.text(f"No short link: the view {problem.problem}; {problem.fallback}.")
        return ""
    st.markdown("**Short link.** The same view has the same short link.")
    _to_copy(f"{session.root()}/s/{link_id}")
    return f"{session.root()}/{page}?s={link_id}"


def _to_copy(text: str) -> None:
    st.code(text, language=None, wrap_lines=True)


def _citation(package: Package, view: ViewState, url: str) -> None:
    citation = cite(package, view, url)
    st.markdown("**Citation**")
    styles = {
        "Sentence": citation.sentence,
        "APA": citation.apa,
        "Chicago": citation.chicago,
        "BibTeX": citation.bibtex,
    }
    for tab, text in zip(st.tabs(list(styles)), styles.values(), strict=True):
        with tab:
            _to_copy(text)


def not_carried(view: ViewState) -> tuple[str, ...]:
    """What the recipient of the view's full link will not see.

    >>> from lib.viewstate import DEFAULT
    >>> len(not_carried(DEFAULT)) == len(NEVER_CARRIED)
    True
    """
    _, cut = from_query(to_query(view))
    return (*map(_cut, cut), *NEVER_CARRIED)


def _cut(notice: LinkError) -> str:
    return f"by the full link alone: part of “{notice.key}” ({notice.problem})"
