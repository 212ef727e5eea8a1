"""What a short link keeps: a page and a view, in the one canonical form of an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.errors import LinkError
from lib.viewstate import PAGES, ViewState, from_query, from_stored, is_linkable, to_query

__all__ = ["KeptView", "kept_view", "opened"]


@dataclass(frozen=True, slots=True)
class KeptView:
    """A page and a view."""

    path: str
    """The page's path without slashes; empty for the map."""
    query: str
    """The view's canonical query, which may be longer than an address carries."""

    def address(self, link_id: str) -> str:
        """Where a reader goes on to: the full address, or the id where that is too long.

        >>> KeptView("claims", "v=1&claim=cl001").address("73d57omjnppkxwxx")
        '/claims?v=1&claim=cl001'
        """
        if is_linkable(opened(self)):
            return f"/{self.path}?{self.query}"
        return f"/{self.path}?s={link_id}"


def kept_view(path: str, query: str = "", state: Mapping[str, str] | None = None) -> KeptView:
    """Return what is kept of a view that a reader wants to pass on.

    Parameters
    ----------
    path
        The page's path, with or without its leading slash.
    query
        The view as the query of an address, or
    state
        as the keys and values of one, for a view that is more than an address carries.

    Raises
    ------
    LinkError
        If the path is no page, or a part of the view cannot be read: a link that would show
        something else than what was passed on is not made.

    Examples
    --------
    >>> kept_view("/", "units=mi&v=1")
    KeptView(path='', query='v=1&units=mi')
    """
    page = path.removeprefix("/")
    if page not in PAGES:
        expected = ", ".join(f"/{name}" for name in PAGES)
        raise LinkError("path", path, "is no page of the dashboard", f"the pages are {expected}")
    view, notices = from_stored(state) if state is not None else from_query(query)
    if notices:
        raise notices[0]
    kept = KeptView(page, to_query(view))
    if opened(kept) != view:
        raise LinkError("state", kept.query, "is too long to keep", "take out some of it")
    return kept


def opened(kept: KeptView) -> ViewState:
    """Return the view that is kept, whole.

    >>> opened(KeptView("", "v=1&units=mi")).units
    'mi'
    """
    pairs = (part.partition("=") for part in kept.query.split("&"))
    view, _notices = from_stored({key: value for key, _, value in pairs})
    return view
